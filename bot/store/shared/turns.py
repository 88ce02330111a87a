"""Turns to log in, shared by all processes of a bot: Discord takes one in five seconds, else it refuses."""

import asyncio
import logging
import random

from sqlalchemy import text

from bot.store.shared.database import DatabaseAwayError, SharedDatabase

log = logging.getLogger(__name__)

SECONDS_APART = 5.0
"""Source: discord-api-docs, developers/events/gateway.mdx, "max_concurrency"."""

LATE = 0.25
"""A turn that is used later than this is given up for another one."""
SPARE = 0.5
"""Put between two turns, for lateness and for ways of different length to Discord."""
LONGEST = 600.0
"""No queue is that long: the clock was set back."""
SHORT = 20.0
"""A queue in which a connection can be kept open, which discord.py gives up after 60 seconds."""

_NOW = {
    True: "((julianday('now') - 2440587.5) * 86400.0)",
    False: "extract(epoch FROM clock_timestamp())::double precision",
}
_TAKE = """
    INSERT INTO identifies (bot, bucket, free) VALUES (:bot, :bucket, {now} + :every)
    ON CONFLICT (bot, bucket) DO UPDATE SET free = :every + CASE
        WHEN identifies.free BETWEEN {now} AND {now} + :longest THEN identifies.free ELSE {now} END
    RETURNING free - :every - {now}
"""
_LOOK = "SELECT free - {now} FROM identifies WHERE bot = :bot AND bucket = :bucket"


class Turns:
    """Who logs in next, by the database's clock; in each bucket of shards there is one at a time.

    Where the database cannot be written, processes do not know of each other: each waits for itself, and
    Discord sends away who comes too early, to try again.
    """

    def __init__(self, database: SharedDatabase) -> None:
        self._database = database
        self._now = _NOW[database.file is not None]

    async def wait(self, bot: int, bucket: int) -> None:
        """Return when it is the turn of the caller, who then logs in without delay."""
        try:
            await self._wait(bot, bucket)
        except DatabaseAwayError as away:
            log.warning("whether other processes log in just now cannot be told: %s", away)
            await asyncio.sleep(SECONDS_APART * random.uniform(1, 2))  # noqa: S311 - no secret

    async def queue(self, bot: int, bucket: int) -> None:
        """Return when there are not too many before the caller; until then no connection need be open."""
        try:
            while (seconds := await self._seconds_left(bot, bucket)) > SHORT:  # noqa: ASYNC110 - others' turns
                await asyncio.sleep(min(seconds - SHORT, SHORT) * random.uniform(0.5, 1))  # noqa: S311 - no secret
        except DatabaseAwayError:
            return  # `wait` says so

    async def _wait(self, bot: int, bucket: int) -> None:
        every = {"every": SECONDS_APART + SPARE, "longest": LONGEST}
        loop = asyncio.get_running_loop()
        while True:
            async with self._database.writing() as connection:
                taken = text(_TAKE.format(now=self._now))
                seconds = (
                    await connection.execute(taken, {"bot": bot, "bucket": bucket, **every})
                ).scalar_one()
            due = loop.time() + seconds
            if seconds > LATE:
                log.info("logging in in %.0f s: others are before", seconds)
            await asyncio.sleep(seconds)
            if loop.time() - due <= LATE:
                return

    async def _seconds_left(self, bot: int, bucket: int) -> float:
        async with self._database.reading() as connection:
            look = text(_LOOK.format(now=self._now))
            seconds = (await connection.execute(look, {"bot": bot, "bucket": bucket})).scalar()
            return float(seconds) if seconds is not None and seconds <= LONGEST else 0.0
