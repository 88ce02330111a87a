"""What discord.py only writes into its log when a cog fails there, where no handler can be given."""

import logging
from collections.abc import Callable, Mapping

from bot.extending.blame import Blame, Place
from bot.extending.troubles import Kind

KINDS: Mapping[str, Kind] = {
    "discord.app_commands.tree": Kind.SUGGESTING,
    "discord.ui.view": Kind.CONTROL,
    "discord.ui.modal": Kind.CONTROL,
    "discord.ext.tasks": Kind.TASK,
    "discord.ext.commands.cog": Kind.LOADING,
}
"""Its loggers, and what a cog was doing when they tell of an error."""

_WITHOUT_PEOPLE = {Kind.TASK, Kind.LOADING}
"""Where the words of an error cannot come from somebody who typed them."""


class Overheard(logging.Filter):
    """Lets every record through, and notes whose error it is."""

    def __init__(self, blame: Blame, note: Callable[[Place, Kind, str, BaseException], object]) -> None:
        super().__init__()
        self._blame = blame
        self._note = note

    def listen(self) -> None:
        """Begin, before any filter that takes the error out of a record."""
        for name in KINDS:
            logging.getLogger(name).filters.insert(0, self)

    def leave(self) -> None:
        """End."""
        for name in KINDS:
            logging.getLogger(name).removeFilter(self)

    def filter(self, record: logging.LogRecord) -> bool:
        """Let it through."""
        error = record.exc_info[1] if record.exc_info else None
        place = self._blame.error(error) if error else None
        if error and place and record.name in KINDS:
            kind = KINDS[record.name]
            name = type(error).__name__
            self._note(place, kind, f"{name}: {error}" if kind in _WITHOUT_PEOPLE else name, error)
        return True
