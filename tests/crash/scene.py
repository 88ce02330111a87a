"""What can be going on when a process is killed."""

import random
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from tests.crash.ledger import Ledger, State, Telling


class Scene(ABC):
    """Something that a process does with the files in `data`, again and again until it is killed.

    The process gets a copy; `ledger` is what has to be found, as far as it is known here. It is killed at
    most `longest` seconds after it has begun.
    """

    longest = 0.3

    def __init__(self, data: Path) -> None:
        self.data = data
        self.ledger = Ledger()

    def prepare(self, chance: random.Random) -> None:  # noqa: B027 - most scenes have nothing to do then
        """Before the process starts."""

    @abstractmethod
    def work(self, tell: Telling, chance: random.Random) -> None:
        """In the process: go on until it is killed."""

    def meanwhile(self, chance: random.Random) -> None:  # noqa: B027 - most scenes have nothing to do then
        """Beside the process, every few milliseconds."""

    def afterwards(self) -> None:  # noqa: B027 - as above
        """Once the process is dead."""

    @abstractmethod
    def found(self) -> State:
        """What there is, for a process that starts now."""

    def wrong(self) -> Sequence[str]:
        """What is not as it should be, other than what was lost."""
        return ()

    def damaged(self) -> list[str]:
        """The databases that do not hold together."""
        return [file.name for file in sorted(self.data.glob("*.sqlite3")) if not _is_whole(file)]


def _is_whole(file: Path) -> bool:
    try:
        with closing(sqlite3.connect(file)) as connection:
            return connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    except sqlite3.DatabaseError:
        return False
