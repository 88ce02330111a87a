"""Servers' own archives: opened once, kept while they are used, made anew when they change."""

import asyncio
import threading
from pathlib import Path

import pytest

from bot import own_archives
from bot.config.settings import LONGEST_NAME, UploadSettings
from bot.extracting import Extracted, Request
from bot.ingest.making import Making
from bot.library import Library
from bot.own_archives import MOST_OPEN, OWN, Edition, OwnArchives, maker
from bot.store.uploads import Uploads
from bot.store.waiting import Waiting
from tests.extracting.here import extract_here

IDA = 7


@pytest.fixture
def uploads(tmp_path: Path) -> Uploads:
    return Uploads(tmp_path, UploadSettings())


def add(uploads: Uploads, guild: int, text: str = "The flood reached the mill on 9 June 2022.") -> None:
    made = extract_here(Request("flood.txt", text.encode()), most_bytes=10_000)
    assert isinstance(made, Extracted)
    token = uploads.wait(guild, IDA, Waiting("flood", made))
    assert token
    assert uploads.keep(guild, IDA, token)[0] == "kept"


class Opening:
    """Opens libraries, counts how often, and waits on the way while `go` is not set."""

    def __init__(self) -> None:
        self.count = 0
        self.go = threading.Event()
        self.go.set()
        self.begun = threading.Event()
        self._make = maker(Making())

    def __call__(self, folder: Path, before: Edition | None) -> Edition:
        self.count += 1
        self.begun.set()
        assert self.go.wait(60)
        return self._make(folder, before)


def files(library: Library | None) -> list[str]:
    assert library
    return [article.file for article in library.archive.articles]


def test_no_configured_folder_can_be_called_as_the_own_articles_are() -> None:
    assert len(OWN) > LONGEST_NAME


async def test_a_server_without_articles_has_no_library(uploads: Uploads) -> None:
    archives = OwnArchives(uploads, Opening())
    assert archives.count(1) == 0
    assert archives.count(None) == 0
    assert await archives.library(1) is None


async def test_it_is_opened_once_however_many_ask(uploads: Uploads) -> None:
    add(uploads, 1)
    opening = Opening()
    archives = OwnArchives(uploads, opening)
    assert archives.at_hand(1) is None
    found = await asyncio.gather(*(archives.library(1) for _ in range(5)))
    assert len(set(map(id, found))) == 1
    assert archives.at_hand(1) is found[0]
    assert opening.count == 1


async def test_each_server_has_its_own(uploads: Uploads) -> None:
    add(uploads, 1)
    add(uploads, 2, "A fire broke out in the bakery.")
    archives = OwnArchives(uploads, Opening())
    first, second = await archives.library(1), await archives.library(2)
    assert first
    assert second
    assert "fire" not in first.archive.articles[0].raw
    assert "flood" not in second.archive.articles[0].raw


async def test_while_a_changed_one_is_made_the_one_from_before_answers(uploads: Uploads) -> None:
    add(uploads, 1)
    opening = Opening()
    archives = OwnArchives(uploads, opening)
    before = await archives.library(1)
    opening.go.clear()
    add(uploads, 1, "A fire broke out in the bakery.")
    assert archives.at_hand(1) is None
    assert await archives.library(1) is before
    opening.go.set()
    latest = await archives.library(1, latest=True)
    assert files(latest) == ["flood 2.txt", "flood.txt"]
    assert await archives.library(1) is latest
    assert opening.count == 2


async def test_what_changes_while_it_is_being_made_is_in_it(uploads: Uploads) -> None:
    add(uploads, 1)
    opening = Opening()
    opening.go.clear()
    archives = OwnArchives(uploads, opening)
    asked = asyncio.create_task(archives.library(1))
    assert await asyncio.to_thread(opening.begun.wait, 60)
    add(uploads, 1, "A fire broke out in the bakery.")
    opening.go.set()
    assert len(files(await asked)) == 2


async def test_only_those_used_last_stay_open(uploads: Uploads) -> None:
    opening = Opening()
    archives = OwnArchives(uploads, opening)
    for guild in range(MOST_OPEN + 1):
        add(uploads, guild)
        await archives.library(guild)
        await archives.library(0)
    assert archives.at_hand(0)
    assert archives.at_hand(1) is None
    assert archives.at_hand(MOST_OPEN)


async def test_without_its_articles_it_is_closed(uploads: Uploads) -> None:
    add(uploads, 1)
    archives = OwnArchives(uploads, Opening())
    assert await archives.library(1)
    uploads.remove(1, "flood.txt")
    assert await archives.library(1) is None
    add(uploads, 1, "A fire broke out in the bakery.")
    assert files(await archives.library(1)) == ["flood.txt"]


async def test_articles_that_cannot_be_read_give_no_library_and_a_line(
    uploads: Uploads, caplog: pytest.LogCaptureFixture
) -> None:
    add(uploads, 1)
    (uploads.home(1) / "flood.txt").unlink()
    assert await OwnArchives(uploads, Opening()).library(1) is None
    assert "cannot be used" in caplog.text


async def test_a_failure_reaches_who_asked_and_the_next_one_tries_again(
    uploads: Uploads, caplog: pytest.LogCaptureFixture
) -> None:
    add(uploads, 1)
    failures = [RuntimeError("broken on purpose")]
    opening = Opening()

    def make(folder: Path, before: Edition | None) -> Edition:
        if failures:
            raise failures.pop()
        return opening(folder, before)

    archives = OwnArchives(uploads, make)
    with pytest.raises(RuntimeError):
        await archives.library(1)
    assert "cannot be opened" in caplog.text
    assert await archives.library(1)


async def test_where_no_uploads_are_wanted_there_are_none(uploads: Uploads) -> None:
    add(uploads, 1)
    archives = OwnArchives(uploads, Opening(), enabled=False)
    assert archives.count(1) == 0
    assert await archives.library(1) is None


async def test_a_large_one_is_made_from_what_has_changed_and_says_the_same(
    uploads: Uploads, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_archives, "FEW", 0)
    archives = OwnArchives(uploads, maker(Making()))
    add(uploads, 1)
    before = await archives.library(1)
    add(uploads, 1, "A fire broke out in the bakery on 2 March 2020.")
    latest = await archives.library(1, latest=True)
    assert before
    assert latest
    assert latest.archive.article("flood.txt") is before.archive.article("flood.txt")
    fresh = await OwnArchives(uploads, maker(Making())).library(1)
    assert fresh
    question = "when did the fire break out in the bakery"
    assert latest.search.ask(question).citations == fresh.search.ask(question).citations
    assert latest.edition == fresh.edition
