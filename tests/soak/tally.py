"""What came of everything that was done: answers, reasons in the log, tasks and memory left behind."""

import asyncio
import contextvars
import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
from discord.state import ConnectionState

from benchmarks.memory import resident
from tests.soak.service import Service

SECONDS_TO_SETTLE = 20
"""What was repeated or refused may still be tried again by discord.py."""

_doing: contextvars.ContextVar[str] = contextvars.ContextVar("doing", default="")


class Reasons(logging.Handler):
    """Of everything that was done, whether the log says anything about it: by the id of what was done.

    Whatever the bot does about an event, it does in tasks that this event started, and those know which.
    `received` are those that reached the bot: what was on its way when a session ended never does.
    """

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.lines: dict[str, list[str]] = {}
        self.received: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        """Keep it, if it is about something that was done."""
        if id_ := _doing.get():
            self.lines.setdefault(id_, []).append(record.getMessage())

    def is_hopeless(self, id_: str) -> bool:
        """Whether there will hardly be an answer any more: the log says why, or the bot never heard of it."""
        return id_ in self.lines or id_ not in self.received

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Hear the log, and know what each line is about, of a bot that is made meanwhile."""
        create, message = ConnectionState.parse_interaction_create, ConnectionState.parse_message_create

        def known(parse: Any) -> Any:
            def parsed(state: Any, data: Any) -> None:
                self.received.add(str(data["id"]))
                token = _doing.set(str(data["id"]))
                try:
                    parse(state, data)
                finally:
                    _doing.reset(token)

            return parsed

        root = logging.getLogger()
        root.addHandler(self)
        ConnectionState.parse_interaction_create = known(create)  # type: ignore[method-assign]  # it is put back
        ConnectionState.parse_message_create = known(message)  # type: ignore[method-assign]  # it is put back
        try:
            yield
        finally:
            ConnectionState.parse_interaction_create = create  # type: ignore[method-assign]  # here
            ConnectionState.parse_message_create = message  # type: ignore[method-assign]  # here
            root.removeHandler(self)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many were answered, how many not but for a reason in the log, and those for no reason.

    `undelivered` never reached the bot. `latencies` are in seconds, of those that were answered.
    """

    answered: int
    explained: int
    lost: tuple[str, ...]
    undelivered: int
    latencies: tuple[float, ...]

    def percentile(self, share: float) -> float:
        """The latency in ms below which that share (0..100) of the answers stayed."""
        return float(np.percentile(self.latencies, share)) * 1000 if self.latencies else 0.0


def outcome(service: Service, reasons: Reasons, ids: Iterable[str]) -> Outcome:
    """What came of `ids`."""
    answered, explained, undelivered, lost, latencies = 0, 0, 0, [], []
    for id_ in dict.fromkeys(ids):
        asked = service.asked[id_]
        if asked.answered_at is not None:
            answered += 1
            latencies.append(asked.answered_at - asked.sent_at)
        elif reasons.lines.get(id_):
            explained += 1
        elif id_ not in reasons.received:
            undelivered += 1
        else:
            lost.append(id_)
    return Outcome(answered, explained, tuple(lost), undelivered, tuple(latencies))


def tasks() -> int:
    """How many tasks there are now, without those of the service, one for each open connection."""
    coroutines = (task.get_coro() for task in asyncio.all_tasks())
    return sum(not getattr(one, "__qualname__", "").startswith("RequestHandler.") for one in coroutines)


async def tasks_left(before: int) -> int:
    """How many tasks more than `before` there still are, once all that is under way has had its time."""
    for _ in range(SECONDS_TO_SETTLE * 10):
        if tasks() <= before:
            break
        await asyncio.sleep(0.1)
    return tasks() - before


def megabytes() -> float:
    """MB (2**20 bytes) of memory that this process holds; 0 where the system does not tell."""
    return resident() / 2**20


def slope(values: Iterable[float]) -> float:
    """By how much the values grow from one to the next, by least squares."""
    found = list(values)
    return float(np.polyfit(range(len(found)), found, 1)[0]) if len(found) > 1 else 0.0
