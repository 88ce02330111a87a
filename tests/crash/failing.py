"""What can befall a data folder, in a mount namespace of one's own, and a clock."""

import os
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager
from functools import partial
from pathlib import Path
from unittest import mock

SIZE = "8m"
A_DAY = 86_400
DATABASES = ("settings.sqlite3", "archive.sqlite3")

Fault = Callable[[Path], AbstractContextManager[None]]


def small_disk(folder: Path) -> None:
    """Put an empty disk of little room there."""
    folder.mkdir()
    _mount("-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", folder)


@contextmanager
def full(folder: Path) -> Iterator[None]:
    """Not a byte more can be written there."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (1 << 16, 1 << 12, 1):
            try:
                while True:
                    file.write(bytes(size))
            except OSError:
                continue
    yield
    filler.unlink()


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """What is opened from now on cannot be written."""
    _mount("--bind", folder, folder)
    _mount("-o", "remount,ro,bind", folder)
    yield
    subprocess.run(["umount", "--lazy", folder], check=True)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Another program holds on to the databases."""
    with ExitStack() as stack:
        for name in DATABASES:
            connection = sqlite3.connect(folder / name, isolation_level=None)
            stack.enter_context(closing(connection)).execute("BEGIN EXCLUSIVE")
        yield


@contextmanager
def set_back(_: Path) -> Iterator[None]:
    """It is a day earlier than it was."""
    back = {"time": A_DAY, "time_ns": A_DAY * 10**9}
    with ExitStack() as stack:
        for name, by in back.items():
            told = getattr(time, name)
            stack.enter_context(mock.patch.object(time, name, partial(_less, told, by)))
        yield


def _less(told: Callable[[], float], by: float) -> float:
    return told() - by


FAULTS: dict[str, Fault] = {"full": full, "read only": read_only, "locked": locked, "set back": set_back}


def _mount(*how: str | os.PathLike[str]) -> None:
    subprocess.run(["mount", *how], check=True)
