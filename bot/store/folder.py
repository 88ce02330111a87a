"""The folder of articles on disk."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.archive.archive import SkippedFile
from bot.archive.source import SourceFile

ARTICLE_SUFFIXES = (".txt", ".md")
IMPORTED_SUFFIXES = (".html", ".htm", ".pdf")


class UnusableFolderError(Exception):
    """There are no articles to read there; the message says why in one sentence for the operator."""


class _UnreadableError(Exception):
    """This file is left out; the message is the reason."""


@dataclass(frozen=True, slots=True)
class FolderContents:
    """What a folder held: files to read as articles, and those left out with the reason."""

    sources: tuple[SourceFile, ...]
    skipped: tuple[SkippedFile, ...]


def read_folder(folder: Path, max_bytes: int = 20_000_000) -> FolderContents:
    r"""Read every article file below `folder`; symlinks that lead out of it are not followed.

    Hidden files and folders are passed over in silence, every other file that is left out is in `skipped`. A
    name is relative to the folder, with forward slashes; bytes in it that are no UTF-8 are written as
    `\xe9`.

    Raises:
        UnusableFolderError: it is missing, no folder, or holds no usable file.
    """
    root = _resolve(folder)
    sources, skipped = [], []
    for path in _walk(root):
        name = _printable(path.relative_to(root).as_posix())
        try:
            sources.append(SourceFile(name, _read(path, root, max_bytes)))
        except _UnreadableError as reason:
            skipped.append(SkippedFile(name, str(reason)))
        except OSError as error:
            skipped.append(SkippedFile(name, f"it cannot be read: {_reason(error)}"))
    if not sources:
        raise UnusableFolderError(_nothing_usable(folder, skipped))
    return FolderContents(tuple(sources), tuple(skipped))


def _resolve(folder: Path) -> Path:
    try:
        root = folder.resolve(strict=True)
        if not root.is_dir():
            raise UnusableFolderError(f"{folder} is a file; name the folder that holds the articles")
        os.listdir(root)  # noqa: PTH208 - only asks whether it may be listed at all
    except FileNotFoundError as error:
        raise UnusableFolderError(f"there is no folder {folder}") from error
    except (OSError, RuntimeError) as error:  # RuntimeError: a loop of links, on Python 3.12 and older
        raise UnusableFolderError(f"the folder {folder} cannot be read: {_reason(error)}") from error
    return root


def _walk(folder: Path) -> Iterator[Path]:
    """Every file below `folder` that is not hidden, by name; folders that cannot be opened too."""
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        yield folder
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from _walk(entry)
        else:
            yield entry


def _read(path: Path, root: Path, max_bytes: int) -> bytes:
    """The bytes of one file.

    Raises:
        _UnreadableError: it is not to be read, for a reason of ours.
        OSError: the system refuses it.
    """
    target = _target(path, root)
    status = target.stat()
    if stat.S_ISDIR(status.st_mode):
        linked = path.is_symlink()
        raise _UnreadableError(
            "links to folders are not followed" if linked else "the folder cannot be opened"
        )
    if path.suffix.casefold() in IMPORTED_SUFFIXES:
        raise _UnreadableError("it becomes an article with `python -m bot import`")
    if path.suffix.casefold() not in ARTICLE_SUFFIXES:
        raise _UnreadableError(f"only {' and '.join(ARTICLE_SUFFIXES)} files are read")
    if not stat.S_ISREG(status.st_mode):
        raise _UnreadableError("it is not a regular file")
    if status.st_size > max_bytes:
        raise _UnreadableError(f"it is larger than {max_bytes:,} bytes")
    return target.read_bytes()


def _target(path: Path, root: Path) -> Path:
    """Where `path` really is: links are followed only inside the folder (as container volumes need it)."""
    try:
        target = path.resolve(strict=True)
    except FileNotFoundError as error:
        raise _UnreadableError("it is a link to a file that is not there") from error
    except RuntimeError as error:  # Python 3.12 and older; newer ones raise OSError
        raise _UnreadableError("it is a link that leads to itself") from error
    if not target.is_relative_to(root):
        raise _UnreadableError("it is a link that leads out of the folder")
    return target


def _printable(name: str) -> str:
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _reason(error: Exception) -> str:
    reason = getattr(error, "strerror", None) or str(error)
    return reason[:1].lower() + reason[1:]


def _nothing_usable(folder: Path, skipped: list[SkippedFile]) -> str:
    if not skipped:
        return f"the folder {folder} holds no {' or '.join(ARTICLE_SUFFIXES)} files"
    first = skipped[0]
    return f"the folder {folder} holds no file that can be read ({first.file}: {first.reason})"
