"""The database of servers' settings as a whole: copied, and put in its place, while it is used."""

import asyncio
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import uuid4

from bot.store.database import is_damaged, remove_database
from bot.store.shared.database import FILE, SharedDatabase
from bot.store.shared.migrations import migrate

_SECONDS_TO_WAIT = 10.0  # for whoever writes just now


@contextmanager
def copied(file: Path) -> Iterator[Path]:
    """A copy as of one moment, in one file.

    Raises:
        sqlite3.Error: it cannot be read.
    """
    with tempfile.TemporaryDirectory(prefix="receipts-") as folder:
        copy = Path(folder) / FILE
        with closing(_connect(file)) as source, closing(_connect(copy)) as target:
            _copy(source, target)
            target.execute("PRAGMA journal_mode = DELETE")
        yield copy


def version_of(file: Path) -> int:
    """The version of its tables.

    Raises:
        sqlite3.Error: it is no such database, or damaged.
    """
    with closing(_connect(file)) as connection:
        (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        if found != "ok":
            raise sqlite3.DatabaseError(found)
        return int(connection.execute("SELECT version FROM receipts_schema").fetchone()[0])


def put_in_place(copy: Path, file: Path) -> None:
    """Have all that is in `copy`, and nothing else, in `file`, in one transaction; `copy` is changed.

    It is brought to this program's version first, and marked, so that a bot that runs reads it all again. A
    damaged `file` is removed first.

    Raises:
        sqlite3.Error: `file` is as it was.
    """
    asyncio.run(_brought_forward(copy.parent))
    with closing(_connect(copy)) as source:
        source.execute("UPDATE settings_changes SET epoch = ?", (uuid4().hex,))
        source.commit()
        source.execute("PRAGMA journal_mode = DELETE")
        try:
            _write(source, file)
        except sqlite3.DatabaseError as error:
            if not is_damaged(error):
                raise
            remove_database(file)
            _write(source, file)


def _write(source: sqlite3.Connection, file: Path) -> None:
    with closing(_connect(file)) as target:
        _copy(source, target)


def _copy(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """All of it in one transaction; `backup` would wait for ever for a database that stays locked."""
    until = time.perf_counter() + _SECONDS_TO_WAIT

    def give_up(status: int, _remaining: int, _total: int) -> None:
        if status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED} and time.perf_counter() > until:
            raise sqlite3.OperationalError("database is locked")

    source.backup(target, progress=give_up)


async def _brought_forward(folder: Path) -> None:
    database = SharedDatabase(folder)
    try:
        await migrate(database)
    finally:
        await database.close()


def _connect(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(file, timeout=_SECONDS_TO_WAIT)
