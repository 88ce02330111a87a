"""How libraries are made here: everything that would make another one of the same articles."""

import hashlib
import json
import sys
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Protocol

import bot
from bot import __version__
from bot.archive import Archive, Interval
from bot.config import Config
from bot.facts import Facts
from bot.library import Library
from bot.search import Search
from bot.search.columns import Columns, ColumnsError
from bot.search.embedder import Embedder, TextVectors
from bot.search.meaning import embedded_texts
from bot.store.facts import Pieces, StoredFacts

FORMAT = 1
"""Of what is stored, beside the tables: another one is made again from the files."""

_CODE = ("archive", "facts", "search")
_PACKAGES = ("holidays", "numpy", "pystemmer")
"""What the results of that code also hang on."""


Embedded = tuple[Embedder, TextVectors] | None


class Embedding(Protocol):
    """Embeds the texts of archives; gives None where one has to go by words alone."""

    def embed(self, texts: Sequence[str]) -> Embedded:
        """The vectors of `texts`, and what made them."""

    def embed_changed(self, before: Search, archive: Archive) -> Embedded:
        """Those of another edition of the archive that `before` searches: what stays is kept."""

    def restored(self, columns: Columns) -> Embedded:
        """Those of a search that gave `columns`.

        Raises:
            ColumnsError: they have to be looked up by their texts again.
        """


@dataclass(frozen=True, slots=True)
class Making:
    """The settings that libraries are made with, and what embeds their texts; None to go by words alone."""

    threshold: float = 0.28
    published: Interval | None = None
    max_bytes: int = 20_000_000
    embedding: Embedding | None = None

    @classmethod
    def of(cls, config: Config, embedding: Embedding | None) -> "Making":
        """What the configuration says."""
        return cls(config.search.threshold, config.files.published, config.files.max_bytes, embedding)

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
        facts = Facts.changed(archive, before.facts, changed, self.published)
        embedded = self.embedding.embed_changed(before.search, archive) if self.embedding else None
        return Library(archive, facts, Search.changed(before.search, archive, facts, **_named(embedded)))

    def with_facts(self, before: Library, pieces: Pieces) -> Library:
        """The same library with other facts, which are packed."""
        archive, search = before.archive, before.search
        facts = StoredFacts(pieces, lambda: Facts.of(archive, self.published))
        embedded = self.embedding.embed_changed(search, archive) if self.embedding else None
        return Library(archive, facts, Search.changed(search, archive, facts, **_named(embedded)))

    def restored(self, archive: Archive, pieces: Pieces, columns: Columns) -> Library:
        """The library of which packed facts and the search's columns were stored.

        What of it is of no use is worked out again.
        """
        facts = StoredFacts(pieces, lambda: Facts.of(archive, self.published))
        try:
            embedded = self.embedding.restored(columns) if self.embedding else None
            search = Search.restored(archive, columns, threshold=self.threshold, **_named(embedded))
        except ColumnsError:
            return self._library(archive, facts)
        return Library(archive, facts, search)

    def _library(self, archive: Archive, facts: Facts) -> Library:
        embedded = self.embedding.embed(embedded_texts(archive)) if self.embedding else None
        return Library(archive, facts, Search(archive, facts, threshold=self.threshold, **_named(embedded)))


def _named(embedded: Embedded) -> dict[str, Any]:
    embedder, vectors = embedded or (None, None)
    return {"embedder": embedder, "vectors": vectors}


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
