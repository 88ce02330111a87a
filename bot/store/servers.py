"""What the managers of each server have set: all that is ever stored about anybody's use of the bot."""

import logging
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from threading import Lock
from typing import Any

from bot.store.state import read_state, write_state

log = logging.getLogger(__name__)


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
_ID = re.compile("[0-9]{1,20}")


class Servers:
    """The settings of all servers: answered from memory, written at once to one file.

    Several threads may use it. What is in the file but makes no sense there counts as not set.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._writing = Lock()
        self._settings = {int(guild): _read(stored) for guild, stored in _stored(file).items()}

    def of(self, guild_id: int | None) -> ServerSettings:
        """The settings of a server; of none (a direct message) the defaults."""
        return self._settings.get(guild_id, UNSET) if guild_id is not None else UNSET

    @property
    def known(self) -> frozenset[int]:
        """The servers about which anything is stored."""
        return frozenset(self._settings)

    def change(self, guild_id: int, **changes: Any) -> None:
        """Store `changes` to the settings of the server, by field; what others change meanwhile stays.

        Settings that are all defaults again leave nothing stored.

        Raises:
            OSError: they cannot be written, as the log says; those from before stay in force.
        """
        with self._writing:
            self._write(guild_id, replace(self.of(guild_id), **changes))

    def forget(self, guild_id: int) -> bool:
        """Delete what is stored about the server; says whether there was anything.

        Raises:
            OSError: it cannot be deleted now, as the log says.
        """
        with self._writing:
            known = guild_id in self._settings
            if known:
                self._write(guild_id, UNSET)
            return known

    def _write(self, guild_id: int, settings: ServerSettings) -> None:
        kept = {guild: each for guild, each in self._settings.items() if guild != guild_id}
        if settings != UNSET:
            kept[guild_id] = settings
        try:
            write_state(self._file, {str(guild): asdict(each) for guild, each in kept.items()})
        except OSError as error:
            log.warning(
                "%s cannot be written, so what is set stays as it was: %s", self._file, error.strerror
            )
            raise
        self._settings = kept


def _stored(file: Path) -> Mapping[str, Any]:
    """What the file holds about each server."""
    return {guild: stored for guild, stored in read_state(file).items() if _ID.fullmatch(guild)}


def _read(stored: Any) -> ServerSettings:
    """Settings as they were written; what another version or a hand left out or made of them is not set."""
    given = stored if isinstance(stored, Mapping) else {}
    language, private, archive = given.get("language"), given.get("private"), given.get("archive")
    channels = given.get("channels")
    return ServerSettings(
        language if isinstance(language, str) else None,
        private is True,
        tuple(one for one in channels if type(one) is int) if isinstance(channels, list) else (),
        archive if isinstance(archive, str) else None,
    )
