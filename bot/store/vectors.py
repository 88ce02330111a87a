"""The vectors of passages on disk, so that a text is embedded once and not at every start."""

import hashlib
import json
import logging
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any, Self, TypeVar

import numpy as np
from numpy.typing import NDArray

from bot.search.carried import gathered
from bot.search.column import Floats, Ints
from bot.search.columns import Columns, check
from bot.search.embedder import Embedding
from bot.search.known import vector_columns
from bot.store.database import is_damaged, remove_database

log = logging.getLogger(__name__)

FILE = "vectors.sqlite3"

# An id is never given twice (AUTOINCREMENT), since a reader may hold one whose row has been removed.
_TABLE = """
    PRAGMA auto_vacuum = INCREMENTAL;
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    CREATE TABLE IF NOT EXISTS passages (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        embedder TEXT NOT NULL,
        hash BLOB NOT NULL,
        vector BLOB NOT NULL,
        tokens BLOB NOT NULL,
        UNIQUE (embedder, hash)
    );
    CREATE TABLE IF NOT EXISTS origin (only_row INTEGER PRIMARY KEY CHECK (only_row = 1), id BLOB NOT NULL);
    CREATE TEMP TABLE kept (hash BLOB PRIMARY KEY);
"""
_FIND = "SELECT hash, id, vector FROM passages WHERE embedder = ? AND hash IN ({})"
_KNOWN = "SELECT hash FROM passages WHERE embedder = ? AND hash IN ({})"
_IDS = "SELECT id FROM passages WHERE embedder = ?"
_RANGE = "SELECT min(id), max(id), count(*) FROM passages WHERE embedder = ?"
_ORIGIN = "SELECT id FROM origin"
_NEW_ORIGIN = "INSERT OR IGNORE INTO origin VALUES (1, randomblob(16))"
_READ = "SELECT id, tokens FROM passages WHERE id IN (SELECT value FROM json_each(?))"
_ADD = "INSERT OR IGNORE INTO passages (embedder, hash, vector, tokens) VALUES (?, ?, ?, ?)"
_FORGET = "DELETE FROM passages WHERE (embedder != ? OR hash NOT IN (SELECT hash FROM kept)) AND id <= ?"
_HOW_MANY = "SELECT count(*) FROM passages"
_NEWEST = "SELECT max(id) FROM passages"
_SHRINK = "PRAGMA incremental_vacuum; PRAGMA wal_checkpoint(TRUNCATE)"

_FEW = 500  # texts of an archive whose token vectors are read once and stay in memory, 30 MB
_SECONDS_TO_WAIT = 10.0  # for another process that writes just now
_HALF = np.dtype("<f2")
_LARGEST = 127
_NO_ID = 0  # SQLite counts from 1
_LARGEST_ID = 2**63 - 1
_AT_ONCE = 10_000  # texts that are asked for in one query: SQLite takes 32,766 values

Ids = NDArray[np.int64]
Halves = NDArray[np.float16]
T = TypeVar("T")


