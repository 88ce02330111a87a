"""An archive and all that was worked out from it, as rows of a SQLite database."""

import io
import json
import math
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass, field
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from bot.archive import Article
from bot.archive.packing import packed, unpacked
from bot.store.database import Step
from bot.store.listing import FileState

# Each step leads from one version of the tables to the next; one that was released is never changed.
STEPS: tuple[Step, ...] = (
    (
        """
        CREATE TABLE archives (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            folder TEXT NOT NULL,
            made TEXT NOT NULL,
            UNIQUE (name, folder)
        )
        """,
        """
        CREATE TABLE files (
            archive INTEGER NOT NULL REFERENCES archives ON DELETE CASCADE,
            name TEXT NOT NULL,
            state TEXT NOT NULL,
            digest BLOB NOT NULL,
            unusable TEXT,
            PRIMARY KEY (archive, name)
        ) WITHOUT ROWID
        """,
        """
        CREATE TABLE articles (
            archive INTEGER NOT NULL REFERENCES archives ON DELETE CASCADE,
            file TEXT NOT NULL,
            digest BLOB NOT NULL,
            packed BLOB NOT NULL,
            PRIMARY KEY (archive, file)
        )
        """,
        """
        CREATE TABLE parts (
            archive INTEGER NOT NULL REFERENCES archives ON DELETE CASCADE,
            kind TEXT NOT NULL,
            name TEXT NOT NULL,
            place INTEGER NOT NULL,
            data BLOB NOT NULL,
            PRIMARY KEY (archive, kind, name, place)
        )
        """,
    ),
)

FORGET = "DELETE FROM archives WHERE name = ? AND folder = ?"
"""What deletes all that is kept of an archive."""

MOST_ARCHIVES = 40
"""More than a configuration can name: who asks other folders on the command line leaves archives behind."""

_PRUNE = "DELETE FROM archives WHERE id NOT IN (SELECT id FROM archives ORDER BY id DESC LIMIT ?)"
_FIND = "SELECT id FROM archives WHERE name = ? AND folder = ? AND made = ?"
_ENTER = "INSERT INTO archives (name, folder, made) VALUES (?, ?, ?) RETURNING id"
_FILES = "SELECT name, state, digest, unusable FROM files WHERE archive = ?"
_ARTICLES = "SELECT packed FROM articles WHERE archive = ?"
_PARTS = "SELECT name, data FROM parts WHERE archive = ? AND kind = ? ORDER BY name, place"
_LARGEST = 1 << 26  # bytes of a row: SQLite takes a whole value into memory, more than once

Arrays = Mapping[str, NDArray[np.generic]]


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file as it was when it was read last: its state, the SHA-256 of its bytes, and why it is no article.

    `unusable` is None for a file that is one.
    """

    state: FileState
    digest: bytes
    unusable: str | None = None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One archive with all that was worked out from it, of one moment.

    `files` are all that were read, by name; every article is in one of them, whose bytes it is. `facts` are
    packed, in pieces; `columns` are what the search works on, none where there are none.
    """

    files: Mapping[str, KnownFile]
    articles: Sequence[Article]
    facts: Mapping[str, Iterable[bytes]] = field(default_factory=dict)
    columns: Arrays = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Key:
    """Which archive: its name, its folder, and how it is made: otherwise something else would come out."""

    name: str
    folder: str
    made: str


def load(connection: sqlite3.Connection, key: Key) -> Snapshot | None:
    """The snapshot that was saved under `key`; None when there is none.

    Raises:
        ValueError: something in it makes no sense.
        sqlite3.Error: the database fails.
    """
    with transaction(connection, "DEFERRED"):
        found = connection.execute(_FIND, (key.name, key.folder, key.made)).fetchone()
        if found is None:
            return None
        (archive,) = found
        return Snapshot(
            {
                name: KnownFile(FileState(*json.loads(state)), digest, unusable)
                for name, state, digest, unusable in connection.execute(_FILES, (archive,))
            },
            [unpacked(data) for (data,) in connection.execute(_ARTICLES, (archive,))],
            {name: list(data) for name, data in _parts(connection, archive, "facts")},
            {name: _array(b"".join(data)) for name, data in _parts(connection, archive, "columns")},
        )


