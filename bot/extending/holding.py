"""Sees that the event loop is held, says which cog holds it, and breaks that off where it is safe."""

import logging
import signal
import sys
import threading
import time
from asyncio import AbstractEventLoop
from dataclasses import dataclass
from types import FrameType
from typing import Any

from bot.extending.blame import Blame, Place
from bot.extending.troubles import Kind, Troubles

log = logging.getLogger(__name__)

SIGNAL = getattr(signal, "SIGWINCH", None)
"""One that does nothing where nobody waits for it, and is not the one that `bot/ingest/stillness.py` has."""

_NEVER_BROKEN_OFF = {
    "asyncio",
    "bot",
    "concurrent",
    "discord",
    "importlib",
    "logging",
    "simcord",
    "threading",
}
"""Libraries that a cog calls and that count on finishing what they have begun."""


class HeldTooLongError(Exception):
    """A cog kept the event loop from everything else, and was broken off."""


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds that a cog may take.

    So long the event loop may not answer until that is told, and until the cog is broken off; and so long
    setting a cog up may wait for something, which holds nothing else up once the bot runs.
    """

    until_told: float = 2.0
    until_broken_off: float = 10.0
    until_set_up: float = 30.0


class Holding:
    """Watches the loop of the thread that starts it, from a thread of its own."""

    def __init__(self, loop: AbstractEventLoop, blame: Blame, troubles: Troubles, patience: Patience) -> None:
        self._loop, self._blame, self._troubles, self._patience = loop, blame, troubles, patience
        self._watched = threading.get_ident()
        self._wake = threading.Event()
        self._answered = self._stopped = False
        self._held_by: Place | None = None
        self._breaking = False
        self.before: Any = None
        self._thread = threading.Thread(target=self._run, name="holding", daemon=True)

    def start(self) -> None:
        """Begin. In the main thread of a system with signals a cog can be broken off, too."""
        main = threading.current_thread() is threading.main_thread()
        self._can_break = main and SIGNAL is not None and hasattr(signal, "pthread_kill")
        if self._can_break and SIGNAL is not None:
            before = signal.signal(SIGNAL, self._broken_off)
            one = getattr(before, "__self__", None)  # of a bot whose loop is closed, as it is in tests
            self.before = one.before if isinstance(one, Holding) else before
        self._thread.start()

    def stop(self) -> None:
        """End, in the thread that started it."""
        if self._stopped:
            return
        self._stopped = True
        self._wake.set()
        self._thread.join()
        if self._can_break and SIGNAL is not None:
            signal.signal(SIGNAL, self.before or signal.SIG_DFL)

    def _run(self) -> None:
        while not self._stopped:
            asked = time.perf_counter()
            self._answered = False
            try:
                self._loop.call_soon_threadsafe(self._answer)
            except RuntimeError:  # it is closed
                return
            if not self._wait(self._patience.until_told):
                self._held(asked)
            self._rest(self._patience.until_told / 2)

    def _answer(self) -> None:
        self._answered = True
        self._wake.set()

    def _wait(self, seconds: float) -> bool:
        """Whether the loop answers, or nobody wants to know any more, within so many seconds."""
        until = time.perf_counter() + seconds
        while not (self._answered or self._stopped) and (left := until - time.perf_counter()) > 0:
            self._wake.wait(left)
            self._wake.clear()
        return self._answered or self._stopped

    def _rest(self, seconds: float) -> None:
        until = time.perf_counter() + seconds
        while not self._stopped and (left := until - time.perf_counter()) > 0:
            self._wake.wait(left)
            self._wake.clear()

    def _held(self, asked: float) -> None:
        """The loop does not answer: tell of it, break off what holds it, and wait until it goes on."""
        told: Place | None = None
        try_at = asked + self._patience.until_broken_off
        while not (self._answered or self._stopped):
            frame = sys._current_frames().get(self._watched)  # noqa: SLF001 - the documented way, for debuggers
            place = self._blame.frame(frame) if frame else None
            if told is None and place is not None and not _imports(frame, self._blame):
                told = place
                self._tell(place, time.perf_counter() - asked)
            if place is not None and time.perf_counter() >= try_at:
                try_at = time.perf_counter() + self._patience.until_broken_off
                told = told or place
                self._break_off(place)
            self._wait(min(0.2, self._patience.until_told))
        if told and self._answered:
            log.info("cog %s lets the event loop go after %.1f s", told.cog, time.perf_counter() - asked)

    def _tell(self, place: Place, seconds: float) -> None:
        reason = f"it has held the event loop for {seconds:.1f} s: nobody is answered meanwhile"
        log.warning("cog %s at %s: %s", place.cog, place.line, reason)
        self._troubles.note(place, Kind.HOLDING, reason)

    def _break_off(self, place: Place) -> None:
        if not self._can_break or SIGNAL is None:
            log.error(
                "cog %s still holds the event loop at %s; it cannot be broken off here", place.cog, place.line
            )
            return
        self._breaking = True
        signal.pthread_kill(self._watched, SIGNAL)

    def _broken_off(self, number: int, frame: FrameType | None) -> None:
        """In the thread of the loop, between two steps of what holds it."""
        del number
        asked, self._breaking = self._breaking, False
        if not asked or self._answered or frame is None or not _is_safe(frame, self._blame):
            return
        place = self._blame.frame(frame)
        if place is not None:
            self._troubles.note(place, Kind.HOLDING, "it held the event loop for too long and was broken off")
            raise HeldTooLongError(f"held the event loop for {self._patience.until_broken_off:.0f} s")


def _is_safe(frame: FrameType, blame: Blame) -> bool:
    """Whether the cog, or a library that it calls and that can be broken off, runs at this moment."""
    inner: FrameType | None = frame
    while inner is not None:
        if blame.folders.owner(inner.f_code.co_filename) is not None:
            return True
        if str(inner.f_globals.get("__name__", "")).partition(".")[0] in _NEVER_BROKEN_OFF:
            return False
        inner = inner.f_back
    return False


def _imports(frame: FrameType | None, blame: Blame) -> bool:
    """Whether the cog is only importing a library, which may take long the first time."""
    while frame is not None and blame.folders.owner(frame.f_code.co_filename) is None:
        if frame.f_code.co_filename.startswith("<frozen importlib"):
            return True
        frame = frame.f_back
    return False
