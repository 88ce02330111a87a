"""Extractions for many people: a few at a time, and no long line."""

import asyncio

from bot.extracting.child import extract
from bot.extracting.values import Refused, Request, Result

AT_ONCE = 2
MOST_WAITING = 8


class Extractions:
    """Runs extractions off the event loop, `AT_ONCE` at most; of more than `MOST_WAITING` none waits."""

    def __init__(self) -> None:
        self._places = asyncio.Semaphore(AT_ONCE)
        self._waiting = 0

    async def extract(self, request: Request, most_bytes: int) -> Result:
        """The article in a file, or why there is none."""
        if self._waiting >= MOST_WAITING:
            return Refused("busy")
        self._waiting += 1
        try:
            await self._places.acquire()
        finally:
            self._waiting -= 1
        try:
            return await asyncio.to_thread(extract, request, most_bytes=most_bytes)
        finally:
            self._places.release()
