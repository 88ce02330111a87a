"""What a person did, from its arrival until it is counted: by its name and by what came of it."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum

from bot.operations.metrics import ANSWER_SECONDS, USES


class Kind(StrEnum):
    """What it was that somebody did."""

    COMMAND = "command"
    MENU = "menu"
    CONTROL = "control"
    MESSAGE = "message"


class Outcome(StrEnum):
    """What came of it."""

    ANSWERED = "answered"
    ABSTAINED = "abstained"
    """Answered, with a card that says that the articles have nothing on it."""
    REFUSED = "refused"
    """A sentence said why there is no card, or nothing was said to somebody who had been told already."""
    FAILED = "failed"
    TOO_LATE = "too_late"
    """Discord did not take the answer any more."""


@dataclass(slots=True)
class _Use:
    kind: Kind
    command: str
    arrived: float
    outcome: Outcome = Outcome.ANSWERED
    seconds: float | None = None
    counted: bool = False


_under_way: ContextVar[_Use | None] = ContextVar("use", default=None)


def begin(kind: Kind, command: str) -> None:
    """Something that a person did has come in, and the task that runs now carries it out.

    `command` is one of the names that the bot itself gives, never text of a person.
    """
    _under_way.set(_Use(kind, command, time.perf_counter()))


def note(outcome: Outcome) -> None:
    """Say what came of it, at the moment when the person sees that; what is said last counts."""
    use = _under_way.get()
    if use is not None:
        use.outcome = outcome
        if use.seconds is None:
            use.seconds = time.perf_counter() - use.arrived


def end() -> None:
    """Count it; whoever noted nothing answered it by other means, and just now."""
    use = _under_way.get()
    if use is None or use.counted:
        return
    use.counted = True
    seconds = time.perf_counter() - use.arrived if use.seconds is None else use.seconds
    ANSWER_SECONDS.labels(use.kind, use.command).observe(seconds)
    USES.labels(use.kind, use.command, use.outcome).inc()


@contextmanager
def carrying_out(kind: Kind, command: str) -> Iterator[None]:
    """Begin and end it."""
    begin(kind, command)
    try:
        yield
    finally:
        end()
