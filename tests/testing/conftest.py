"""What the tests of the kit need."""

from pathlib import Path

import pytest


@pytest.fixture
def cogs(tmp_path: Path) -> Path:
    """The folder of cogs of the bot that `chat_with` gives."""
    folder = tmp_path / "cogs"
    folder.mkdir()
    return folder
