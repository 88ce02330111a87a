"""What each cog did wrong: where, why, when and how often, for whoever runs the bot."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from threading import Lock

from bot.extending.blame import Place
from bot.operations.metrics import COG_TROUBLES

MOST = 200
LONGEST_REASON = 300


class Kind(StrEnum):
    """What the cog was doing."""

    LOADING = "loading"
    COMMAND = "command"
    CONTROL = "control"
    SUGGESTING = "suggesting"
    LISTENER = "listener"
    TASK = "task"
    HOLDING = "holding"
    """It kept everything else from being done."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """What went wrong `count` times at one place of a cog, with the reason of the last time."""

    cog: str
    line: str
    kind: Kind
    reason: str
    first: datetime
    last: datetime
    count: int = 1


class Troubles:
    """The latest of them, at most `MOST`; told from any thread."""

    def __init__(self, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._clock = clock
        self._lock = Lock()
        self._noted: OrderedDict[tuple[str, str, Kind], Trouble] = OrderedDict()

    def note(self, place: Place, kind: Kind, reason: str) -> Trouble:
        """Something went wrong there just now, for a reason that holds nothing that people wrote."""
        now, key = self._clock(), (place.cog, place.line, kind)
        reason = " ".join(reason.split())[:LONGEST_REASON]
        with self._lock:
            before = self._noted.pop(key, None)
            if before is None:
                trouble = Trouble(place.cog, place.line, kind, reason, now, now)
            else:
                trouble = replace(before, reason=reason, last=now, count=before.count + 1)
            self._noted[key] = trouble
            if len(self._noted) > MOST:
                self._noted.popitem(last=False)
        COG_TROUBLES.labels(place.cog, kind).inc()
        return trouble

    def of(self, cog: str) -> tuple[Trouble, ...]:
        """What a cog did wrong, the latest first."""
        return tuple(trouble for trouble in self.all if trouble.cog == cog)

    @property
    def all(self) -> tuple[Trouble, ...]:
        """What all cogs did wrong, the latest first."""
        with self._lock:
            return tuple(reversed(self._noted.values()))

    def forget(self, cog: str) -> None:
        """The cog has been mended: what it did wrong before says nothing about it."""
        with self._lock:
            for key in [key for key in self._noted if key[0] == cog]:
                del self._noted[key]
