"""The words of one language by their stem."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.search.column import Bools, Ints
from bot.search.columns import ColumnReader
from bot.search.lexicon import Lexicon
from bot.search.stems import Stems

_NONE = -1  # the stem of a word that the language has not


class Families:
    """Which words of a lexicon have a stem in common. `of_word[n]` is the number of the stem of word `n`."""

    def __init__(self, stems: Lexicon, of_word: Ints) -> None:
        self._stems = stems
        self._of_word = of_word
        numbers = np.flatnonzero(of_word != _NONE).astype(np.int32)
        places = of_word[numbers]
        self._members = numbers[np.argsort(places, kind="stable")]
        self._ends = np.cumsum(np.bincount(places, minlength=len(stems)))

    @classmethod
    def none(cls, words: int) -> "Families":
        """A language that has none of so many words yet."""
        return cls(Lexicon([]), np.full(words, _NONE, np.int32))

    def of(self, stem: str) -> list[int]:
        """The numbers of the words with this stem."""
        place = self._stems.number(stem)
        if place is None:
            return []
        members: list[int] = self._members[self._ends[place - 1] if place else 0 : self._ends[place]].tolist()
        return members

    def changed(
        self, moved: Ints, lexicon: Lexicon, spoken: Bools, language: str, stems: Stems
    ) -> "Families":
        """Those of another lexicon, where the language has the words that are `spoken`.

        `moved` says what became of the number of each word.
        """
        of_word = np.full(len(lexicon), _NONE, np.int32)
        of_word[moved[moved >= 0]] = self._of_word[moved >= 0]
        of_word[~spoken] = _NONE
        new = np.flatnonzero(spoken & (of_word == _NONE))
        of_new = stems.stem_all([lexicon.words[number] for number in new.tolist()], language)
        kept = np.bincount(of_word[of_word != _NONE], minlength=len(self._stems)) > 0
        known = self._stems.numbers(of_new)
        arrived = {stem for stem, number in zip(of_new, known.tolist(), strict=True) if number < 0}
        kept[known[known >= 0]] = True
        found, places = self._stems.changed(~kept, arrived)
        held = of_word != _NONE
        of_word[held] = places[of_word[held]]
        of_word[new] = found.numbers(of_new)
        return Families(found, of_word)

    def columns(self) -> dict[str, NDArray[Any]]:
        """All of it as arrays."""
        return {"stems": self._stems.packed(), "of_word": self._of_word}

    @classmethod
    def restored(cls, held: ColumnReader, words: int) -> "Families":
        """What `columns` gave, of so many words.

        Raises:
            ColumnsError: it is something else.
        """
        return cls(held.lexicon("stems"), held.take("of_word", np.int32, words))
