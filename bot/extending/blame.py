"""From a place in the code to the cog that it belongs to: by the frames of an error, a thread or a task."""

import traceback
from collections.abc import Coroutine, Iterable, Iterator
from dataclasses import dataclass
from types import CodeType, FrameType
from typing import Any

from bot.extending.finding import CogFolders


@dataclass(frozen=True, slots=True)
class Place:
    """A cog, and the line of its code: `cogs/ask.py:12`."""

    cog: str
    line: str


class Blame:
    """Says which cog it was. What cogs share (a name with `_`) is blamed on the cog that called it."""

    def __init__(self, folders: CogFolders) -> None:
        self.folders = folders

    def error(self, error: BaseException) -> Place | None:
        """Where `error`, or else what it came from, happened in a cog."""
        seen: set[int] = set()
        one: BaseException | None = error
        while one is not None and id(one) not in seen:
            seen.add(id(one))
            if place := self._innermost(_lines_of(one)):
                return place
            one = one.__cause__ or one.__context__
        return None

    def frame(self, frame: FrameType) -> Place | None:
        """Where in a cog a thread is whose innermost frame that is."""
        lines = [(each.f_code.co_filename, line) for each, line in traceback.walk_stack(frame)]
        return self._innermost(reversed(lines))

    def code(self, code: CodeType) -> Place | None:
        """Where in a cog that code begins."""
        return self._innermost([(code.co_filename, code.co_firstlineno)])

    def coroutine(self, coroutine: Coroutine[Any, Any, Any]) -> Place | None:
        """The cog whose code `coroutine` carries out: of a loop of `discord.ext.tasks`, what it repeats."""
        code: CodeType | None = getattr(coroutine, "cr_code", None)
        if code is None:
            return None
        frame: FrameType | None = getattr(coroutine, "cr_frame", None)
        if code.co_qualname == "Loop._loop" and frame is not None:
            repeated = getattr(frame.f_locals.get("self"), "coro", None)
            code = getattr(repeated, "__code__", code)
        return self.code(code)

    def _innermost(self, lines: Iterable[tuple[str, int | None]]) -> Place | None:
        """The last of `lines`, which go inwards, that is a cog's; the cog is the last without a `_`."""
        cog = shared = line = None
        for file, number in lines:
            owner = self.folders.owner(file)
            if owner is None:
                continue
            line = f"{self.folders.short(file)}:{number or 1}"
            if owner.startswith("_"):
                shared = owner
            else:
                cog = owner
        name = cog or shared
        return Place(name, line) if name and line else None


def _lines_of(error: BaseException) -> Iterator[tuple[str, int | None]]:
    for frame, line in traceback.walk_tb(error.__traceback__):
        yield frame.f_code.co_filename, line
    if isinstance(error, SyntaxError) and error.filename:
        yield error.filename, error.lineno
