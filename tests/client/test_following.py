"""A new edition of a shared index is taken up while the bot runs."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.client import create_bot
from bot.client.following import follow
from bot.config import Config
from bot.config.settings import IndexSettings
from bot.library import Shelf
from bot.shared_index.candidates import EngineError
from bot.shared_index.opening import SharedLibrary
from tests.cards.made import storm
from tests.search.invented_articles import FILES
from tests.shared_index.made import read, write


async def until(done: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not done():  # noqa: ASYNC110 - what it waits for is changed by other code, which sets no event
            await asyncio.sleep(0.02)


async def test_a_new_edition_is_answered_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    pytest.importorskip("lancedb", reason="the extra `lance` is not installed")
    uri = str(tmp_path / "tables")
    write(uri, FILES)
    config = Config(data=tmp_path, index=IndexSettings.model_construct(uri=uri, seconds=0.01))
    bot = create_bot(config, Shelf(read(uri)))
    newer, failing = SharedLibrary.newer, True

    def sometimes(library: SharedLibrary) -> SharedLibrary | None:
        if failing:
            raise EngineError("the store is away")
        return newer(library)

    monkeypatch.setattr(SharedLibrary, "newer", sometimes)
    following = asyncio.create_task(follow(bot))
    await until(lambda: "the store is away" in caplog.text)
    await asyncio.to_thread(write, uri, {"orchard.txt": FILES["orchard.txt"]})
    assert list(bot.shelf.library().archive.files) == sorted(FILES)
    failing = False
    await until(lambda: list(bot.shelf.library().archive.files) == ["orchard.txt"])
    following.cancel()
    assert caplog.text.count("the store is away") == 1


async def test_folders_are_not_followed(tmp_path: Path) -> None:
    async with asyncio.timeout(10):
        await follow(create_bot(Config(data=tmp_path), Shelf(storm())))