class VectorCache:
    """Vectors by embedder and exact text, in a SQLite file that can be deleted at any time.

    Vectors are kept in half precision, those of tokens as directions in 8-bit integers: the cosine of what is
    given back to what was added is above 0.9999. Where the file cannot be used, or no longer, all goes on in
    memory, with one line in the log; a damaged file is removed. Several threads may use a cache, several
    processes a file.
    """

    def __init__(self, file: Path, connection: sqlite3.Connection, embedder: str, dimensions: int) -> None:
        self._file = file
        self._connection = connection
        self._embedder = embedder
        self._dimensions = dimensions
        self._lock = Lock()
        self.origin = self._with_connection(_origin)

    @classmethod
    def open(cls, folder: Path, embedder: str, dimensions: int) -> Self:
        """The cache in `folder`, which is made if need be, for the embedder of this name and dimensions."""
        file = folder / FILE
        try:
            folder.mkdir(parents=True, exist_ok=True)
            connection = _connect(file)
        except (OSError, sqlite3.Error) as error:
            connection = _without_file(file, error)
        return cls(file, connection, embedder, dimensions)

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()

    def missing(self, texts: Iterable[str]) -> list[str]:
        """Those of `texts` that have no vectors yet, each once."""
        by_hash = {_hash(text): text for text in texts}

        def read(connection: sqlite3.Connection) -> set[bytes]:
            return {hash_ for (hash_,) in self._found(connection, _KNOWN, list(by_hash))}

        known = self._with_connection(read)
        return [text for hash_, text in by_hash.items() if hash_ not in known]

    def add(self, texts: Iterable[str], embeddings: Iterable[Embedding]) -> None:
        """Keep the embeddings of `texts`, all in one transaction."""
        rows = [
            (self._embedder, _hash(text), made.vector.astype(_HALF).tobytes(), _packed(made.tokens))
            for text, made in zip(texts, embeddings, strict=True)
        ]

        def write(connection: sqlite3.Connection) -> None:
            with connection:
                connection.executemany(_ADD, rows)

        self._with_connection(write)

    def load(self, texts: Sequence[str]) -> "StoredVectors":
        """The vectors of `texts`, in order; a text that has none gets a row of zeros and no tokens."""
        ids: Ids = np.full(len(texts), _NO_ID, np.int64)
        matrix: Halves = np.zeros((len(texts), self._dimensions), _HALF)
        rows: dict[bytes, list[int]] = defaultdict(list)
        for row, text in enumerate(texts):
            rows[_hash(text)].append(row)

        def read(connection: sqlite3.Connection) -> None:
            for hash_, id_, vector in self._found(connection, _FIND, list(rows)):
                ids[rows[hash_]] = id_
                matrix[rows[hash_]] = np.frombuffer(vector, _HALF)

        self._with_connection(read)
        return StoredVectors(self, ids, matrix)

    def changed(self, before: "StoredVectors", places: Ints, texts: Sequence[str]) -> "StoredVectors":
        """Those of other texts: at `places` of what was loaded `before`, -1 for the next of `texts`."""
        new = self.load(texts)
        return StoredVectors(
            self,
            gathered(places, before.ids, new.ids),
            gathered(places, before.matrix, new.matrix),
        )

    def restored(self, columns: Columns) -> "StoredVectors":
        """The vectors whose `columns` are among these.

        Raises:
            ColumnsError: they are damaged, of another cache, or some of them were forgotten since.
        """
        held = vector_columns(columns)
        ids = held.take("ids", np.int64, None)
        matrix = held.take("matrix", _HALF, len(ids), self._dimensions)
        check(held.take("origin", np.uint8, None).tobytes() == self.origin, "vectors of another cache")

        there = self._with_connection(self._ids)
        check(np.isin(ids[ids != _NO_ID], there).all(), "some vectors have been forgotten")
        return StoredVectors(self, ids, matrix)

    def tokens(self, ids: Sequence[int]) -> tuple[Floats, Ints]:
        """The token vectors of the texts with these ids, in order, and how many each has; none of one gone.

        Of shapes (all tokens, d) and (texts,).
        """
        wanted = json.dumps(list(ids))
        packed = self._with_connection(lambda connection: dict(connection.execute(_READ, (wanted,))))
        each = [packed.get(id_, b"") for id_ in ids]
        lengths = np.array([len(one) // self._dimensions for one in each], np.int32)
        return _unpacked(b"".join(each), self._dimensions), lengths

    def count(self) -> int:
        """How many texts have vectors here, those of other embedders included."""
        return int(self._with_connection(lambda connection: connection.execute(_HOW_MANY).fetchone())[0])

    def newest(self) -> int:
        """What `forget_all_but` takes as `up_to` to keep all that is added from now on."""
        return int(self._with_connection(lambda connection: connection.execute(_NEWEST).fetchone())[0] or 0)

    def forget_all_but(self, texts: Iterable[str], up_to: int | None = None) -> None:
        """Remove the vectors of all other texts and of other embedders, and give their space back."""
        hashes = {_hash(text) for text in texts}

        def write(connection: sqlite3.Connection) -> None:
            with connection:
                connection.execute("DELETE FROM kept")
                connection.executemany("INSERT INTO kept VALUES (?)", ((hash_,) for hash_ in hashes))
                connection.execute(_FORGET, (self._embedder, _LARGEST_ID if up_to is None else up_to))
            connection.executescript(_SHRINK)

        self._with_connection(write)

    def _ids(self, connection: sqlite3.Connection) -> Ids:
        """The ids of all texts that have vectors."""
        first, last, count = connection.execute(_RANGE, (self._embedder,)).fetchone()
        if count and last - first == count - 1:  # as long as none was forgotten: many times as fast
            return np.arange(first, last + 1, dtype=np.int64)
        return np.fromiter((id_ for (id_,) in connection.execute(_IDS, (self._embedder,))), np.int64)

    def _found(
        self, connection: sqlite3.Connection, query: str, hashes: Sequence[bytes]
    ) -> Iterator[tuple[Any, ...]]:
        """What `query` finds for the hashes, in any order."""
        for start in range(0, len(hashes), _AT_ONCE):
            some = hashes[start : start + _AT_ONCE]
            yield from connection.execute(query.format(", ".join("?" * len(some))), (self._embedder, *some))

    def _with_connection(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do `work`; when the file fails it, once more with what can be saved of it in memory."""
        with self._lock:
            try:
                return work(self._connection)
            except sqlite3.Error as error:
                failed, self._connection = self._connection, _without_file(self._file, error)
                _copy(failed, self._connection)
                failed.close()
                return work(self._connection)


class StoredVectors:
    """A `TextVectors`: the texts' vectors in memory, those of their tokens in the cache if they are many."""

    def __init__(self, cache: VectorCache, ids: Ids, matrix: Halves) -> None:
        self.ids = ids
        self.matrix = matrix
        self._cache = cache

    def columns(self) -> dict[str, NDArray[Any]]:
        """What `VectorCache.restored` makes them of again."""
        origin = np.frombuffer(self._cache.origin, np.uint8)
        return {"ids": self.ids, "matrix": self.matrix, "origin": origin}

    def tokens(self, rows: Sequence[int]) -> tuple[Floats, Ints]:
        """The token vectors of some rows, one row after the other, and how many each has."""
        if len(self.ids) > _FEW:
            return self._cache.tokens(self.ids[np.asarray(rows, np.intp)].tolist())
        each = [self._all[row] for row in rows]
        lengths = np.array([len(one) for one in each], np.int32)
        return np.concatenate([self._all[0][:0], *each]), lengths

    @cached_property
    def _all(self) -> list[Floats]:
        vectors, lengths = self._cache.tokens(self.ids.tolist())
        return np.split(vectors, np.cumsum(lengths)[:-1])


def _origin(connection: sqlite3.Connection) -> bytes:
    """What tells this database from any other, so that ids of one are never looked up in another."""
    found = connection.execute(_ORIGIN).fetchone()
    if found is None:
        with connection:
            connection.execute(_NEW_ORIGIN)
        found = connection.execute(_ORIGIN).fetchone()
    return bytes(found[0])


def _connect(place: Path | str) -> sqlite3.Connection:
    connection = sqlite3.connect(place, timeout=_SECONDS_TO_WAIT, check_same_thread=False)
    try:
        connection.executescript(_TABLE)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _without_file(file: Path, error: Exception) -> sqlite3.Connection:
    """An empty database in memory; the log says why. A damaged file is removed: the next start makes one."""
    log.warning("vectors are kept in memory alone, since %s cannot be used: %s", file, error)
    if is_damaged(error):
        remove_database(file)
    return _connect(":memory:")


def _copy(failed: sqlite3.Connection, connection: sqlite3.Connection) -> None:
    """Save what can still be read."""
    rows = "SELECT id, embedder, hash, vector, tokens FROM passages"
    try:
        failed.rollback()
        with connection:
            connection.executemany("INSERT INTO passages VALUES (?, ?, ?, ?, ?)", failed.execute(rows))
    except sqlite3.Error as error:
        log.warning("not all vectors could be saved: %s", error)


def _hash(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


def _packed(vectors: Floats) -> bytes:
    """Vectors (t, d) as a byte for each number; their lengths are lost."""
    largest = np.abs(vectors).max(axis=1, keepdims=True)
    directions: NDArray[np.int8] = np.rint(vectors * (_LARGEST / largest)).astype(np.int8)
    return directions.tobytes()


def _unpacked(packed: bytes, dimensions: int) -> Floats:
    """Vectors (t, d) of length 1."""
    vectors: Floats = np.frombuffer(packed, np.int8).reshape(-1, dimensions).astype(np.float32)
    vectors /= np.sqrt(np.einsum("ij,ij->i", vectors, vectors))[:, np.newaxis]
    return vectors
