"""What cogs write, held against what they declare: Python tells of each file that is opened or made.

Only what Python's own functions open is seen (https://docs.python.org/3/library/audit_events.html), and only
where the code of a cog leads to it. A cog that wants to write in secret can: this finds what was forgotten.
"""

import inspect
import os
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from types import FrameType
from typing import Any
from unittest import mock

from discord.ext import commands

from bot.cards.cog import stated
from bot.config import Config
from bot.extending.finding import CogFolders
from bot.store import archives, vectors

HOW_TO_DECLARE = (
    "`stores = (cards.Stored(...), ...)` in its class says what it keeps about people and servers, and how "
    "that is deleted"
)
DERIVED = (archives.FILE, vectors.FILE)
"""What the bot itself keeps of the articles, whoever asked for them. With what SQLite puts beside each."""

_WRITTEN = os.O_WRONLY | os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_TRUNC
_MOVED = {"os.mkdir": 0, "os.rename": 1, "os.link": 1, "os.symlink": 1, "sqlite3.connect": 0}
"""The events beside `open` that leave something on the disk, each with which of its arguments says where."""

_watches: list["Writes"] = []
_behalf = threading.local()


class Writes:
    """What the files of the cogs that `config` names write, in this thread or in one that they start."""

    def __init__(self, config: Config) -> None:
        self._folders = CogFolders.of(config.cogs)
        self._data = os.path.realpath(config.data)
        self._elsewhere = [os.path.realpath(tempfile.gettempdir()), *map(os.path.realpath, _CACHES), "/dev"]
        self._found: dict[tuple[str, str], str] = {}

    def take(self, cogs: Sequence[commands.Cog]) -> list[str]:
        """A sentence for each thing written since the last time by one of `cogs` that declares none."""
        found, self._found = self._found, {}
        declaring = {_file(cog) for cog in cogs if any(one.where == "disk" for one in stated(cog) or ())}
        silent = {_file(cog) for cog in cogs} - declaring
        return [
            f"the cog {cog} writes {place} ({line}) and does not declare it: {HOW_TO_DECLARE}"
            for (cog, place), line in found.items()
            if cog in silent or (cog.startswith("_") and not declaring)
        ]

    def owner(self, frame: FrameType | None) -> tuple[str, str] | None:
        """The cog whose code leads to `frame`, the innermost if there are several, and its line there.

        What a library writes while it is imported is not the doing of the cog that imports it.
        """
        while frame is not None:
            file = frame.f_code.co_filename
            if file.startswith("<frozen importlib"):
                return None
            if cog := self._folders.owner(file):
                return cog, f"{self._folders.short(file)}, line {frame.f_lineno}"
            frame = frame.f_back
        return None

    def note(self, place: str, owner: tuple[str, str]) -> None:
        """Keep that the code of `owner` writes there, if that counts."""
        whole = os.path.realpath(place)
        in_data = _within(whole, self._data)
        if "__pycache__" in whole or (in_data and Path(whole).name.startswith(DERIVED)):
            return
        if in_data or not any(_within(whole, folder) for folder in self._elsewhere):
            self._found.setdefault((owner[0], whole), owner[1])


@contextmanager
def watching(config: Config) -> Iterator[Writes]:
    """Keep what the cogs of `config` write meanwhile."""
    _hook_in()
    watch = Writes(config)
    _watches.append(watch)
    try:
        with mock.patch.object(ThreadPoolExecutor, "submit", _submit):
            yield watch
    finally:
        _watches.remove(watch)


def undeclared(cogs: Sequence[commands.Cog]) -> list[str]:
    """A sentence for each of `cogs` that does not say what it stores."""
    return [
        f"the cog {_file(cog)} does not say what it stores: {HOW_TO_DECLARE}; `stores = ()` says that it "
        "keeps nothing"
        for cog in cogs
        if stated(cog) is None
    ]


_CACHES = [os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"]
_really_submit = ThreadPoolExecutor.submit


def _file(cog: commands.Cog) -> str:
    """What the file or folder of a cog is called."""
    package, *inside = type(cog).__module__.split(".")
    return inside[0] if inside else package


@cache
def _hook_in() -> None:
    """Once for this process: an audit hook can never be taken away."""
    sys.addaudithook(_heard)


def _heard(event: str, arguments: tuple[Any, ...]) -> None:
    """An audit event. Whatever is raised here is raised where the event happened, so nothing may be."""
    if not _watches or (event != "open" and event not in _MOVED):
        return
    if event == "open":
        place, mode, flags = arguments
        if not (
            set(mode) & set("wax+") if isinstance(mode, str) else isinstance(flags, int) and flags & _WRITTEN
        ):
            return
    else:
        place = arguments[_MOVED[event]]
    if isinstance(place, str | bytes | os.PathLike) and (path := os.fsdecode(place)) not in {"", ":memory:"}:
        for watch in _watches:
            if owner := watch.owner(inspect.currentframe()) or getattr(_behalf, "owner", None):
                watch.note(path, owner)


def _submit(pool: ThreadPoolExecutor, work: Callable[..., Any], /, *given: Any, **named: Any) -> Future[Any]:
    """What a cog lets a thread do is its doing, too, though nothing of it is on that thread's stack."""
    frame = inspect.currentframe()
    owner = next(filter(None, (watch.owner(frame) for watch in _watches)), None)
    if owner is not None:
        work = partial(_on_behalf, owner, work)
    return _really_submit(pool, work, *given, **named)


def _on_behalf(owner: tuple[str, str], work: Callable[..., Any], *given: Any, **named: Any) -> Any:
    _behalf.owner = owner
    try:
        return work(*given, **named)
    finally:
        _behalf.owner = None


def _within(path: str, folder: str) -> bool:
    return path.startswith(folder.rstrip(os.sep) + os.sep) or path == folder