def save(connection: sqlite3.Connection, key: Key, snapshot: Snapshot) -> None:
    """Put `snapshot` in the place of what was saved under that name, all of it or nothing.

    Of more than `MOST_ARCHIVES` those that were first saved longest ago are deleted.

    Raises:
        sqlite3.Error: nothing was changed.
    """
    with transaction(connection):
        before = connection.execute(_FIND, (key.name, key.folder, key.made)).fetchone()
        if before is None:  # what was made otherwise is of no use
            connection.execute(FORGET, (key.name, key.folder))
        (archive,) = before or connection.execute(_ENTER, (key.name, key.folder, key.made)).fetchone()
        _save_files(connection, archive, snapshot.files)
        _save_articles(connection, archive, snapshot)
        connection.execute("DELETE FROM parts WHERE archive = ?", (archive,))
        for name, pieces in snapshot.facts.items():
            _save_part(connection, archive, "facts", name, pieces)
        for name, column in snapshot.columns.items():
            _save_part(connection, archive, "columns", name, _pieces(column))
        connection.execute(_PRUNE, (MOST_ARCHIVES,))
    connection.executescript("PRAGMA incremental_vacuum")


@contextmanager
def transaction(connection: sqlite3.Connection, kind: str = "IMMEDIATE") -> Iterator[None]:
    """Everything in it is done when it ends, or nothing."""
    connection.execute(f"BEGIN {kind}")
    try:
        yield
    except BaseException:
        if connection.in_transaction:  # a full disk may have ended it
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _save_files(connection: sqlite3.Connection, archive: int, files: Mapping[str, KnownFile]) -> None:
    connection.execute("DELETE FROM files WHERE archive = ?", (archive,))
    rows = (
        (archive, name, json.dumps(astuple(known.state)), known.digest, known.unusable)
        for name, known in files.items()
    )
    connection.executemany("INSERT INTO files VALUES (?, ?, ?, ?, ?)", rows)


def _save_articles(connection: sqlite3.Connection, archive: int, snapshot: Snapshot) -> None:
    """Write those that are new or other than before: most have not changed."""
    digests = {article.file: snapshot.files[article.file].digest for article in snapshot.articles}
    kept = "SELECT file, digest FROM articles WHERE archive = ?"
    before = dict(connection.execute(kept, (archive,)))
    gone = [(archive, file) for file in before if digests.get(file) != before[file]]
    connection.executemany("DELETE FROM articles WHERE archive = ? AND file = ?", gone)
    rows = (
        (archive, article.file, digests[article.file], packed(article))
        for article in snapshot.articles
        if before.get(article.file) != digests[article.file]
    )
    connection.executemany("INSERT INTO articles VALUES (?, ?, ?, ?)", rows)


def _save_part(
    connection: sqlite3.Connection, archive: int, kind: str, name: str, pieces: Iterable[bytes]
) -> None:
    rows = ((archive, kind, name, place, piece) for place, piece in enumerate(pieces))
    connection.executemany("INSERT INTO parts VALUES (?, ?, ?, ?, ?)", rows)


def _parts(connection: sqlite3.Connection, archive: int, kind: str) -> Iterator[tuple[str, Iterator[bytes]]]:
    """The pieces of each part, in order; to be taken one part after the other."""
    rows = connection.execute(_PARTS, (archive, kind))
    return ((name, (data for _, data in group)) for name, group in groupby(rows, key=lambda row: row[0]))


def _pieces(column: NDArray[np.generic]) -> Iterator[bytes]:
    whole = io.BytesIO()
    np.save(whole, column, allow_pickle=False)
    view = whole.getbuffer()
    return (bytes(view[start : start + _LARGEST]) for start in range(0, len(view), _LARGEST))


def _array(data: bytes) -> NDArray[np.generic]:
    """What `np.save` wrote, where it lies: `np.load` would copy a hundred megabytes at a start.

    Raises:
        ValueError: it is none of that.
    """
    header = io.BytesIO(data)
    version = np.lib.format.read_magic(header)
    if version != (1, 0):
        raise ValueError(f"an array of version {version}")
    shape, by_columns, dtype = np.lib.format.read_array_header_1_0(header)
    if by_columns or dtype.hasobject:
        raise ValueError("no array that was saved here")
    size = math.prod(shape)
    if not size:
        return np.empty(shape, dtype)
    return np.frombuffer(data, dtype, size, header.tell()).reshape(shape)
