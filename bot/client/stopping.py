"""The request to stop, as the system makes it."""

import asyncio
import os
import signal
import threading
from types import FrameType

SECONDS_TO_LIVE = 9.0
"""After the request to stop the process is gone by then, whatever hangs."""


class StopRequest:
    """SIGTERM or SIGINT, heard from the first moment on: process 1 of a container ignores them else."""

    def __init__(self) -> None:
        self._asked = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._heard_before = False

    def listen(self) -> None:
        """Take over both signals for the rest of the process.

        Before the bot runs, and when they come a second time, they end the process at once, with exit code 0;
        the second time whatever is under way then is cut off.
        """
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._heard)

    def ask(self) -> None:
        """Ask, from within the program."""
        self._asked.set()

    async def asked(self) -> None:
        """Return once the process was asked to stop."""
        self._loop = asyncio.get_running_loop()
        try:
            await self._asked.wait()
        finally:
            self._loop = None

    def _heard(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        if self._heard_before:
            os._exit(0)
        self._heard_before = True
        last_resort = threading.Timer(SECONDS_TO_LIVE, os._exit, (0,))
        last_resort.daemon = True
        last_resort.start()
        if self._loop is None:
            raise SystemExit(0)
        self._loop.call_soon_threadsafe(self.ask)
