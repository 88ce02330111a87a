"""All that takes time to work out about an archive before questions can be answered from it."""

import hashlib
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.archive import Archive
from bot.facts import Facts
from bot.search.carried import Carried
from bot.search.columns import ColumnReader, Columns, check, named
from bot.search.embedder import Embedder, TextVectors
from bot.search.index import Index
from bot.search.meaning import Meaning
from bot.search.statistics import Statistics
from bot.search.told import Told
from bot.search.words import Words

VERSION = 1
"""Of the columns, and of what is worked out for them: others are refused."""

_MOSTLY = 0.5  # share of the passages that must stay for what is known of them to be of use

Embedded = tuple[Embedder, TextVectors]
"""The vectors of `embedded_texts(archive)`, and what made them."""


@dataclass(frozen=True, slots=True)
class Known:
    """The words of an archive, what its facts tell, and its vectors, where it has any."""

    index: Index
    told: Told
    meaning: Meaning | None

    @classmethod
    def of(
        cls,
        archive: Archive,
        facts: Facts,
        embedded: Embedded | None = None,
        statistics: Statistics | None = None,
    ) -> "Known":
        """Work it all out; with `statistics`, those of a larger archive, as a part of that."""
        index = Index(archive, Words.of(archive, statistics.vocabulary if statistics else None))
        basis = statistics.basis if statistics else None
        return cls(index, Told.of(archive, facts), Meaning(index, *embedded, basis) if embedded else None)

    def changed(self, archive: Archive, facts: Facts, embedded: Embedded | None) -> "Known":
        """What is known of another edition of the archive: the same as worked out anew, but for `Basis`."""
        carried = Carried.between(self.index.archive, archive)
        if carried.share < _MOSTLY:
            return Known.of(archive, facts, embedded)
        index = Index(archive, self.index.words.changed(carried))
        told = Told.of(archive, facts, (self.told, carried))
        if embedded is None:
            return Known(index, told, None)
        if self.meaning is None or self.meaning.embedder_name != embedded[0].name:
            return Known(index, told, Meaning(index, *embedded))
        return Known(index, told, self.meaning.changed(index, *embedded, carried))

    def columns(self) -> dict[str, NDArray[Any]]:
        """All of it as arrays."""
        return {
            "version": np.array([VERSION], np.int32),
            "archive": _fingerprint(self.index.archive),
            **named("words", self.index.words.columns()),
            **named("told", self.told.columns()),
            **(named("meaning", self.meaning.columns()) if self.meaning else {}),
        }

    @classmethod
    def restored(cls, archive: Archive, columns: Columns, embedded: Embedded | None) -> "Known":
        """What `columns` gave for `archive`; without `embedded` its vectors are left alone.

        Raises:
            ColumnsError: it is something else.
        """
        held = ColumnReader(columns)
        check(held.take("version", np.int32, 1)[0] == VERSION, "the columns are of another version")
        same = held.take("archive", np.uint8, None).tobytes() == _fingerprint(archive).tobytes()
        check(same, "the columns are of another archive")
        index = Index(archive, Words.restored(held.part("words"), archive))
        told = Told.restored(held.part("told"), archive)
        meaning = Meaning.restored(held.part("meaning"), index, *embedded) if embedded else None
        return cls(index, told, meaning)


def vector_columns(columns: Columns) -> ColumnReader:
    """What the `TextVectors` of a search gave as their columns, among those of the search."""
    return ColumnReader(columns, "meaning.vectors.")


def _fingerprint(archive: Archive) -> NDArray[np.uint8]:
    """What is the same for equal archives alone: names, texts, and where the passages are."""
    whole = hashlib.sha256(archive.digest.encode())
    whole.update(archive.passages.table().tobytes())
    return np.frombuffer(whole.digest(), np.uint8)
