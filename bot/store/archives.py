"""What was worked out from each folder of articles, on disk, so that a start need not work it out again."""

import logging
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from bot.store.database import NewerDatabaseError, is_damaged, open_database, remove_database
from bot.store.parts import check_parts
from bot.store.snapshots import STEPS, Key, Snapshot, load, save, transaction

log = logging.getLogger(__name__)

FILE = "archive.sqlite3"

T = TypeVar("T")


class ArchiveStore:
    """Snapshots of archives in one SQLite file, which can be deleted at any time.

    Nothing here raises because of the file: where it cannot be used there is nothing in it and nothing is
    kept, with one line in the log; a damaged one is removed. `trouble` is what hindered the last use, None
    when nothing did. Several threads and processes may use one file.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE
        self.trouble: str | None = None

    def load(self, key: Key) -> Snapshot | None:
        """What was saved of that archive; None when there is nothing, or nothing that is of use."""
        if not self._file.exists():
            return None
        return self._use(lambda connection: load(connection, self._file.parent, key))

    def save(self, key: Key, snapshot: Snapshot) -> bool:
        """Keep `snapshot` in the place of the one before, all of it or nothing; says whether it is kept."""

        def write(connection: sqlite3.Connection) -> bool:
            save(connection, self._file.parent, key, snapshot)
            return True

        return self._use(write) is not None

    def check(self) -> str | None:
        """What is wrong with the file, None when nothing is: it can be written, and holds together."""

        def look(connection: sqlite3.Connection) -> str:
            with transaction(connection):
                connection.execute("CREATE TABLE tried (column_)")
                connection.execute("DROP TABLE tried")
                check_parts(connection, self._file.parent)
            return str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])

        found = self._use(look)
        return self.trouble if found is None else None if found == "ok" else found

    def _use(self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        """What `work` gives with a connection of its own; None when the file fails it."""
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with closing(open_database(self._file, STEPS)) as connection:
                done = work(connection)
        except (OSError, sqlite3.Error, NewerDatabaseError, ValueError) as error:
            self._report(error)
            return None
        self.trouble = None
        return done

    def _report(self, error: Exception) -> None:
        """One line in the log each time that something else is wrong."""
        trouble = error.strerror or type(error).__name__ if isinstance(error, OSError) else str(error)
        if trouble != self.trouble:
            log.warning(
                "what is worked out is kept in memory alone, since %s cannot be used: %s", self._file, trouble
            )
        self.trouble = trouble
        if is_damaged(error):
            remove_database(self._file)
