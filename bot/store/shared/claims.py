"""Who runs what: a second process with the same token and shards is noticed before it does any harm."""

import hashlib
import logging
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.shared.database import SharedDatabase, translated

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

log = logging.getLogger(__name__)

SECONDS_UNHEARD = 30
"""After which the database takes a process for gone that says nothing."""

_BEHIND_THE_NUMBER = 100  # Windows lets nobody read what is locked


class AlreadyRunningError(Exception):
    """Another process serves what this one was to serve."""

    def __init__(self, claim: "Claim", who: str) -> None:
        super().__init__(
            f"Another process ({who}) runs with this token and serves {claim.what}. Stop it first; "
            "of several processes each needs its own shards: discord.shards.ids."
        )


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to serve something, by a name that tells nothing; `alone` when nobody else may have it."""

    name: str
    what: str
    alone: bool = True

    @property
    def number(self) -> int:
        """The name as a number for the database."""
        return int.from_bytes(hashlib.sha256(self.name.encode()).digest()[:8], signed=True)


def claims(token: str, count: int | None, ids: Sequence[int] | None) -> list[Claim]:
    """What a process must have to itself that serves the shards `ids` of `count`, or all of them."""
    bot = hashlib.sha256(token.encode()).hexdigest()[:16]
    if ids is None:
        return [Claim(bot, "all shards")]
    parts = [Claim(f"{bot}-{shard}-of-{count}", f"shard {shard}") for shard in ids]
    return [Claim(bot, "all shards", alone=False), *parts]


@contextmanager
def claimed_here(data: Path, wanted: Sequence[Claim]) -> Iterator[None]:
    """Have them among all processes with this data folder; the system frees them however the process ends.

    Raises:
        AlreadyRunningError: another one has one of them.
    """
    with ExitStack() as held:
        try:
            data.mkdir(parents=True, exist_ok=True)
            for claim in wanted:
                file = held.enter_context((data / f"running-{claim.name}.lock").open("a+", encoding="ascii"))
                if not _locked(file, claim.alone):
                    raise AlreadyRunningError(claim, _holder(file))
                if claim.alone:
                    _sign(file)
        except OSError as error:
            log.warning("a second process with this token would not be noticed: %s", error.strerror)
        yield


def _locked(file: IO[str], alone: bool) -> bool:
    try:
        if sys.platform == "win32":
            file.seek(_BEHIND_THE_NUMBER)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _sign(file: IO[str]) -> None:
    file.truncate(0)
    file.write(str(os.getpid()))
    file.flush()


def _holder(file: IO[str]) -> str:
    file.seek(0)
    number = file.read(20).strip()
    return f"number {number} here" if number else "here"


class DatabaseClaims:
    """The same among all hosts that share a PostgreSQL: locks that last as long as one connection to it."""

    def __init__(self, database: SharedDatabase, wanted: Sequence[Claim]) -> None:
        self._database = database
        self._wanted = wanted if database.file is None else ()
        self._connection: AsyncConnection | None = None

    async def take(self) -> None:
        """Have them, or go on having them: called every few seconds, since a connection may break.

        Raises:
            AlreadyRunningError: another process has one of them.
            DatabaseAwayError: it cannot be told.
        """
        if not self._wanted:
            return
        try:
            if self._connection is None:
                self._connection = await self._database.connect()
                await self._claim(self._connection)
            async with translated():
                await self._connection.execute(text("SELECT 1"))
        except BaseException:
            await self.release()
            raise

    async def release(self) -> None:
        """Let go of them."""
        connection, self._connection = self._connection, None
        if connection is not None:
            async with translated():
                await connection.invalidate()
                await connection.close()

    async def _claim(self, connection: AsyncConnection) -> None:
        async with translated():
            # A host that lost its power cannot say that it is gone.
            await connection.execute(text(f"SET idle_session_timeout = '{SECONDS_UNHEARD}s'"))
            for claim in self._wanted:
                take = text(f"SELECT pg_try_advisory_lock{'' if claim.alone else '_shared'}(:number)")
                if not (await connection.execute(take, {"number": claim.number})).scalar_one():
                    raise AlreadyRunningError(claim, "on another host, or here with another data folder")
