"""Which files a folder of articles holds, and in what state: nothing is read."""

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

ARTICLE_SUFFIXES = (".txt", ".md")
IMPORTED_SUFFIXES = (".html", ".htm", ".pdf")
NO_FILE = "it is not a regular file"
DEEPEST = 200
"""Folders in each other: what is deeper is a mistake or an attack."""


class UnusableFolderError(Exception):
    """There are no articles to read there; the message says why in one sentence for the operator."""


class LeftOutError(Exception):
    """This file is left out; the message is the reason."""


@dataclass(frozen=True, slots=True)
class FileState:
    """What the system says of a file without its being read; whatever is written to it changes `changed`."""

    size: int
    modified: int
    changed: int
    inode: int


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to read as an article: where it is, its state when looked at, and whether it is a link."""

    path: str
    state: FileState
    linked: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """What a folder holds by name: files to read, and why others are left out."""

    files: Mapping[str, FoundFile]
    skipped: Mapping[str, str]


def list_folder(folder: Path, max_bytes: int = 20_000_000) -> Listing:
    r"""Find every article file below `folder`; symlinks that lead out of it are not followed.

    Hidden files and folders are passed over in silence, every other file that is left out is in `skipped`. A
    name is relative to the folder, with forward slashes; bytes in it that are no UTF-8 are written as
    `\xe9`.

    Raises:
        UnusableFolderError: it is missing or no folder.
    """
    found = _Found(resolved(folder), max_bytes)
    for path, name, linked in _walk(str(found.root), ""):
        found.enter(path, name, linked=linked)
    return Listing(found.files, found.skipped)


def list_again(folder: Path, before: Listing, paths: Iterable[str], max_bytes: int) -> Listing | None:
    """What `list_folder` gives when no other files than `paths` have changed since `before`.

    It looks at these alone. None when that does not do, since a folder or a link is among it.

    Raises:
        UnusableFolderError: the folder is missing or no folder.
    """
    found = _Found(resolved(folder), max_bytes, before)
    if any(one.linked for one in before.files.values()):
        return None
    for path in paths:
        inside = os.path.relpath(path, found.root)
        parts = Path(inside).parts
        if not parts or parts[0] == os.pardir:
            return None
        if any(part.startswith(".") for part in parts):
            continue
        name = _printable("/".join(parts))
        was_there = found.drop(name)
        if os.path.isfile(path) and not os.path.islink(path):  # noqa: PTH113, PTH114 - see `_look_at`
            found.enter(path, name, linked=False)
        elif os.path.lexists(path) or not was_there:
            return None
    return Listing(found.files, found.skipped)


def resolved(folder: Path) -> Path:
    """Where the folder really is.

    Raises:
        UnusableFolderError: it is missing or no folder.
    """
    try:
        root = folder.resolve(strict=True)
        if not root.is_dir():
            raise UnusableFolderError(f"{folder} is a file; name the folder that holds the articles")
        os.scandir(root).close()  # asks whether it may be listed at all
    except FileNotFoundError as error:
        raise UnusableFolderError(f"there is no folder {folder}") from error
    except (OSError, RuntimeError) as error:  # RuntimeError: a loop of links, on Python 3.12 and older
        raise UnusableFolderError(f"the folder {folder} cannot be read: {reason_of(error)}") from error
    return root


def too_large(max_bytes: int) -> str:
    """Why a file of more bytes is left out."""
    return f"it is larger than {max_bytes:,} bytes"


def reason_of(error: Exception) -> str:
    """What the system says, as part of a sentence."""
    reason = getattr(error, "strerror", None) or str(error)
    return reason[:1].lower() + reason[1:]


def _walk(folder: str, prefix: str) -> Iterator[tuple[str, str, bool]]:
    """Path, name, and whether it is a link, of all that is not hidden; folders that cannot be opened too."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:
        yield folder, prefix.removesuffix("/"), False
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        name = prefix + _printable(entry.name)
        if entry.is_dir(follow_symlinks=False) and prefix.count("/") < DEEPEST:
            yield from _walk(entry.path, f"{name}/")
        else:
            yield entry.path, name, entry.is_symlink()


class _Found:
    """What has been found so far, starting from `before`."""

    def __init__(self, root: Path, max_bytes: int, before: Listing | None = None) -> None:
        self.root = root
        self.files = dict(before.files) if before else {}
        self.skipped = dict(before.skipped) if before else {}
        self._max_bytes = max_bytes

    def enter(self, path: str, name: str, *, linked: bool) -> None:
        """Look at what is at `path`."""
        try:
            self.files[name] = _look_at(path, self.root, self._max_bytes, linked=linked)
        except LeftOutError as reason:
            self.skipped[name] = str(reason)
        except OSError as error:
            self.skipped[name] = f"it cannot be read: {reason_of(error)}"

    def drop(self, name: str) -> bool:
        """Forget it; says whether it was known."""
        known = name in self.files or name in self.skipped
        self.files.pop(name, None)
        self.skipped.pop(name, None)
        return known


def _look_at(path: str, root: Path, max_bytes: int, *, linked: bool) -> FoundFile:
    """Where the file is and its state.

    Raises:
        LeftOutError: it is not to be read, for a reason of ours.
        OSError: the system refuses it.
    """
    target = str(_target(Path(path), root)) if linked else path
    status = os.stat(target)  # noqa: PTH116 - a Path for each of many thousand files takes longer than the look
    if stat.S_ISDIR(status.st_mode):
        raise LeftOutError("links to folders are not followed" if linked else "the folder is not opened")
    if path.casefold().endswith(IMPORTED_SUFFIXES):
        raise LeftOutError("it becomes an article with `python -m bot import`")
    if not path.casefold().endswith(ARTICLE_SUFFIXES):
        raise LeftOutError(f"only {' and '.join(ARTICLE_SUFFIXES)} files are read")
    if not stat.S_ISREG(status.st_mode):
        raise LeftOutError(NO_FILE)
    if status.st_size > max_bytes:
        raise LeftOutError(too_large(max_bytes))
    state = FileState(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
    return FoundFile(target, state, linked)


def _target(path: Path, root: Path) -> Path:
    """Where `path` really is: links are followed only inside the folder (as container volumes need it)."""
    try:
        target = path.resolve(strict=True)
    except FileNotFoundError as error:
        raise LeftOutError("it is a link to a file that is not there") from error
    except RuntimeError as error:  # Python 3.12 and older; newer ones raise OSError
        raise LeftOutError("it is a link that leads to itself") from error
    if not target.is_relative_to(root):
        raise LeftOutError("it is a link that leads out of the folder")
    return target


def _printable(name: str) -> str:
    return os.fsencode(name).decode("utf-8", "backslashreplace")
