"""Misspelt word -> the words of the archive that it may have been meant to be."""

import math
from collections import defaultdict

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from bot.search.tokens import is_number
from bot.search.vocabulary import Vocabulary

_SHORTEST = 3  # letters: below that every word is one slip away from every other
_MOST = 5  # alternatives that are kept for one word


def most_slips(word: str) -> int:
    """How many slips a word of this length is forgiven: 1 up to 5 letters, 2 up to 8, 3 beyond."""
    return 1 if len(word) <= 5 else 2 if len(word) <= 8 else 3


class Spelling:
    """The words of an archive on shelves by length and first letter, so that few need comparing.

    A slip is a letter left out, added, replaced, or swapped with its neighbour: the optimal string alignment
    distance, after Damerau (1964), "A technique for computer detection and correction of spelling errors".
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        shelves: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for word in vocabulary:
            if len(word) >= _SHORTEST and not is_number(word):
                shelves[len(word)][word[0]].append(word)
        self._shelves = {length: dict(shelf) for length, shelf in shelves.items()}

    def look_alikes(self, typed: str) -> list[tuple[str, float]]:
        """The likeliest words first, each with its weight (0..1); none for a number or a very short word."""
        if len(typed) < _SHORTEST or is_number(typed):
            return []
        near = self._compare(typed, most_slips(typed), same_initial=True)
        if not any(slips == 1 for _, slips in near):
            # People get the first letter wrong least: then that is all that may be wrong.
            near += self._compare(typed, 1, same_initial=False)
        weighed = [(word, self._weight(typed, word, slips)) for word, slips in near]
        return sorted(weighed, key=lambda pair: (-pair[1], pair[0]))[:_MOST]

    def _compare(self, typed: str, most: int, *, same_initial: bool) -> list[tuple[str, int]]:
        words = [
            word
            for length in range(len(typed) - most, len(typed) + most + 1)
            for initial, shelf in self._shelves.get(length, {}).items()
            if (initial == typed[0]) == same_initial
            for word in shelf
        ]
        if not words:
            return []
        slips = cdist([typed], words, scorer=OSA.distance, score_cutoff=most, dtype=np.uint8)[0]
        return [(words[at], int(slips[at])) for at in np.flatnonzero(slips <= most)]

    def _weight(self, typed: str, word: str, slips: int) -> float:
        likeness = 1 - slips / max(len(typed), len(word))
        initial = 1.0 if typed[0] == word[0] else 0.85
        return likeness * initial * (1 - 0.2 / math.log2(2 + self._vocabulary.uses(word)))
