"""Every word of the archive: its number, its inflected forms, and whether the articles write it as a name."""

from collections.abc import Iterator

import numpy as np

from bot.search.column import Ints
from bot.search.counting import Counted
from bot.search.stems import Stems

_INFLECTED = 0.9  # what another form of a word counts, against 1 for the very form that was typed

Family = tuple[tuple[int, float], ...]


class Vocabulary:
    """The words of an archive, numbered in the order in which they first appear."""

    def __init__(self, counted: Counted) -> None:
        self._numbers = counted.numbers
        self._uses = counted.uses
        self._named = counted.capitals >= np.maximum(1, 0.8 * counted.judged)
        self._words = list(self._numbers)
        stems = Stems(counted.languages)
        self._families = {
            language: _Families(self._words, np.flatnonzero(used).astype(np.int32), language, stems)
            for language, used in counted.languages.items()
        }

    def __len__(self) -> int:
        return len(self._numbers)

    def __contains__(self, word: str) -> bool:
        return word in self._numbers

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def number(self, word: str) -> int | None:
        """The number of `word`; None when no article has it."""
        return self._numbers.get(word)

    def uses(self, word: str) -> int:
        """How often the articles use `word`."""
        return int(self._uses[self._numbers[word]])

    def is_name(self, word: str) -> bool:
        """Whether at least four in five of the uses of `word` inside sentences have a capital."""
        number = self._numbers.get(word)
        return number is not None and bool(self._named[number])

    def family(self, word: str, stems: Stems) -> Family:
        """The numbers of `word` and its inflected forms in every language of the archive, with their weights.

        Empty when the archive has none of them.
        """
        weights: dict[int, float] = {}
        for language, families in self._families.items():
            weights |= dict.fromkeys(families.of(stems.stem(word, language)), _INFLECTED)
        if word in self._numbers:
            weights[self._numbers[word]] = 1.0
        return tuple(sorted(weights.items()))

    def commonest(self, family: Family) -> str:
        """The word of a family, which must not be empty, that the articles use most."""
        return self._words[max((number for number, _ in family), key=lambda number: self._uses[number])]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the articles, in order of appearance."""
        return tuple(self._families)


class _Families:
    """The words of one language by their stem."""

    def __init__(self, words: list[str], numbers: Ints, language: str, stems: Stems) -> None:
        self._places: dict[str, int] = {}
        of_stem = stems.stem_all([words[number] for number in numbers.tolist()], language)
        places = np.array([self._places.setdefault(stem, len(self._places)) for stem in of_stem], np.int32)
        self._members = numbers[np.argsort(places, kind="stable")]
        self._ends = np.cumsum(np.bincount(places, minlength=len(self._places)))

    def of(self, stem: str) -> list[int]:
        """The numbers of the words with this stem."""
        place = self._places.get(stem)
        if place is None:
            return []
        members: list[int] = self._members[self._ends[place - 1] if place else 0 : self._ends[place]].tolist()
        return members
