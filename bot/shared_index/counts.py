"""The words of each article, counted, and from them those of the whole archive."""

import zlib
from array import array
from dataclasses import dataclass
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from bot.archive import Archive
from bot.facts import Facts
from bot.search.column import Ints
from bot.search.columns import ColumnReader
from bot.search.counting import Counted
from bot.search.lexicon import Lexicon
from bot.search.vocabulary import Vocabulary
from bot.search.words import Words

_QUICK = 1  # of the levels of zlib
_END = "\n"  # of a word; no word holds a line break
_WIDEST = 100  # years of the longest stretch of time of which each counts as heard of
_NUMBER = np.dtype("<i4")


class _Held(msgspec.Struct, array_like=True):
    words: bytes
    holders: bytes
    judged: bytes
    capitals: bytes
    spoken: dict[str, bytes]
    length: int
    years: list[int]


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(_Held)


def counted(archive: Archive, facts: Facts) -> bytes:
    """What the words and dates of one article add to those of the whole archive."""
    words = Words.of(archive)
    columns = words.vocabulary.columns()
    holders = np.zeros(len(words.vocabulary), _NUMBER)
    holders[words.passages.held] = np.diff(words.passages.starts)
    return zlib.compress(
        _ENCODER.encode(
            _Held(
                columns["words"].tobytes(),
                holders.tobytes(),
                columns["judged"].astype(_NUMBER).tobytes(),
                columns["capitals"].astype(_NUMBER).tobytes(),
                {
                    code: columns[f"in.{code}.spoken"].astype(_NUMBER).tobytes()
                    for code in words.vocabulary.languages
                },
                int(words.passages.lengths.sum()),
                sorted(_years(facts)),
            )
        ),
        _QUICK,
    )


@dataclass(frozen=True, slots=True)
class Counts:
    """The words of an archive, how many passages hold each, and the years that its dates fall in."""

    vocabulary: Vocabulary
    holders: Ints
    words: int
    years: Ints

    def columns(self) -> dict[str, NDArray[Any]]:
        """All of it as arrays."""
        found = {f"vocabulary.{name}": column for name, column in self.vocabulary.columns().items()}
        return found | {
            "holders": self.holders,
            "words": np.array([self.words], np.int64),
            "years": self.years,
        }

    @classmethod
    def restored(cls, held: ColumnReader) -> "Counts":
        """What `columns` gave.

        Raises:
            ColumnsError: it is something else.
        """
        vocabulary = Vocabulary.restored(held.part("vocabulary"))
        return cls(
            vocabulary,
            held.take("holders", np.int32, len(vocabulary)),
            int(held.take("words", np.int64, 1)[0]),
            held.take("years", np.int32, None),
        )


class Tallying:
    """Adds up what `counted` gave of each article."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._sums: dict[str, NDArray[np.int64]] = {}
        self._words = 0
        self._years: set[int] = set()

    def add(self, data: bytes) -> None:
        """Count one article more."""
        held = _DECODER.decode(zlib.decompress(data))
        words = held.words.decode("utf-8", "surrogatepass").split(_END)[:-1]
        numbers = self._numbers
        places = np.frombuffer(
            array("i", [numbers.setdefault(word, len(numbers)) for word in words]), np.int32
        )
        self._plus("holders", places, held.holders)
        self._plus("judged", places, held.judged)
        self._plus("capitals", places, held.capitals)
        for code, uses in held.spoken.items():
            self._plus(f"in.{code}", places, uses)
        self._words += held.length
        self._years.update(held.years)

    def total(self) -> Counts:
        """The counts of all articles."""
        lexicon = Lexicon.of(self._numbers)
        order = np.array([self._numbers[word] for word in lexicon], np.int64)

        def summed(name: str) -> Ints:
            found = np.zeros(len(order), np.int32)
            sums = self._sums.get(name, np.zeros(0, np.int64))[: len(order)]
            found[order < len(sums)] = sums[order[order < len(sums)]]
            return found

        none = np.empty(0, np.int32)
        spoken = {name[3:]: summed(name) for name in sorted(self._sums) if name.startswith("in.")}
        whole = Counted(lexicon, none, none, summed("judged"), summed("capitals"), spoken)
        years = np.array(sorted(self._years), np.int32)
        return Counts(Vocabulary.of(whole), summed("holders"), self._words, years)

    def _plus(self, name: str, places: Ints, data: bytes) -> None:
        sums = self._sums.get(name, np.zeros(0, np.int64))
        if len(sums) < len(self._numbers):
            sums = np.concatenate([sums, np.zeros(2 * len(self._numbers) - len(sums), np.int64)])
            self._sums[name] = sums
        sums[places] += np.frombuffer(data, _NUMBER)  # the words of one article are distinct


def _years(facts: Facts) -> set[int]:
    years: set[int] = set()
    for timex in facts.dates:
        if timex.interval:
            first, last = timex.interval.first.year, timex.interval.last.year
            years.update(range(first, min(last, first + _WIDEST) + 1))
    return years
