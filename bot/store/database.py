"""A SQLite file whose tables have a version: older ones are brought forward, newer ones refused."""

import logging
import sqlite3
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

log = logging.getLogger(__name__)

SECONDS_TO_WAIT = 10.0
"""For another process that writes just now."""

Step = Sequence[str]
"""SQL statements that lead from one version of the tables to the next."""

_NO_USE = frozenset([sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB])


class NewerDatabaseError(Exception):
    """A newer program made the file; the message says so in one sentence for the operator."""


def open_database(place: Path | str, steps: Sequence[Step]) -> sqlite3.Connection:
    """The database in a file, or in memory, after all `steps`.

    What was done is kept in the file itself, each step with its number in one transaction: whoever is
    interrupted goes on from there. Several threads may use the connection, one at a time.

    Raises:
        NewerDatabaseError: it has been through more steps than there are here.
        sqlite3.Error: it cannot be used.
    """
    connection = sqlite3.connect(
        place, timeout=SECONDS_TO_WAIT, check_same_thread=False, isolation_level=None
    )
    try:
        _refuse_newer(connection, place, len(steps))
        if version_of(connection) == 0:
            connection.execute("PRAGMA auto_vacuum = INCREMENTAL")  # later it would be too late
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(
            "PRAGMA synchronous = NORMAL"
        )  # in WAL a power cut may cost the last, never the file
        connection.execute("PRAGMA foreign_keys = ON")
        _bring_forward(connection, place, steps)
    except BaseException:
        connection.close()
        raise
    return connection


def version_of(connection: sqlite3.Connection) -> int:
    """How many steps the database has been through."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def is_damaged(error: Exception) -> bool:
    """Whether it says that the file itself is of no use any more."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _NO_USE


def remove_database(file: Path) -> None:
    """Delete a database with what belongs to it; the log says when that fails."""
    for part in (file, *(file.with_name(file.name + end) for end in ("-wal", "-shm"))):
        try:
            part.unlink(missing_ok=True)
        except OSError as error:
            log.warning("%s should be removed, but cannot be: %s", part, error.strerror)


def _bring_forward(connection: sqlite3.Connection, place: Path | str, steps: Sequence[Step]) -> None:
    while version_of(connection) < len(steps):
        connection.execute("BEGIN IMMEDIATE")
        try:
            _refuse_newer(connection, place, len(steps))
            version = version_of(connection)  # another process may have been quicker
            for statement in chain(*steps[version : version + 1]):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {min(version + 1, len(steps))}")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")


def _refuse_newer(connection: sqlite3.Connection, place: Path | str, known: int) -> None:
    version = version_of(connection)
    if version > known:
        raise NewerDatabaseError(
            f"{place} was made by a newer Receipts (version {version} of its tables; this one knows {known})"
        )
