"""Extractions for many servers: a few at a time, no long line, and none that one server fills."""

import asyncio
from collections import Counter
from threading import Event

from bot.extracting.child import extract
from bot.extracting.values import Refused, Request, Result

AT_ONCE = 2
MOST_WAITING = 8
MOST_OF_ONE = 3


class Extractions:
    """Runs extractions off the event loop, `AT_ONCE` at most; `MOST_WAITING` more may wait.

    Of those that run and wait one server has at most `MOST_OF_ONE`.
    """

    def __init__(self) -> None:
        self._places = asyncio.Semaphore(AT_ONCE)
        self._under_way: Counter[int] = Counter()
        self._stop = Event()

    async def extract(self, request: Request, most_bytes: int, guild: int) -> Result:
        """The article in a file that was sent in a server, or why there is none."""
        many = self._under_way.total() >= AT_ONCE + MOST_WAITING
        if many or self._under_way[guild] >= MOST_OF_ONE:
            return Refused("busy")
        self._under_way[guild] += 1
        try:
            async with self._places:
                return await asyncio.to_thread(extract, request, most_bytes=most_bytes, stop=self._stop)
        finally:
            self._under_way[guild] -= 1
            self._under_way += Counter()  # without those that have none any more

    def close(self) -> None:
        """End those that run, and begin no other."""
        self._stop.set()
