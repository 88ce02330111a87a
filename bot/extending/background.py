"""What cogs do in the background: their tasks end with them, and what goes wrong in one is told."""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, cast
from weakref import WeakSet

from bot.extending.blame import Blame, Place
from bot.extending.troubles import Kind

log = logging.getLogger(__name__)

_starting: ContextVar[tuple[str, asyncio.Task[Any] | None] | None] = ContextVar("cog", default=None)

_CALL_COGS = {
    "BaseView._scheduled_task",
    "Client._run_event",
    "Modal._scheduled_task",
    "ViewStore.schedule_dynamic_item_call",
}
"""What discord.py begins to have a cog answer a click or hear an event; it catches everything but an exit."""

Work = Coroutine[Any, Any, Any]
Tell = Callable[[Place, Kind, BaseException], None]


class CogExitError(Exception):
    """A cog wanted the whole process to end; only whoever runs the bot may have that."""


@contextmanager
def without_exit() -> Iterator[None]:
    """What a cog does meanwhile cannot end the process.

    Raises:
        CogExitError: it wanted to.
    """
    try:
        yield
    except SystemExit as error:
        raise CogExitError(f"it wanted the process to end ({error.code})") from error


@contextmanager
def starting(cog: str) -> Iterator[None]:
    """What the current task begins meanwhile is of `cog`."""
    token = _starting.set((cog, asyncio.current_task()))
    try:
        yield
    finally:
        _starting.reset(token)


def cog_that_starts() -> str | None:
    """The cog that is being set up by the current task."""
    cog, task = _starting.get() or ("", None)
    # What others begin in the same context (for a timer, say) is theirs.
    return cog if task is not None and task is asyncio.current_task() else None


class Background:
    """The tasks of each cog: those begun while it was set up, and those that carry out its own code."""

    def __init__(self, blame: Blame, tell: Tell) -> None:
        self._blame = blame
        self._tell = tell
        self._tasks: dict[str, WeakSet[asyncio.Task[Any]]] = {}

    def watch(self, loop: asyncio.AbstractEventLoop) -> None:
        """From now on know of every task that is begun, and of what nobody else has caught."""
        loop.set_task_factory(cast(Any, self._begin))
        loop.set_exception_handler(self._uncaught)

    def of(self, cog: str) -> set[asyncio.Task[Any]]:
        """What `cog` does in the background now."""
        return set(self._tasks.get(cog, ()))

    def end(self, cog: str) -> None:
        """End what `cog` does in the background, but not the task that asks for it."""
        current = asyncio.current_task()
        for task in self._tasks.pop(cog, ()):
            if task is not current:
                task.cancel()

    def _begin(self, loop: asyncio.AbstractEventLoop, work: Work, **details: Any) -> asyncio.Task[Any]:
        place = self._blame.coroutine(work)
        owner = place.cog if place else cog_that_starts()
        if owner is None and getattr(work, "__qualname__", "") not in _CALL_COGS:
            return asyncio.Task(work, loop=loop, **details)
        task = asyncio.Task(_Staying(work), loop=loop, **details)
        if owner is not None:
            self._tasks.setdefault(owner, WeakSet()).add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[Any]) -> None:
        if not task.cancelled() and _is_untold(task):
            # Whoever waits for it takes the error in the next turns of the loop; then nobody need be told.
            asyncio.get_running_loop().call_later(1.0, self._tell_of, task)

    def _tell_of(self, task: asyncio.Task[Any]) -> None:
        error = task.exception() if _is_untold(task) else None
        place = self._blame.error(error) if error else None
        if error and place:
            self._tell(place, Kind.TASK, error)

    def _uncaught(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        place = self._blame.error(error) if error else None
        if place is None or error is None:
            loop.default_exception_handler(context)
        else:
            self._tell(place, Kind.TASK, error)


class _Staying(Coroutine[Any, Any, Any]):
    """The same work, which cannot end the process; `close` reaches it also if it never began."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def send(self, value: Any, /) -> Any:
        with without_exit():
            return self._work.send(value)

    def throw(self, *error: Any) -> Any:
        with without_exit():
            return self._work.throw(*error)

    def close(self) -> None:
        self._work.close()

    def __await__(self) -> Any:
        return self._work.__await__()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._work, name)  # asyncio shows a task by what its coroutine is called


def _is_untold(task: asyncio.Task[Any]) -> bool:
    """Whether it failed and nobody has looked at its error; asyncio tells it nowhere else."""
    return bool(getattr(task, "_log_traceback", False))
