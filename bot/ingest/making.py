"""How libraries are made here: everything that would make another one of the same articles."""

import hashlib
import json
import sys
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

import bot
from bot import __version__
from bot.archive import Archive, Interval
from bot.config import Config
from bot.facts import Facts
from bot.library import Embed, Library
from bot.search import Search
from bot.search.meaning import embedded_texts
from bot.store.snapshots import Arrays

FORMAT = 1
"""Of what is stored, beside the tables: another one is made again from the files."""

_CODE = ("archive", "facts", "search")
_PACKAGES = ("holidays", "numpy", "pystemmer")
"""What the results of that code also hang on."""


@dataclass(frozen=True, slots=True)
class Making:
    """The settings that libraries are made with, and what embeds their texts; None to go by words alone."""

    threshold: float = 0.28
    published: Interval | None = None
    max_bytes: int = 20_000_000
    embed: Embed | None = None

    @classmethod
    def of(cls, config: Config, embed: Embed | None) -> "Making":
        """What the configuration says."""
        return cls(config.search.threshold, config.files.published, config.files.max_bytes, embed)

    @property
    def made(self) -> str:
        """Tells apart what comes out otherwise: by another program, or with other settings."""
        published = self.published and [self.published.first.isoformat(), self.published.last.isoformat()]
        return json.dumps({"by": program(), "published": published})

    def fresh(self, archive: Archive) -> Library:
        """The library of an archive of which nothing is known."""
        return self._library(archive, Facts.of(archive, self.published))

    def changed(self, before: Library, archive: Archive, changed: Collection[str]) -> Library:
        """The library of an archive in which only the files `changed` are other than in `before`."""
        if not changed:
            return Library(archive, before.facts, before.search)
        return self._library(archive, Facts.of(archive, self.published))

    def columns(self, library: Library) -> Arrays:
        """What `restored` can use of a library's search."""
        del library
        return {}

    def restored(self, archive: Archive, facts: Facts, columns: Arrays) -> Library:
        """The library of an archive of which the facts are known."""
        del columns
        return self._library(archive, facts)

    def _library(self, archive: Archive, facts: Facts) -> Library:
        embedder, vectors = (self.embed and self.embed(embedded_texts(archive))) or (None, None)
        search = Search(archive, facts, threshold=self.threshold, embedder=embedder, vectors=vectors)
        return Library(archive, facts, search)


@cache
def program() -> str:
    """Tells apart programs that may read articles otherwise: their code, and what it stands on."""
    digest = hashlib.sha256(f"{FORMAT} {__version__} {sys.version}".encode())
    for package in _PACKAGES:
        digest.update(f"{package} {version(package)}\n".encode())
    home = Path(bot.__file__).parent
    for name in _CODE:
        for file in sorted((home / name).rglob("*")):
            if file.is_file() and file.suffix != ".pyc":
                digest.update(f"{file.relative_to(home)}\n".encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()
