"""What every test of the client needs."""

import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

from tests.discord_double import DiscordDouble, discord_double


@pytest.fixture
def features(tmp_path: Path) -> Iterator[Path]:
    """An empty folder for cogs; what was imported from it is forgotten afterwards."""
    folder = tmp_path / "features"
    folder.mkdir()
    yield folder
    for name in [name for name in sys.modules if name.startswith("features_")]:
        del sys.modules[name]


@pytest.fixture
async def double(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[DiscordDouble]:
    """Discord, for bots of this process; others are told its address."""
    async with discord_double() as started:
        monkeypatch.setattr(Route, "BASE", started.address)
        monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", URL(started.gateway))
        yield started
