"""The folder of articles on disk, read."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from bot.archive.archive import SkippedFile
from bot.archive.source import SourceFile
from bot.store.listing import (
    ARTICLE_SUFFIXES,
    NO_FILE,
    LeftOutError,
    UnusableFolderError,
    list_folder,
    reason_of,
    too_large,
)

__all__ = ["ARTICLE_SUFFIXES", "FolderContents", "UnusableFolderError", "read_file", "read_folder"]


@dataclass(frozen=True, slots=True)
class FolderContents:
    """What a folder held: files to read as articles, and those left out with the reason."""

    sources: tuple[SourceFile, ...]
    skipped: tuple[SkippedFile, ...]


def read_folder(folder: Path, max_bytes: int = 20_000_000) -> FolderContents:
    """Read every file that `list_folder` finds.

    Raises:
        UnusableFolderError: it is missing, no folder, or holds no usable file.
    """
    listing = list_folder(folder, max_bytes)
    sources, skipped = [], [SkippedFile(name, reason) for name, reason in listing.skipped.items()]
    for name, found in listing.files.items():
        try:
            sources.append(SourceFile(name, read_file(found.path, max_bytes)))
        except LeftOutError as reason:
            skipped.append(SkippedFile(name, str(reason)))
    if not sources:
        raise UnusableFolderError(nothing_usable(folder, skipped))
    return FolderContents(tuple(sources), tuple(sorted(skipped, key=lambda one: one.file)))


def read_file(path: str, max_bytes: int) -> bytes:
    """The bytes of one file.

    Raises:
        LeftOutError: the system refuses it, or it is too large by now.
    """
    try:
        with open(path, "rb", opener=_open) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise LeftOutError(NO_FILE)
            data = file.read(max_bytes + 1)
    except OSError as error:
        raise LeftOutError(f"it cannot be read: {reason_of(error)}") from error
    if len(data) > max_bytes:
        raise LeftOutError(too_large(max_bytes))
    return data


def _open(path: str, flags: int) -> int:
    """Open what was a file a moment ago: should it be a pipe or a link by now, do not wait or follow."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0))


def nothing_usable(folder: Path, skipped: list[SkippedFile]) -> str:
    """Why there are no articles in `folder`, of which all that it holds was `skipped`."""
    if not skipped:
        return f"the folder {folder} holds no {' or '.join(ARTICLE_SUFFIXES)} files"
    first = min(skipped, key=lambda one: one.file)
    return f"the folder {folder} holds no file that can be read ({first.file}: {first.reason})"
