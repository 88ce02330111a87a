"""Notices that files of cogs change, and waits until they are written whole."""

import logging
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event, Lock, Thread

from watchfiles import watch

from bot.extending.finding import CogFolders
from bot.ingest.stillness import PATIENCE_SECONDS, is_being_written

log = logging.getLogger(__name__)

QUIET_SECONDS = 0.2
"""Several saves within so long of each other are one change."""
_STEP_MS = 50


class Watching:
    """Collects what happens in the folders of cogs, in a thread of its own."""

    def __init__(self, folders: CogFolders, clock: Callable[[], float] = time.perf_counter) -> None:
        self._folders = [folder.path for folder in folders.folders if folder.path.is_dir()]
        self._clock = clock
        self._lock = Lock()
        self._changed: set[Path] = set()
        self._first = self._last = 0.0
        self._stop = Event()
        self._ready = Event()
        self._thread = Thread(target=self._run, name="cogs", daemon=True)

    def start(self) -> None:
        """Begin; what changes from now on is noticed."""
        if self._folders:
            self._thread.start()
            self._ready.wait(2.0)

    def stop(self) -> None:
        """End."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(2.0)

    def settled(self) -> frozenset[Path]:
        """What has changed since the last time, once nothing more does and nobody still writes it."""
        now = self._clock()
        with self._lock:
            if not self._changed or now - self._last < QUIET_SECONDS:
                return frozenset()
            patient = now - self._first < PATIENCE_SECONDS
            if patient and any(is_being_written(str(path)) for path in self._changed):
                return frozenset()
            changed = frozenset(self._changed)
            self._changed.clear()
        return changed

    def happened(self, *paths: Path) -> None:
        """Something was written or deleted there."""
        with self._lock:
            self._last = self._clock()
            if not self._changed:
                self._first = self._last
            self._changed.update(path.resolve() for path in paths)

    def _run(self) -> None:
        try:
            for changes in watch(
                *self._folders,
                stop_event=self._stop,
                debounce=_STEP_MS,
                step=_STEP_MS,
                rust_timeout=_STEP_MS,
                yield_on_timeout=True,
                raise_interrupt=False,
            ):
                self._ready.set()
                if changes:
                    self.happened(*(Path(path) for _, path in changes))
        except Exception:
            log.exception("changes of cogs are not noticed any more: start the bot again to have them")
