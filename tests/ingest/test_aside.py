import tempfile
from pathlib import Path

import pytest

from bot.archive import Interval
from bot.archive.packing import packed
from bot.archive.reading import build_archive
from bot.facts import Facts
from bot.ingest import aside
from bot.ingest.aside import FactsAside, Task, work_out
from bot.store.facts import StoredFacts
from bot.store.folder import read_folder
from tests.ingest.news import folder_of_news, keeper, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folder_of_news(tmp_path / "news")


@pytest.mark.parametrize("published", [None, Interval.parse("2019")])
def test_the_facts_are_those_that_are_worked_out_here(folder: Path, published: Interval | None) -> None:
    archive = build_archive(read_folder(folder).sources)
    made = FactsAside(archive, published)
    made._child.wait()
    assert made.is_over()
    pieces = made.take()
    expected = Facts.of(archive, published)
    assert pieces == work_out(Task([packed(article) for article in archive.articles], published))
    held = StoredFacts(pieces or {}, lambda: expected)
    assert (held.published, held.dates, held.exact) == (expected.published, expected.dates, True)


def test_a_process_that_fails_leaves_the_facts_as_they_are_and_is_not_tried_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(aside, "_COMMAND", ("false",))
    for number in range(30):
        (folder / f"{number}.txt").write_text(f"Owl {number} was seen on {number + 1} May 2020.")
    kept = keeper(folder, tmp_path / "data")
    kept.open()
    assert kept.facts_aside() is None
    write(folder, owl="An owl was seen.")
    kept.refresh()
    made = kept.facts_aside()
    assert made is not None
    made._child.wait()
    before = kept.library
    assert not kept.take_facts(made)
    assert kept.library is before
    assert kept.facts_aside() is None
    assert len(caplog.messages) == 1


def test_where_nothing_temporary_can_be_written_the_facts_stay_as_they_are(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full() -> None:
        raise OSError(28, "No space left on device")

    for number in range(30):
        (folder / f"{number}.txt").write_text(f"Owl {number} was seen on {number + 1} May 2020.")
    kept = keeper(folder, tmp_path / "data")
    kept.open()
    write(folder, owl="An owl was seen.")
    kept.refresh()
    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    assert kept.facts_aside() is None
    assert kept.facts_aside() is None
    assert caplog.text.count("No space left on device") == 1


def test_facts_of_articles_that_have_changed_meanwhile_are_of_no_use(folder: Path, tmp_path: Path) -> None:
    kept = keeper(folder, tmp_path / "data")
    made = FactsAside(kept.open().archive, None)
    made._child.wait()
    write(folder, owl="An owl was seen.")
    kept.refresh()
    before = kept.library
    assert not kept.take_facts(made)
    assert kept.library is before


def test_it_can_be_given_up(folder: Path, tmp_path: Path) -> None:
    made = FactsAside(keeper(folder, tmp_path / "data").open().archive, None)
    made.give_up()
    assert made.is_over()
