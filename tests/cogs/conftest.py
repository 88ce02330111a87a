"""The real client with the real cogs, on two articles made by hand."""

from pathlib import Path

import pytest
import simcord

from bot.config import Config
from bot.library import Library
from bot.testing import Chat
from tests.cards.made import storm
from tests.extracting.here import extraction

__all__ = ["extraction"]


@pytest.fixture
def library() -> Library:
    return storm()


@pytest.fixture
def receipts_config(tmp_path: Path) -> Config:
    return Config(data=tmp_path)


@pytest.fixture
def manager(chat: Chat) -> simcord.MemberActor:
    """Whoever acts in `chat` then: somebody who manages the server."""
    manager: simcord.MemberActor = chat.as_manager().person
    chat.person = manager
    return manager
