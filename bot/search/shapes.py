"""Words as numbers by which those that look alike are found: their length, first letter and letters.

A signature has one bit for each letter that the word has, and one for each that it has twice. Letters are
told apart by the last five bits of their code. A letter replaced changes at most two bits of the signature,
one added or left out at most one, two swapped none: so the signatures alone rule out nearly all words, a
hundred million a second.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.search.column import Ints
from bot.search.columns import ColumnReader
from bot.search.tokens import is_number

SHORTEST = 3  # letters: below that every word is one slip away from every other
_APART = 0  # the length of words that are not compared: short ones, and numbers

Letters = NDArray[np.uint32]
Signatures = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Shapes:
    """The shapes of words, by place: `lengths` is 0 for those that are not compared."""

    lengths: Ints
    initials: Letters
    signatures: Signatures

    @classmethod
    def of(cls, words: Sequence[str]) -> "Shapes":
        """Those of any words."""
        lengths = np.array(
            [_APART if len(word) < SHORTEST or is_number(word) else len(word) for word in words], np.int32
        )
        made = cls(lengths, np.zeros(len(words), np.uint32), np.zeros(len(words), np.uint64))
        for length in np.unique(lengths).tolist():
            if length != _APART:
                places = np.flatnonzero(lengths == length)
                letters = letters_of([words[place] for place in places.tolist()])
                made.initials[places] = letters[:, 0]
                made.signatures[places] = signatures_of(letters)
        return made

    def changed(self, moved: Ints, words: Sequence[str]) -> "Shapes":
        """Those of other words, some of them the same: `moved` says where each word is now, -1 for gone."""
        kept = moved >= 0
        new = np.ones(len(words), bool)
        new[moved[kept]] = False
        fresh = Shapes.of([words[place] for place in np.flatnonzero(new).tolist()])

        def joined(old: NDArray[Any], added: NDArray[Any]) -> NDArray[Any]:
            found = np.empty(len(words), old.dtype)
            found[moved[kept]] = old[kept]
            found[new] = added
            return found

        return Shapes(
            joined(self.lengths, fresh.lengths),
            joined(self.initials, fresh.initials),
            joined(self.signatures, fresh.signatures),
        )

    def columns(self) -> dict[str, NDArray[Any]]:
        """All of it as arrays."""
        return {"lengths": self.lengths, "initials": self.initials, "signatures": self.signatures}

    @classmethod
    def restored(cls, held: ColumnReader, words: int) -> "Shapes":
        """What `columns` gave, of so many words.

        Raises:
            ColumnsError: it is something else.
        """
        return cls(
            held.take("lengths", np.int32, words),
            held.take("initials", np.uint32, words),
            held.take("signatures", np.uint64, words),
        )


def letters_of(words: Sequence[str]) -> Letters:
    """The codes of the letters of words of one length, a word a row."""
    return np.array(words).view(np.uint32).reshape(len(words), -1)


def signatures_of(letters: Letters) -> Signatures:
    """The signature of each row of letters."""
    once = np.zeros(len(letters), dtype=np.uint64)
    twice = np.zeros(len(letters), dtype=np.uint64)
    for column in letters.T:
        bit = np.uint64(1) << (column & np.uint32(31)).astype(np.uint64)
        twice |= once & bit
        once |= bit
    signatures: Signatures = once | twice << np.uint64(32)
    return signatures
