"""Libraries that follow their folders, as people see them: through the real bot on simcord."""

import asyncio
import gc
import weakref
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.cli.opening import open_shelf
from bot.client import Receipts, create_bot
from bot.config import Config
from bot.config.settings import EmbeddingSettings
from bot.ingest.shelf import KeptShelf
from bot.library import Library
from bot.testing import Chat, chatting
from bot.testing.showing import quoted, told
from tests.ingest.news import folder_of_news, keeper, write

PATIENCE = 600  # looks, a twentieth of a second apart


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folder_of_news(tmp_path / "news")


@pytest.fixture
def receipts_bot(folder: Path, tmp_path: Path) -> Receipts:
    embedding = EmbeddingSettings(engine="none")
    config = Config(articles={"": folder}, data=tmp_path / "data", embedding=embedding)
    return create_bot(config, open_shelf(config))


@pytest.fixture
async def chat(receipts_bot: Receipts) -> AsyncIterator[Chat]:
    async with chatting(receipts_bot) as chat:
        yield chat
        await asyncio.to_thread(receipts_bot.shelf.close)


def empty(folder: Path) -> None:
    for file in folder.rglob("*.*"):
        file.unlink()


async def until(chat: Chat, question: str, wanted: str) -> list[str]:
    """What is quoted once an answer has `wanted` in it."""
    for _ in range(PATIENCE):
        result = await chat.person.slash(chat.channel, "ask", question=question)
        # Only the last answer is held against the articles: others may change just after one from before.
        if any(wanted in block.words for block in quoted(told(result.response))):
            return chat.seen(result).quoted
        await asyncio.to_thread(asyncio.run, asyncio.sleep(0.05))
    raise AssertionError(f"nobody said {wanted}")


async def test_an_article_that_is_added_is_answered_from_without_a_restart(chat: Chat, folder: Path) -> None:
    seen = await chat.slash("ask", question="who built the observatory")
    assert "Cy Holm" not in seen.text
    write(folder, sky="The observatory was built by Cy Holm in May 2021.")
    assert await until(chat, "who built the observatory", "Cy Holm")
    (folder / "sky.txt").unlink()
    write(folder, sky2="The observatory was built by Di Rook in May 2021.")
    quoted = await until(chat, "who built the observatory", "Di Rook")
    assert not any("Cy Holm" in one for one in quoted)


async def test_a_folder_that_is_emptied_leaves_nothing_to_answer_from(chat: Chat, folder: Path) -> None:
    empty(folder)
    for _ in range(PATIENCE):
        if not chat.bot.shelf.library().archive.articles:
            break
        await asyncio.to_thread(asyncio.run, asyncio.sleep(0.05))
    for command, options in (
        ("ask", {"question": "who built the observatory"}),
        ("sources", {}),
        ("timeline", {}),
        ("who", {}),
        ("quote", {}),
        ("compare", {}),
        ("kids", {}),
        ("read", {"article": "birds.txt"}),
    ):
        seen = await chat.slash(command, **options)
        assert not seen.quoted
        assert seen.text


@pytest.fixture
def shelf(folder: Path, tmp_path: Path) -> Iterator[KeptShelf]:
    kept = keeper(folder, tmp_path / "data")
    kept.open()
    made = KeptShelf([kept], kept._store)
    yield made
    made.close()


def test_an_old_library_goes_with_its_last_reference(shelf: KeptShelf, folder: Path) -> None:
    [kept] = shelf._keepers.values()
    old: weakref.ref[Library] = weakref.ref(shelf.library())
    shelf.library().search.ask("heron")
    write(folder, owl="An owl was seen.")
    change = kept.refresh()
    gc.disable()
    try:
        shelf._take_up(kept, change)
        assert old() is None
    finally:
        gc.enable()


def test_a_change_is_one_line_in_the_log_without_any_text(
    shelf: KeptShelf, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    [kept] = shelf._keepers.values()
    write(folder, owl="An owl was seen.")
    shelf._take_up(kept, kept.refresh())
    assert [line.rpartition(", in ")[0] for line in caplog.messages] == [
        "news: 4 articles, 1 added, 0 changed, 0 removed"
    ]


def test_it_is_followed_once_and_can_be_closed_at_any_time(shelf: KeptShelf) -> None:
    shelf.close()
    shelf.follow()
    first = shelf._watcher
    shelf.follow()
    assert shelf._watcher is first
    shelf.close()
    shelf.close()
    assert shelf._watcher is None
