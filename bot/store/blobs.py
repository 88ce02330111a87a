"""Values of bytes in one file that is mapped into memory: what is large, and read at every start.

A database names the file with its size and checksum. Files are never written twice: whoever has one mapped
keeps what it holds, also when another has taken its place and it is deleted.
"""

import mmap
import os
import secrets
import zlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from bot.store.whole_files import DRAFT, whole_file

SUFFIX = ".blobs"
_BEGINNING = b"receipts blobs 1\n"
_STEP = 64  # bytes: where each value begins arrays may lie
_AT_ONCE = 1 << 24  # bytes that are read to be checked
_RANDOM = 8  # bytes of a name: none is given twice


class DamagedBlobsError(ValueError):
    """The file is not the one that was written."""


@dataclass(frozen=True, slots=True)
class BlobFile:
    """What has to be known of a file to read it: its name, its bytes, and the CRC-32 of all."""

    name: str
    size: int
    checksum: int


class BlobWriter:
    """Writes one value after the other; `described` is the file as it is so far."""

    def __init__(self, name: str, file: IO[bytes]) -> None:
        self.described = BlobFile(name, 0, 0)
        self._file = file
        self._append(_BEGINNING)

    def add(self, data: bytes | memoryview) -> int:
        """Write `data`; says where it begins."""
        self._append(bytes(-self.described.size % _STEP))
        start = self.described.size
        self._append(data)
        return start

    def _append(self, data: bytes | memoryview) -> None:
        self._file.write(data)
        known = self.described
        self.described = BlobFile(known.name, known.size + len(data), zlib.crc32(data, known.checksum))


@contextmanager
def blob_writer(folder: Path, prefix: str) -> Iterator[BlobWriter]:
    """Writes a new file whose name begins so, which is there as a whole at the end, or not at all.

    Raises:
        OSError: it cannot be written there.
    """
    name = f"{prefix}{secrets.token_hex(_RANDOM)}{SUFFIX}"
    with whole_file(folder / name) as file:
        yield BlobWriter(name, file)


class Blobs:
    """The values in a file, to be checked before the first is looked at."""

    def __init__(self, folder: Path, described: BlobFile) -> None:
        """Open the file.

        Raises:
            OSError: it is missing, or cannot be read.
            DamagedBlobsError: it has another size.
        """
        self._described = described
        self._file = folder / described.name
        with self._file.open("rb", buffering=0) as file:
            self._mapped = memoryview(_mapped(file, described))

    def check(self) -> None:
        """Read all of the file.

        It is read and not looked at in its memory: of a disk that fails the system tells here, where it would
        end the process there. No other thread is held up meanwhile.

        Raises:
            OSError: it cannot be read.
            DamagedBlobsError: it is not as it was written.
        """
        found, buffer = 0, memoryview(bytearray(min(_AT_ONCE, self._described.size)))
        with self._file.open("rb", buffering=0) as file:
            while read := file.readinto(buffer):
                found = zlib.crc32(buffer[:read], found)
        if found != self._described.checksum:
            raise DamagedBlobsError(f"{self._described.name} is damaged")

    def at(self, start: int, size: int) -> memoryview:
        """The value of so many bytes that begins at `start`.

        Raises:
            DamagedBlobsError: the file ends before.
        """
        found = self._mapped[start : start + size]
        if len(found) != size:
            raise DamagedBlobsError(f"{self._described.name} ends before {start + size}")
        return found


def _mapped(file: IO[bytes], described: BlobFile) -> mmap.mmap:
    if os.fstat(file.fileno()).st_size != described.size:  # to look beyond its end would end the process
        raise DamagedBlobsError(f"{described.name} is not as long as it was")
    return mmap.mmap(file.fileno(), described.size, access=mmap.ACCESS_READ)


def delete_blobs(folder: Path, prefix: str, kept: Collection[str]) -> None:
    """Delete all files of that prefix but those `kept`, and what is left of others that were not finished.

    Nobody may be writing any. What another process has open, where the system minds that, stays until later.
    """
    ours = f"{prefix}{'[0-9a-f]' * 2 * _RANDOM}{SUFFIX}"
    for file in (*folder.glob(ours), *folder.glob(f".{prefix}*{DRAFT}")):
        if file.name not in kept:
            with suppress(OSError):
                file.unlink()
