"""The test kit: the real bot with its cogs on a simulated Discord, for the tests of any cog.

`python -m pytest -p bot.testing.plugin FOLDER` gives each test there the fixture `chat`. It is a `Chat`, and
what comes back in it are `Seen`s. Needs the extra `play`; nothing that runs on Discord imports it.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.testing.chat import Chat
    from bot.testing.opening import chatting
    from bot.testing.seen import Seen

__all__ = ["Chat", "Seen", "chatting"]

_PLACES = {"Chat": "chat", "chatting": "opening", "Seen": "seen"}


def __getattr__(name: str) -> object:
    """Import it when it is asked for: pytest loads the plugin before coverage is measured."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
