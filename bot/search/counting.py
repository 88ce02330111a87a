"""The words of many texts as numbers, counted in one go."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

import numpy as np

from bot.search.column import Bools, Ints
from bot.search.lexicon import Lexicon
from bot.search.tokens import tokens_of


class Text(NamedTuple):
    """A sentence or heading, with the ISO 639-1 code of its language."""

    text: str
    language: str
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Counted:
    """Every word of some texts, as its number in `lexicon`.

    `words` are those of all texts, one text after the other, text `i` being `lengths[i]` words long. By the
    number of a word: `judged` is how often it is used inside a sentence, not at its start, so that a capital
    means something; `capitals` how often it then has one; `spoken[code]` how often texts of that language use
    it.
    """

    lexicon: Lexicon
    words: Ints
    lengths: Ints
    judged: Ints
    capitals: Ints
    spoken: Mapping[str, Ints]


def count(texts: Sequence[Text]) -> Counted:
    """Number and count the words.

    Texts are cut at blanks, and each distinct piece is read once: pieces repeat as words do, so that most of
    the work is done by `str.split` and by array operations.
    """
    pieces = _Pieces()
    found, ends = array("i"), array("i")
    for text in texts:
        found.extend(map(pieces.__getitem__, text.text.split()))
        ends.append(len(found))
    # From the pieces, text after text, to the words.
    lexicon = Lexicon.of(pieces.numbers)
    each = np.array(found, dtype=np.int32)
    sizes = np.array(pieces.sizes, dtype=np.int32)[each]
    owners = np.repeat(np.arange(len(texts), dtype=np.int32), np.diff(ends, prepend=0))
    owners = np.repeat(owners, sizes)
    words, capitals = pieces.spread(each, sizes, lexicon)
    lengths = np.bincount(owners, minlength=len(texts)).astype(np.int32)
    judged = ~np.array([text.heading for text in texts], dtype=bool)[owners]
    judged[np.flatnonzero(np.diff(owners, prepend=-1))] = False

    def tally(chosen: Bools) -> Ints:
        return np.bincount(words[chosen], minlength=len(lexicon)).astype(np.int32)

    codes = sorted({text.language for text in texts})
    spoken = np.array([codes.index(text.language) for text in texts], dtype=np.int32)
    return Counted(
        lexicon=lexicon,
        words=words,
        lengths=lengths,
        judged=tally(judged),
        capitals=tally(judged & capitals),
        spoken={code: tally((spoken == at)[owners]) for at, code in enumerate(codes)},
    )


class _Pieces(dict[str, int]):
    """Pieces of text without blanks, numbered, each with its words; one is read when first asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.numbers: dict[str, int] = {}
        self.sizes: list[int] = []
        self._words: list[int] = []
        self._capitals: list[bool] = []

    def __missing__(self, piece: str) -> int:
        tokens = tokens_of(piece)
        self._words += [self.numbers.setdefault(token.word, len(self.numbers)) for token in tokens]
        self._capitals += [piece[token.start].isupper() for token in tokens]
        self.sizes.append(len(tokens))
        number = self[piece] = len(self)
        return number

    def spread(self, pieces: Ints, sizes: Ints, lexicon: Lexicon) -> tuple[Ints, Bools]:
        """The words of `pieces`, which have `sizes` words each, and which of them start with a capital."""
        firsts = np.fromiter(accumulate(self.sizes, initial=0), dtype=np.int64)[pieces]
        before = np.cumsum(sizes, dtype=np.int64) - sizes
        places = np.repeat(firsts - before, sizes) + np.arange(int(sizes.sum()))
        numbers = lexicon.numbers(list(self.numbers))[np.array(self._words, dtype=np.int32)]
        return numbers[places], np.array(self._capitals, dtype=bool)[places]
