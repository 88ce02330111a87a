"""The real client with the real cogs, on two articles made by hand."""

from pathlib import Path

import pytest

from bot.config import Config
from bot.library import Library
from tests.cards.made import storm
from tests.extracting.here import extract_here


@pytest.fixture(autouse=True)
def extraction(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are extracted in this process; the child has tests of its own."""
    monkeypatch.setattr("bot.extracting.queue.extract", extract_here)


@pytest.fixture
def library() -> Library:
    return storm()


@pytest.fixture
def receipts_config(tmp_path: Path) -> Config:
    return Config(data=tmp_path)
