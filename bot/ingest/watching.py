"""Watches folders of articles and takes up what changes there, in a thread of its own."""

import logging
import time
from collections.abc import Callable, Collection, Sequence
from contextlib import ExitStack
from pathlib import Path
from threading import Event, Thread

from watchfiles._rust_notify import RustNotify, WatchfilesRustInternalError

from bot.ingest.aside import FactsAside
from bot.ingest.keeper import CALM_SECONDS, MANY_FILES, Change, Keeper

log = logging.getLogger(__name__)

STEP_MS = 25
"""When so long nothing more happens, what has happened is looked at."""
_LONGEST_BURST = 10.0
"""Seconds after which what has happened is looked at though more happens all the time."""
_IDLE_MS = 1000
_WAITING_MS = 100
_SECONDS_OF_QUIET = 5.0
"""Changes come in groups, and one that comes while the last is being stored has to wait."""
_SECONDS_BETWEEN_TRIES = 60.0
"""After a disk has refused what was to be stored."""
_SECONDS_BETWEEN_LOOKS = 30.0
_SECONDS_BETWEEN_POLLS = 1.0
_SECONDS_AFTER_A_FAILURE = 10.0
_SECONDS_BEFORE_TIDYING = 600.0
_SECONDS_BETWEEN_TIDYING = 3600.0
_SECONDS_AFTER_THE_UNTOLD = 0.5
_SHARE_OF_LOOKING = 50
"""A look at a whole folder takes no more than one part in so many of the time."""


class Watcher:
    """Calls `taken_up` with each change to the folders of `keepers`, until it is stopped.

    Without a change it is called when the facts of a library are exact again.

    The system tells what changes. Since it may not tell all (on a network's disk nothing), and to poll as
    `poll` says, each folder is also looked through from time to time.
    """

    def __init__(
        self,
        keepers: Callable[[], Sequence[Keeper]],
        taken_up: Callable[[Keeper, Change | None], object],
        *,
        poll: bool = False,
        tidy: Callable[[], object] = lambda: None,
    ) -> None:
        self._keepers = keepers
        self._taken_up = taken_up
        self._poll = poll
        self._tidy = tidy
        self._tidy_from = time.perf_counter() + _SECONDS_BEFORE_TIDYING
        self._stop = Event()
        self._thread = Thread(target=self._run, name="folders", daemon=True)
        self._looks: dict[str, float] = {}
        self._aside: tuple[Keeper, FactsAside] | None = None
        self._quiet_at = time.perf_counter() + _SECONDS_OF_QUIET

    def start(self) -> None:
        """Begin, with a look at every folder."""
        self._thread.start()

    def stop(self, seconds: float = 2.0) -> None:
        """End; what is being worked out after so many seconds is left."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(seconds)

    def _run(self) -> None:
        for keeper in self._keepers():
            keeper.read_ahead()
        while not self._stop.is_set():
            try:
                self._follow(self._keepers())
            except Exception:
                log.exception("following the folders of articles failed; it goes on")
                self._stop.wait(_SECONDS_AFTER_A_FAILURE)
        if self._aside is not None:
            self._aside[1].give_up()
        for keeper in self._keepers():
            keeper.save()

    def _follow(self, keepers: Sequence[Keeper]) -> None:
        """Follow these folders until others are to be followed, or another is in the place of one."""
        places = [keeper.place() for keeper in keepers]
        self._looks.clear()
        with ExitStack() as stack:
            notify = self._notify(keepers, stack)
            paths: Collection[str] = ()
            while not self._stop.is_set():
                self._turn(keepers, paths)
                if self._keepers() != keepers or [keeper.place() for keeper in keepers] != places:
                    break
                try:
                    paths = self._happened(notify, _WAITING_MS if _is_any_waiting(keepers) else _IDLE_MS)
                except WatchfilesRustInternalError:
                    # A name that is no UTF-8 cannot be told, and nothing after it: all is looked at anew.
                    self._stop.wait(_SECONDS_AFTER_THE_UNTOLD)
                    break

    def _turn(self, keepers: Sequence[Keeper], paths: Collection[str]) -> None:
        for keeper in keepers:
            if self._stop.is_set():
                return
            inside = [path for path in paths if keeper.root and Path(path).is_relative_to(keeper.root)]
            due = time.perf_counter() >= self._looks.get(keeper.name, 0.0)
            if due or inside or keeper.waiting:
                self._refresh(keeper, None if due else inside)
        if time.perf_counter() >= self._quiet_at:
            self._catch_up(keepers)

    def _catch_up(self, keepers: Sequence[Keeper]) -> None:
        """What can wait until nothing changes: facts that are exact, one archive at a time, and the store."""
        if self._aside is not None and self._aside[1].is_over():
            whose, found = self._aside
            self._aside = None
            if whose.take_facts(found):
                self._taken_up(whose, None)
        for keeper in keepers:
            if self._aside is None and (facts := keeper.facts_aside()):
                self._aside = keeper, facts
        if sum(keeper.save() for keeper in keepers) < len(keepers):
            # Trying takes as long as saving, or as waiting for a lock, and no file is looked at meanwhile.
            self._quiet_at = time.perf_counter() + _SECONDS_BETWEEN_TRIES
        if time.perf_counter() >= self._tidy_from:
            self._tidy_from = time.perf_counter() + _SECONDS_BETWEEN_TIDYING
            self._tidy()

    def _refresh(self, keeper: Keeper, paths: Collection[str] | None) -> None:
        trouble = keeper.trouble
        change = keeper.refresh(paths)
        end = time.perf_counter()
        if paths is None:
            between = _SECONDS_BETWEEN_POLLS if self._poll else _SECONDS_BETWEEN_LOOKS
            self._looks[keeper.name] = end + max(between, _SHARE_OF_LOOKING * keeper.looked_for)
        if keeper.trouble and keeper.trouble != trouble:
            log.warning("%s; answers go on from what it held", keeper.trouble)
        if change is not None:
            self._quiet_at = max(self._quiet_at, end + _SECONDS_OF_QUIET)
            self._taken_up(keeper, change)

    def _notify(self, keepers: Sequence[Keeper], stack: ExitStack) -> RustNotify | None:
        """What the system tells of the folders; None where it does not."""
        if self._poll:
            return None
        watched = [str(keeper.root) for keeper in keepers if keeper.place() is not None]
        try:
            return stack.enter_context(RustNotify(watched, False, False, 0, True, True))
        except (OSError, WatchfilesRustInternalError) as error:
            log.warning("the system does not tell of changes (%s): the folders are looked through", error)
            self._poll = True
            return None

    def _happened(self, notify: RustNotify | None, patience: int) -> Collection[str]:
        """The paths where something has happened; none when nothing does for so many milliseconds."""
        if notify is not None:
            return self._gathered(notify, patience)
        self._stop.wait(patience / 1000)
        return ()

    def _gathered(self, notify: RustNotify, patience: int) -> set[str]:
        paths = _paths(notify.watch(1000, STEP_MS, patience, self._stop))
        start = time.perf_counter()
        while len(paths) > MANY_FILES and time.perf_counter() - start < _LONGEST_BURST:
            more = _paths(notify.watch(1000, STEP_MS, int(CALM_SECONDS * 1000), self._stop))
            if not more:
                break
            paths |= more
        return paths


def _is_any_waiting(keepers: Sequence[Keeper]) -> bool:
    return any(keeper.waiting for keeper in keepers)


def _paths(happened: set[tuple[int, str]] | str) -> set[str]:
    return set() if isinstance(happened, str) else {path for _, path in happened}
