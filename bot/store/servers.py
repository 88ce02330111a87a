"""What the managers of each server have set: all that is ever stored about anybody's use of the bot."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.shared import settings as table
from bot.store.shared.database import DatabaseAwayError, SharedDatabase, frozen
from bot.store.shared.migrations import migrate
from bot.store.shared.settings import UNSET, Seen, ServerSettings
from bot.store.shared.takeover import EarlierSettings

__all__ = ["UNSET", "DatabaseAwayError", "ServerSettings", "Servers", "StoreState"]

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class StoreState:
    """Whether what is set can be stored at the moment; if not, why not."""

    writable: bool
    trouble: str = ""


NOT_OPENED = StoreState(writable=False, trouble="not opened yet")


class Servers:
    """The settings of all servers: answered from memory, kept in a database that several processes share.

    `open` reads them, and `refresh`, called every few seconds, takes over what other processes have changed.
    Until it can be read again, what was read last stays in force.
    """

    def __init__(self, database: SharedDatabase, earlier: EarlierSettings) -> None:
        self._database = database
        self._earlier = earlier
        self._settings: dict[int, ServerSettings] = {}
        self._seen: Seen | None = None  # None before everything is read
        self._turn = asyncio.Lock()  # what is read must not come after what is written later
        self.state = NOT_OPENED

    def of(self, guild_id: int | None) -> ServerSettings:
        """The settings of a server; of none (a direct message) the defaults."""
        return self._settings.get(guild_id, UNSET) if guild_id is not None else UNSET

    @property
    def known(self) -> frozenset[int]:
        """The servers about which anything is stored."""
        return frozenset(self._settings)

    async def open(self) -> None:
        """Read everything, after bringing the database up to date, and after taking over an earlier file.

        On a disk that cannot be written it reads what it can: `state` and the log say so.

        Raises:
            NewerSchemaError: a later version of the program made the database.
            DatabaseAwayError: there are settings and they cannot be read: without them answers that should be
                private would be public.
        """
        async with self._turn:
            try:
                await self._prepare()
            except DatabaseAwayError as away:
                self._note(away)
                await self._read_what_there_is(away)
            else:
                await self._read()

    async def change(self, guild_id: int, **changes: Any) -> None:
        """Store `changes` to the settings of the server, by field; what others change meanwhile stays.

        Settings that are all defaults again leave nothing stored.

        Raises:
            DatabaseAwayError: they cannot be stored, as the log says; those from before stay in force.
        """
        async with self._writing() as connection:
            settings = await table.change(connection, guild_id, changes)
        self._settings[guild_id] = settings
        if settings == UNSET:
            del self._settings[guild_id]

    async def forget(self, guild_id: int) -> bool:
        """Delete what is stored about the server; says whether there was anything.

        Raises:
            DatabaseAwayError: it cannot be deleted now, as the log says.
        """
        async with self._writing() as connection:
            known = await table.forget(connection, guild_id)
        self._earlier.forget()
        return self._settings.pop(guild_id, None) is not None or known

    async def refresh(self) -> None:
        """Take over what other processes have changed, and look whether all can be stored again."""
        async with self._turn:
            try:
                if not self.state.writable:
                    await self._prepare()
                await self._read()
            except DatabaseAwayError as away:
                self._note(away)

    async def close(self) -> None:
        """Let go of the database."""
        await self._database.close()

    @asynccontextmanager
    async def _writing(self) -> AsyncIterator[AsyncConnection]:
        async with self._turn:
            try:
                async with self._database.writing() as connection:
                    yield connection
            except DatabaseAwayError as away:
                self._note(away)
                raise
            self._note(None)

    async def _prepare(self) -> None:
        """Make sure that the database can be written, is up to date, and holds what an earlier file held."""
        await migrate(self._database)
        earlier = self._earlier.read()
        async with self._database.writing() as connection:
            await (table.add(connection, earlier) if earlier else table.write_nothing(connection))
        self._earlier.set_aside()
        self._note(None)

    async def _read(self) -> None:
        async with self._database.reading() as connection:
            await self._take_in(connection)

    async def _take_in(self, connection: AsyncConnection) -> None:
        before = self._seen
        self._settings, self._seen = await table.read(connection, self._settings, before)
        if before and before.deletions != self._seen.deletions:
            self._earlier.forget()

    async def _read_what_there_is(self, away: DatabaseAwayError) -> None:
        """Read from a disk that cannot be written; an earlier file counts where there is nothing else."""
        file = self._database.file
        if file is None:
            raise away
        if file.exists():
            try:
                await self._read()
            except DatabaseAwayError:
                async with frozen(file) as connection:
                    await self._take_in(connection)
                self._seen = None
        self._settings = {**self._earlier.read(), **self._settings}

    def _note(self, away: DatabaseAwayError | None) -> None:
        """Remember whether the database could be used, and log it when that is news."""
        state = StoreState(away is None, str(away or ""))
        if away and (self.state.writable or self.state is NOT_OPENED):
            log.warning("%s cannot be used, so what is set stays as it was: %s", self._database.where, away)
        if not away and self._seen and not self.state.writable:
            log.info("%s can be used again", self._database.where)
        self.state = state
