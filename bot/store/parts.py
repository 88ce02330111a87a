"""The large parts of what is stored of an archive: facts in pieces and columns, in a file that is mapped."""

import sqlite3
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from bot.store.blobs import BlobFile, Blobs, BlobWriter, blob_writer, delete_blobs
from bot.store.facts import Pieces

PREFIX = "archive-"
"""What the names of the files begin with."""

Arrays = Mapping[str, NDArray[np.generic]]
_Row = tuple[str, str, int, int, int, str]

_BLOB_FILE = "SELECT name, size, checksum FROM blob_files WHERE archive = ?"
_PARTS = "SELECT name, start, size, form FROM parts WHERE archive = ? AND kind = ? ORDER BY name, place"
_FORM = msgspec.json.Decoder(tuple[str, tuple[int, ...]])


def open_parts(connection: sqlite3.Connection, folder: Path, archive: int) -> tuple[Blobs, Pieces, Arrays]:
    """The facts and columns of an archive, and what they lie in, which is to be checked first.

    Raises:
        OSError: that file is missing, or cannot be read.
        ValueError: it is another one.
    """
    named = connection.execute(_BLOB_FILE, (archive,)).fetchone()
    if named is None:
        raise ValueError("an archive without its parts")
    blobs = Blobs(folder, BlobFile(*named))
    facts = connection.execute(_PARTS, (archive, "facts"))
    columns = connection.execute(_PARTS, (archive, "columns")).fetchall()
    return (
        blobs,
        {
            name: [blobs.at(start, size) for _, start, size, _ in rows]
            for name, rows in groupby(facts, key=lambda row: row[0])
        },
        {name: _array(blobs.at(start, size), form) for name, start, size, form in columns},
    )


def save_parts(
    connection: sqlite3.Connection, folder: Path, archive: int, facts: Pieces, columns: Arrays
) -> Path:
    """Write facts and columns to a new file, which is named in the place of the one before.

    Raises:
        OSError: it cannot be written.
        sqlite3.Error: it cannot be named; nothing of it is left.
    """
    with blob_writer(folder, PREFIX) as writer:
        rows = [*_written_facts(writer, facts), *_written_columns(writer, columns)]
        known = writer.described
        # Named before it is there under its name: what cannot be named is not left behind.
        connection.execute("DELETE FROM parts WHERE archive = ?", (archive,))
        connection.executemany(
            "INSERT INTO parts VALUES (?, ?, ?, ?, ?, ?, ?)", ((archive, *row) for row in rows)
        )
        connection.execute(
            "INSERT OR REPLACE INTO blob_files VALUES (?, ?, ?, ?)",
            (archive, known.name, known.size, known.checksum),
        )
    return folder / known.name


def check_parts(connection: sqlite3.Connection, folder: Path) -> None:
    """Read the parts of all archives; nobody may be saving any, as that deletes files.

    Raises:
        OSError: some cannot be read.
        ValueError: some are not as they were written.
    """
    for named in connection.execute("SELECT name, size, checksum FROM blob_files"):
        Blobs(folder, BlobFile(*named)).check()


def forget_unnamed(connection: sqlite3.Connection, folder: Path) -> None:
    """Delete the files that are of no archive any more; nobody may be saving any."""
    delete_blobs(folder, PREFIX, {name for (name,) in connection.execute("SELECT name FROM blob_files")})


def _written_facts(writer: BlobWriter, facts: Pieces) -> Iterator[_Row]:
    for name, pieces in facts.items():
        for place, piece in enumerate(pieces):
            yield "facts", name, place, writer.add(piece), len(piece), ""


def _written_columns(writer: BlobWriter, columns: Arrays) -> Iterator[_Row]:
    for name, column in columns.items():
        data = np.ascontiguousarray(column).reshape(-1).view(np.uint8).data
        form = msgspec.json.encode((column.dtype.str, column.shape)).decode()
        yield "columns", name, 0, writer.add(data), len(data), form


def _array(data: memoryview, form: str) -> NDArray[Any]:
    """The array that `data` are the bytes of, where they lie.

    Raises:
        ValueError: they are of none.
    """
    dtype, shape = _FORM.decode(form)
    try:
        found: NDArray[Any] = np.frombuffer(data, dtype) if len(data) else np.empty(0, dtype)
    except TypeError as error:
        raise ValueError(f"no array has values of {dtype}") from error
    return found.reshape(shape)
