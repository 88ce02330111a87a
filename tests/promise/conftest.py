"""What holds for all that walks over every command."""

import pytest

from tests.extracting.here import extract_here


@pytest.fixture(autouse=True)
def extraction(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are extracted in this process; the child has tests of its own."""
    monkeypatch.setattr("bot.extracting.queue.extract", extract_here)
