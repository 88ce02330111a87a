"""The real client with the real cogs, on two articles made by hand."""

from pathlib import Path

import pytest

from bot.client import Receipts, create_bot
from bot.config import Config
from bot.library import Library, Shelf
from tests.cards.made import storm
from tests.cogs.room import Room
from tests.extracting.here import extract_here


@pytest.fixture(autouse=True)
def extraction(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are extracted in this process; the child has tests of its own."""
    monkeypatch.setattr("bot.extracting.queue.extract", extract_here)


@pytest.fixture
def library() -> Library:
    return storm()


@pytest.fixture
def simcord_bot(library: Library, tmp_path: Path) -> Receipts:
    return create_bot(Config(data=tmp_path), Shelf(library))


@pytest.fixture
def room(simcord_env: object, simcord_bot: Receipts) -> Room:
    return Room(simcord_env, simcord_bot)  # type: ignore[arg-type]  # the plugin's fixture has no public type
