"""A conversation with the real client about a library, for tests that begin one themselves."""

from contextlib import AbstractAsyncContextManager
from pathlib import Path

from bot.client import create_bot
from bot.config import Config
from bot.library import Library, Shelf, build_library
from bot.store.folder import read_folder
from bot.testing import Chat, chatting

ROOT = Path(__file__).parents[2]


def seeds() -> Library:
    """The library of the folder that comes with the project."""
    contents = read_folder(ROOT / "seeds")
    return build_library(contents.sources, contents.skipped)


def chat_about(library: Library, home: Path, locale: str = "en-US") -> AbstractAsyncContextManager[Chat]:
    """Log the real bot in, with the real cogs, and sit down before it."""
    return chatting(create_bot(Config(data=home / "data", cooldown=0), Shelf(library)), locale)
