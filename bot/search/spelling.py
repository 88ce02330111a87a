"""Misspelt word -> the words of a list that it may have been meant to be."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from bot.search.column import Ints
from bot.search.shapes import SHORTEST, Letters, Shapes, Signatures, letters_of, signatures_of
from bot.search.slips import cost
from bot.search.tokens import is_number

_LONG = 7  # letters from which on two slips are forgiven even where the first letter is wrong
_WEIGHED = 24  # look-alikes, those with the fewest slips, that are looked at letter by letter
_MOST = 5  # look-alikes that are kept for one word
_RARE = 0.1  # how much less likely a word is meant that is hardly used
_DEAREST = 0.29  # the cost of slips a letter: what differs more is another word


def most_slips(word: str) -> int:
    """How many slips a word of this length is forgiven: 1 up to 5 letters, 2 up to 8, 3 beyond."""
    return 1 if len(word) <= 5 else 2 if len(word) <= 8 else 3


@dataclass(frozen=True, slots=True)
class LookAlike:
    """A word that may be meant, the cost of the slips in what was typed, and how likely it is (0..1)."""

    word: str
    cost: float
    weight: float


class Spelling:
    """Finds the words of a list that look like a misspelt one; fast for a million words.

    A slip is a letter left out, added, replaced, or swapped with its neighbour: the optimal string alignment
    distance, after Damerau (1964), "A technique for computer detection and correction of spelling errors".
    """

    def __init__(
        self, words: Iterable[str], uses: Callable[[str], int], shapes: Shapes | None = None
    ) -> None:
        """Take the words, and what tells how often each is used; with `shapes`, those of the sorted words."""
        self._uses = uses
        self._words = sorted(words)
        shapes = shapes or Shapes.of(self._words)
        order = np.argsort(shapes.lengths, kind="stable").astype(np.int32)
        edges = np.flatnonzero(np.diff(shapes.lengths[order], prepend=0, append=-1)).tolist()
        initials, signatures = shapes.initials[order], shapes.signatures[order]
        self._shelves = {
            int(shapes.lengths[order[start]]): _Shelf(
                self._words, order[start:end], initials[start:end], signatures[start:end]
            )
            for start, end in pairwise(edges)
        }

    def look_alikes(self, typed: str) -> list[LookAlike]:
        """The likeliest words first; none for a number or a very short word."""
        if len(typed) < SHORTEST or is_number(typed):
            return []
        near = self._near(typed)
        near.sort(key=lambda found: (found[1], -self._uses(found[0]), found[0]))
        costs = [(word, cost(typed, word)) for word, slips in near[:_WEIGHED] if slips <= near[0][1] + 1]
        weighed = [
            LookAlike(word, slips, self._weight(typed, word, slips))
            for word, slips in costs
            if slips <= _DEAREST * max(len(typed), len(word))
        ]
        return sorted(weighed, key=lambda found: (-found.weight, found.word))[:_MOST]

    def _near(self, typed: str) -> list[tuple[str, int]]:
        """The words that few slips part from `typed`, with their number."""
        most = most_slips(typed)
        most_elsewhere = 2 if len(typed) >= _LONG else 1  # where the first letter is wrong
        letters = letters_of([typed])
        initial, signature = letters[0, 0], signatures_of(letters)[0]
        words = [
            word
            for length in range(len(typed) - most, len(typed) + most + 1)
            if length in self._shelves
            for apart in [abs(length - len(typed))]
            for word in self._shelves[length].near(
                initial, signature, 2 * most - apart, 2 * most_elsewhere - apart
            )
        ]
        if not words:
            return []
        slips = cdist([typed], words, scorer=OSA.distance, score_cutoff=most, dtype=np.uint8)[0]
        return [(words[at], int(slips[at])) for at in np.flatnonzero(slips <= most)]

    def _weight(self, typed: str, word: str, slips: float) -> float:
        likeness = 1 - slips / max(len(typed), len(word))
        return likeness * (1 - _RARE / math.log2(2 + self._uses(word)))


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The words of one length: their places among all, in order, with the shape of each."""

    words: Sequence[str]
    places: Ints
    initials: Letters
    signatures: Signatures

    def near(self, initial: np.uint32, signature: np.uint64, bits: int, bits_elsewhere: int) -> list[str]:
        """The words whose signatures differ in at most `bits` bits.

        Where the first letter is not `initial`, `bits_elsewhere` are the limit.
        """
        differing = np.bitwise_count(self.signatures ^ signature)
        close = differing <= bits_elsewhere
        first, last = np.searchsorted(self.initials, [initial, initial + np.uint32(1)])
        close[first:last] = differing[first:last] <= bits
        return [self.words[place] for place in self.places[close].tolist()]
