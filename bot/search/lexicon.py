"""Many distinct words, numbered by the order of their letters."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, pairwise

import numpy as np
from numpy.typing import NDArray

from bot.search.column import Bools, Ints

_MANY = 1000  # words beyond which a dictionary of all is made to look them up
_END = "\n"  # of a word where all stand in one text; no word holds a line break


class Lexicon:
    """Words by number and numbers by word. Equal sets of words always have equal numbers."""

    def __init__(self, words: Sequence[str]) -> None:
        """Take the words: distinct, and sorted."""
        self.words = words

    @classmethod
    def of(cls, words: Iterable[str]) -> "Lexicon":
        """The lexicon of these words, in any order and number."""
        return cls(sorted(set(words)))

    def __len__(self) -> int:
        return len(self.words)

    def __iter__(self) -> Iterator[str]:
        return iter(self.words)

    def __contains__(self, word: str) -> bool:
        return self.number(word) is not None

    def number(self, word: str) -> int | None:
        """The number of `word`; None for one that is not among them."""
        place = bisect_left(self.words, word)
        return place if place < len(self.words) and self.words[place] == word else None

    def numbers(self, words: Sequence[str]) -> Ints:
        """The number of each of `words`, -1 for one that is not among them."""
        if len(words) < _MANY:
            found = [self.number(word) for word in words]
            return np.array([-1 if number is None else number for number in found], np.int32)
        by_word = {word: number for number, word in enumerate(self.words)}
        return np.array([by_word.get(word, -1) for word in words], np.int32)

    def changed(self, gone: Bools, new: Iterable[str]) -> tuple["Lexicon", Ints]:
        """The lexicon without the words that are `gone` and with `new` ones, and what became of each number.

        -1 for those that are gone. The order stays, so that numbers that rise still do.
        """
        kept = list(compress(self.words, (~gone).tolist())) if gone.any() else list(self.words)
        added = sorted(set(new))
        places = [bisect_left(kept, word) for word in added]
        pieces: list[str] = kept[: places[0]] if places else kept
        for word, (start, end) in zip(added, pairwise([*places, len(kept)]), strict=True):
            pieces.append(word)
            pieces += kept[start:end]
        before = np.cumsum(~gone, dtype=np.int32) - 1
        moved = before + np.searchsorted(np.array(places, np.int32), before, side="right").astype(np.int32)
        moved[gone] = -1
        return Lexicon(pieces), moved.astype(np.int32)

    def packed(self) -> NDArray[np.uint8]:
        """All words as bytes."""
        text = "".join(f"{word}{_END}" for word in self.words)
        return np.frombuffer(text.encode("utf-8", "surrogatepass"), np.uint8)

    @classmethod
    def unpacked(cls, data: NDArray[np.uint8]) -> "Lexicon":
        """The lexicon that was packed.

        Raises:
            ValueError: the bytes are no text.
        """
        words = data.tobytes().decode("utf-8", "surrogatepass").split(_END)
        return cls(words[:-1])
