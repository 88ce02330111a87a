"""Forgets the vectors of texts that no archive holds any more: articles went, or were written anew."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from bot.archive import Archive
from bot.archive.reading import build_archive
from bot.store.folder import read_folder
from bot.store.listing import UnusableFolderError

log = logging.getLogger(__name__)

MOST_UPLOADS = 2000
"""Articles of servers' own that are read to know their texts; where there are more, nothing is forgotten."""
_LINE = 60  # characters of a passage, fewer than most have: the number of texts is not underestimated


class ForgetfulEmbedding(Protocol):
    """Keeps the vectors of all archives in one place."""

    def forget_unused(self, archives: Callable[[], Iterable[Archive]], used: int) -> int:
        """Forget the vectors of texts in none of the `archives`, when many are; says of how many."""


class Forgetting:
    """What is done about it when it is quiet: `archives` are the open ones, servers' own lie in `uploads`."""

    def __init__(
        self, embedding: ForgetfulEmbedding, archives: Callable[[], Sequence[Archive]], uploads: Path
    ) -> None:
        self._embedding = embedding
        self._archives = archives
        self._uploads = uploads

    def __call__(self) -> None:
        """Look, and forget; what cannot be read now stops it."""
        homes = sorted(self._uploads.iterdir()) if self._uploads.is_dir() else []
        files = [file for home in homes if home.is_dir() for file in home.iterdir() if file.is_file()]
        if len(files) > MOST_UPLOADS:
            return
        open_ones = self._archives()
        used = sum(len(archive.passages) + len(archive.articles) for archive in open_ones)
        used += sum(file.stat().st_size // _LINE for file in files)
        forgotten = self._embedding.forget_unused(lambda: self._all(open_ones, homes), used)
        if forgotten:
            log.info("the vectors of %d texts that are no longer used are forgotten", forgotten)

    def _all(self, open_ones: Sequence[Archive], homes: Sequence[Path]) -> Iterator[Archive]:
        yield from open_ones
        for home in homes:
            try:
                yield build_archive(read_folder(home).sources)
            except UnusableFolderError:
                continue  # it has no articles
