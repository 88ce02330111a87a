"""The words of each article, counted, and from them those of the whole archive."""

import zlib
from array import array
from dataclasses import dataclass
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from bot.archive import Archive, Article
from bot.facts import Facts
from bot.search.column import Ints
from bot.search.columns import ColumnReader
from bot.search.counting import Counted, count
from bot.search.dates import heard_in
from bot.search.lexicon import Lexicon
from bot.search.rows import Rows
from bot.search.stems import Stems
from bot.search.tokens import tokenize
from bot.search.vocabulary import Vocabulary
from bot.search.words import head_text, passage_texts
from bot.shared_index.tokens import aged, stemmed

_QUICK = 1  # of the levels of zlib
_END = "\n"  # of a word; no word holds a line break
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


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one article: those of each passage as the engine has them, and all of them counted.

    `numbers` are those of all passages and then of what stands over the article, one text after the other,
    text `i` being `lengths[i]` words long, as places in what `lexicon_of` reads from the counts.
    """

    of_passages: list[str]
    counts: bytes
    numbers: Ints
    lengths: Ints


def words_of(article: Article, facts: Facts) -> Words:
    """The words of an article, and what they and the dates of its facts add to those of the whole archive."""
    texts = [*passage_texts(article), head_text(article)]
    counted = count(texts)
    starts = np.cumsum(counted.lengths) - counted.lengths
    each = [counted.words[start : start + size] for start, size in zip(starts, counted.lengths, strict=True)]
    stems = Stems(counted.spoken)
    written = {code: stemmed(counted.lexicon, code, stems) for code in counted.spoken}
    of_passages = [
        [written[text.language][number] for number in numbers.tolist()]
        for text, numbers in zip(texts[:-1], each[:-1], strict=True)
    ]
    for person in facts.people:
        told = [mention.span for mention in person.mentions if mention.age is not None]
        marks = [aged(token.word) for token in tokenize(person.name)]
        for row in Rows(Archive([article])).touched(told).tolist() if told else ():
            of_passages[row] += marks
    holders = np.zeros(len(counted.lexicon), np.int64)
    for numbers in each[:-1]:
        holders[np.unique(numbers)] += 1
    held = _Held(
        counted.lexicon.packed().tobytes(),
        _bytes(holders),
        _bytes(counted.judged),
        _bytes(counted.capitals),
        {code: _bytes(uses) for code, uses in counted.spoken.items()},
        int(counted.lengths[:-1].sum()),
        heard_in(facts.dates).tolist(),
    )
    lines = [" ".join(words) for words in of_passages]
    return Words(lines, zlib.compress(_ENCODER.encode(held), _QUICK), counted.words, counted.lengths)


def lexicon_of(counts: bytes) -> list[str]:
    """The distinct words of an article, in order."""
    return _DECODER.decode(zlib.decompress(counts)).words.decode("utf-8", "surrogatepass").split(_END)[:-1]


def _bytes(numbers: NDArray[Any]) -> bytes:
    return numbers.astype(_NUMBER).tobytes()


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
    """Adds up the counts of each article."""

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
