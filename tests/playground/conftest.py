"""The real client on an invented article, with the sample commands or the real ones."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.archive.source import SourceFile
from bot.client import Receipts, create_bot
from bot.config import Config
from bot.config.settings import CogSettings
from bot.library import Shelf, build_library

ARTICLE = b"""Harbour wall gives way in Veldmouth

VELDMOUTH, 3 March 2019 - The old harbour wall of Veldmouth collapsed on Sunday after two days of storm.

Nobody was hurt. "We heard it groan all night," said harbour master Ines Aldana.

Engineers expect that the repair will take eleven weeks.
"""
SAMPLES = CogSettings(folder=Path(__file__).parent / "samples")


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with the article."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "harbour.txt").write_bytes(ARTICLE)
    return folder


@pytest.fixture
def make_bot(tmp_path: Path) -> Callable[..., Receipts]:
    """Makes the client; with the sample commands unless told otherwise."""

    def make(cogs: CogSettings = SAMPLES, cooldown: float = 0.0) -> Receipts:
        config = Config(data=tmp_path / "data", cogs=cogs, cooldown=cooldown)
        return create_bot(config, Shelf(build_library([SourceFile("harbour.txt", ARTICLE)])))

    return make
