"""An archive and all that was worked out from it, as rows of a SQLite database."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import astuple, dataclass, field
from pathlib import Path

import msgspec

from bot.archive import Article
from bot.archive.packing import packed, unpacked
from bot.store.database import Step
from bot.store.facts import Pieces
from bot.store.listing import FileState
from bot.store.parts import Arrays, forget_unnamed, open_parts, save_parts

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
    (
        "DELETE FROM archives",
        "DROP TABLE parts",
        """
        CREATE TABLE blob_files (
            archive INTEGER PRIMARY KEY REFERENCES archives ON DELETE CASCADE,
            name TEXT NOT NULL,
            size INTEGER NOT NULL,
            checksum INTEGER NOT NULL
        )
        """,
        """
        CREATE TABLE parts (
            archive INTEGER NOT NULL REFERENCES archives ON DELETE CASCADE,
            kind TEXT NOT NULL,
            name TEXT NOT NULL,
            place INTEGER NOT NULL,
            start INTEGER NOT NULL,
            size INTEGER NOT NULL,
            form TEXT NOT NULL,
            PRIMARY KEY (archive, kind, name, place)
        ) WITHOUT ROWID
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
_STATE = msgspec.json.Decoder(tuple[int, int, int, int])


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
    facts: Pieces = field(default_factory=dict)
    columns: Arrays = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Key:
    """Which archive: its name, its folder, and how it is made: otherwise something else would come out."""

    name: str
    folder: str
    made: str


def load(connection: sqlite3.Connection, folder: Path, key: Key) -> Snapshot | None:
    """The snapshot that was saved under `key`, its large parts in `folder`; None when there is none.

    Raises:
        ValueError: something in it makes no sense.
        OSError: its parts cannot be read.
        sqlite3.Error: the database fails.
    """
    try:
        return _load(connection, folder, key)
    except FileNotFoundError:  # another process has saved in between
        return _load(connection, folder, key)


def _load(connection: sqlite3.Connection, folder: Path, key: Key) -> Snapshot | None:
    with transaction(connection, "DEFERRED"):
        found = connection.execute(_FIND, (key.name, key.folder, key.made)).fetchone()
        if found is None:
            return None
        (archive,) = found
        blobs, facts, columns = open_parts(connection, folder, archive)
        with ThreadPoolExecutor(1) as beside:
            checked = beside.submit(blobs.check)
            files = {
                name: KnownFile(FileState(*_STATE.decode(state)), digest, unusable)
                for name, state, digest, unusable in connection.execute(_FILES, (archive,))
            }
            articles = [unpacked(data) for (data,) in connection.execute(_ARTICLES, (archive,))]
            checked.result()
        return Snapshot(files, articles, facts, columns)


def save(connection: sqlite3.Connection, folder: Path, key: Key, snapshot: Snapshot) -> None:
    """Put `snapshot` in the place of what was saved under that name, all of it or nothing.

    Of more than `MOST_ARCHIVES` those that were first saved longest ago are deleted.

    Raises:
        OSError: its large parts cannot be written to `folder`; nothing was changed.
        sqlite3.Error: nothing was changed.
    """
    connection.execute("PRAGMA synchronous = FULL")  # files that it names no more are deleted afterwards
    written: Path | None = None
    try:
        with transaction(connection):
            before = connection.execute(_FIND, (key.name, key.folder, key.made)).fetchone()
            if before is None:  # what was made otherwise is of no use
                connection.execute(FORGET, (key.name, key.folder))
            (archive,) = before or connection.execute(_ENTER, (key.name, key.folder, key.made)).fetchone()
            _save_files(connection, archive, snapshot.files)
            _save_articles(connection, archive, snapshot)
            written = save_parts(connection, folder, archive, snapshot.facts, snapshot.columns)
            connection.execute(_PRUNE, (MOST_ARCHIVES,))
    except BaseException:
        if written is not None:
            written.unlink(missing_ok=True)
        raise
    with transaction(connection):
        forget_unnamed(connection, folder)
    connection.executescript("PRAGMA incremental_vacuum")


@contextmanager
def transaction(connection: sqlite3.Connection, kind: str = "IMMEDIATE") -> Iterator[None]:
    """Everything in it is done when it ends, or nothing."""
    connection.execute(f"BEGIN {kind}")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk may have ended it
            connection.execute("ROLLBACK")
        raise


def _save_files(connection: sqlite3.Connection, archive: int, files: Mapping[str, KnownFile]) -> None:
    connection.execute("DELETE FROM files WHERE archive = ?", (archive,))
    rows = (
        (archive, name, msgspec.json.encode(astuple(known.state)).decode(), known.digest, known.unusable)
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
