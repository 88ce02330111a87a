"""Files that are there as a whole or not at all, also after the power has failed."""

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import EEXIST
from pathlib import Path
from typing import IO

DRAFT = ".part"
_RECOGNISED = 10  # characters of a file's name that its draft has too: a whole one may be too long with more


def write_whole(file: Path, data: bytes, *, replace: bool = False) -> None:
    """Put `data` into the new `file` in one step, its folder made if need be, and wait until it is on disk.

    Raises:
        FileExistsError: there is one of this name, which is not to be replaced.
        OSError: it cannot be written there.
    """
    _make_folder(file.parent)
    if file.exists() and not replace:
        raise FileExistsError(EEXIST, "there is a file of this name", str(file))
    with whole_file(file) as opened:
        opened.write(data)


@contextmanager
def whole_file(file: Path) -> Iterator[IO[bytes]]:
    """What is written here is in `file`, and on disk, once all of it is there; its folder must be.

    Raises:
        OSError: it cannot be written there.
    """
    handle, draft = tempfile.mkstemp(prefix=f".{file.name[:_RECOGNISED]}", suffix=DRAFT, dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as opened:
            yield opened
            opened.flush()
            os.fsync(opened.fileno())
        Path(draft).replace(file)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
    _settle(file.parent)


def delete_whole(file: Path) -> bool:
    """Delete `file` and wait until that is on disk; says whether it was there.

    Raises:
        OSError: it cannot be deleted.
    """
    try:
        file.unlink()
    except FileNotFoundError:
        return False
    _settle(file.parent)
    return True


def clear_old(folder: Path, seconds: float, pattern: str = "*") -> None:
    """Delete the files in `folder` that were written longer ago than that.

    Those that seem to be from the future, since the clock was set back, count as written now.

    Raises:
        OSError: one cannot be deleted.
    """
    now = time.time()
    for file in folder.glob(pattern):
        with suppress(FileNotFoundError):  # another thread was quicker
            age = now - file.lstat().st_mtime
            if age > seconds:
                file.unlink()
            elif age < 0:
                os.utime(file, follow_symlinks=False)


def _make_folder(folder: Path) -> None:
    """Make the folder and those above it, each on disk before the next is made in it."""
    if not folder.is_dir():
        _make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
        _settle(folder.parent)


def _settle(folder: Path) -> None:
    """Wait until the names in the folder are on disk; Windows opens no folders, and needs no such thing."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
