"""What the managers of each server have set: all that is ever stored about anybody's use of the bot."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bot.store.state import read_state, write_state


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """How the bot behaves in one server; the defaults are what a server has that has set nothing.

    `language` is a catalogue's, None for each person's own; `private` shows answers only to who asked;
    `channels` are those where commands work, none for all; `archive` is the name of the articles used, None
    for the first.
    """

    language: str | None = None
    private: bool = False
    channels: tuple[int, ...] = ()
    archive: str | None = None


UNSET = ServerSettings()


class Servers:
    """The settings of all servers: answered from memory, written at once to one file."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._settings = {
            int(guild): settings
            for guild, stored in read_state(file).items()
            if guild.isdecimal() and (settings := _read(stored)) is not None
        }

    def of(self, guild_id: int | None) -> ServerSettings:
        """The settings of a server; of none (a direct message) the defaults."""
        return self._settings.get(guild_id, UNSET) if guild_id is not None else UNSET

    def keep(self, guild_id: int, settings: ServerSettings) -> None:
        """Store `settings` as those of the server; the defaults leave nothing stored.

        Raises:
            OSError: they cannot be written; those from before stay in force.
        """
        kept = {guild: each for guild, each in self._settings.items() if guild != guild_id}
        if settings != UNSET:
            kept[guild_id] = settings
        write_state(self._file, {str(guild): asdict(each) for guild, each in kept.items()})
        self._settings = kept

    def forget(self, guild_id: int) -> bool:
        """Delete what is stored about the server; says whether there was anything.

        Raises:
            OSError: it cannot be deleted now.
        """
        known = guild_id in self._settings
        if known:
            self.keep(guild_id, UNSET)
        return known


def _read(stored: Any) -> ServerSettings | None:
    """Settings as they were written; None for what another version or a hand made of them."""
    match stored:
        case {
            "language": str() | None as language,
            "private": bool() as private,
            "channels": [*channels],
            "archive": str() | None as archive,
        } if isinstance(stored, Mapping) and all(isinstance(channel, int) for channel in channels):
            return ServerSettings(language, private, tuple(channels), archive)
    return None
