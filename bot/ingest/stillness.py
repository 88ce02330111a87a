"""Whether somebody is still writing a file."""

import os
import signal
import time
from collections.abc import Callable, Mapping
from contextlib import suppress

from bot.store.listing import FileState, FoundFile

try:
    import fcntl
except ImportError:  # there is none on Windows
    fcntl = None  # type: ignore[assignment]  # a module has no optional type

QUIET_SECONDS = 0.3
"""Where the system does not tell who writes, a file is finished when it has not changed for so long."""

PATIENCE_SECONDS = 10.0
"""So long a file may be held open without a change before it is read all the same."""


class Stillness:
    """Remembers since when each file has been in its state; by its own clock, whatever the system's does."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._since: dict[str, tuple[FileState, float]] = {}

    def unfinished(self, files: Mapping[str, FoundFile]) -> frozenset[str]:
        """Those of `files`, all that are new or changed, that are not to be read yet."""
        now = self._clock()
        self._since = {
            name: (found.state, self._first_seen(name, found, now)) for name, found in files.items()
        }
        return frozenset(name for name, found in files.items() if self._is_unfinished(name, found, now))

    def _first_seen(self, name: str, found: FoundFile, now: float) -> float:
        state, since = self._since.get(name, (None, now))
        return since if state == found.state else now

    def _is_unfinished(self, name: str, found: FoundFile, now: float) -> bool:
        quiet = now - self._since[name][1]
        match is_being_written(found.path):
            case None:
                return quiet < QUIET_SECONDS and not _is_old(found.state)
            case written:
                return written and quiet < PATIENCE_SECONDS


def is_being_written(path: str) -> bool | None:
    """Whether a process has the file open to write; None when the system does not tell.

    Linux tells it of files of one's own: a lease on reading is given when nobody writes. Source: fcntl(2).
    """
    if not hasattr(fcntl, "F_SETLEASE"):
        return None
    with suppress(OSError):
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        try:
            # Who opens the file during the lease has us told by a signal: by one that nobody minds.
            fcntl.fcntl(descriptor, fcntl.F_SETSIG, signal.SIGURG)
            fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_RDLCK)
            fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_UNLCK)
        except BlockingIOError:
            return True
        finally:
            os.close(descriptor)
        return False
    return None


def _is_old(state: FileState) -> bool:
    """Whether it has not changed lately by the system's clock; one that was set back proves nothing."""
    return time.time_ns() - state.changed >= QUIET_SECONDS * 1e9
