"""Every word of the archive: its number, its inflected forms, and whether the articles write it as a name."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.search.column import Bools, Ints
from bot.search.columns import ColumnReader, named
from bot.search.counting import Counted
from bot.search.families import Families
from bot.search.lexicon import Lexicon
from bot.search.shapes import Shapes
from bot.search.stems import Stems

_INFLECTED = 0.9  # what another form of a word counts, against 1 for the very form that was typed

Family = tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How words are used, by their numbers: as `Counted` has it."""

    judged: Ints
    capitals: Ints
    spoken: Mapping[str, Ints]

    @classmethod
    def of(cls, counted: Counted) -> "Tally":
        """That of texts."""
        return cls(counted.judged, counted.capitals, counted.spoken)

    def uses(self, words: int) -> Ints:
        """How often each of so many words is used, in any language."""
        return np.asarray(sum(self.spoken.values(), np.zeros(words, np.int32)), np.int32)

    def moved(self, moved: Ints, size: int) -> "Tally":
        """The same by other numbers, `size` of them; `moved` says what became of each, -1 for those gone."""

        def move(values: Ints) -> Ints:
            found = np.zeros(size, np.int32)
            found[moved[moved >= 0]] = values[moved >= 0]
            return found

        spoken = {code: move(uses) for code, uses in self.spoken.items()}
        return Tally(move(self.judged), move(self.capitals), {c: u for c, u in spoken.items() if u.any()})

    def plus(self, other: "Tally", sign: int = 1) -> "Tally":
        """Both together, or `other` taken off."""
        none = np.zeros_like(self.judged)
        spoken = {
            code: self.spoken.get(code, none) + sign * other.spoken.get(code, none)
            for code in sorted({*self.spoken, *other.spoken})
        }
        capitals = self.capitals + sign * other.capitals
        return Tally(
            self.judged + sign * other.judged, capitals, {c: uses for c, uses in spoken.items() if uses.any()}
        )


class Vocabulary:
    """The words of an archive, numbered by the order of their letters."""

    def __init__(
        self, lexicon: Lexicon, tally: Tally, families: Mapping[str, Families], shapes: Shapes
    ) -> None:
        self.lexicon = lexicon
        self.shapes = shapes
        self._tally = tally
        self._uses = tally.uses(len(lexicon))
        self._named: Bools = tally.capitals >= np.maximum(1, 0.8 * tally.judged)
        self._families = families

    @classmethod
    def of(cls, counted: Counted) -> "Vocabulary":
        """The vocabulary of texts."""
        none = np.empty(0, np.int32)
        empty = cls(Lexicon([]), Tally(none, none, {}), {}, Shapes.of([]))
        return empty.moved(none, counted.lexicon, Tally.of(counted))

    def changed(self, gone: Counted, new: Counted) -> tuple["Vocabulary", Ints]:
        """The vocabulary once some texts are gone and others are there; what became of each word's number.

        -1 for a word that no text uses any more.
        """
        size = len(self)
        left = self._tally.plus(Tally.of(gone).moved(self.lexicon.numbers(gone.lexicon.words), size), sign=-1)
        unused = left.uses(size) == 0
        again = self.lexicon.numbers(new.lexicon.words)
        unused[again[again >= 0]] = False
        arrived = [word for word, number in zip(new.lexicon, again.tolist(), strict=True) if number < 0]
        lexicon, moved = self.lexicon.changed(unused, arrived)
        added = Tally.of(new).moved(lexicon.numbers(new.lexicon.words), len(lexicon))
        return self.moved(moved, lexicon, left.moved(moved, len(lexicon)).plus(added)), moved

    def moved(self, moved: Ints, lexicon: Lexicon, tally: Tally) -> "Vocabulary":
        """That of `lexicon`, used as `tally` says, which came of this one's as `moved` says."""
        stems, none = Stems(tally.spoken), Families.none(len(moved))
        families = {
            code: self._families.get(code, none).changed(moved, lexicon, uses > 0, code, stems)
            for code, uses in tally.spoken.items()
        }
        return Vocabulary(lexicon, tally, families, self.shapes.changed(moved, lexicon.words))

    def __len__(self) -> int:
        return len(self.lexicon)

    def __contains__(self, word: str) -> bool:
        return word in self.lexicon

    def __iter__(self) -> Iterator[str]:
        return iter(self.lexicon)

    def number(self, word: str) -> int | None:
        """The number of `word`; None when no article has it."""
        return self.lexicon.number(word)

    def forms(self, families: Iterable[Family]) -> frozenset[str]:
        """All words of some families."""
        return frozenset(self.lexicon.words[number] for family in families for number, _ in family)

    def uses(self, word: str) -> int:
        """How often the articles use `word`, which they must have."""
        number = self.lexicon.number(word)
        if number is None:
            raise KeyError(word)
        return int(self._uses[number])

    def uses_of(self, numbers: slice) -> Ints:
        """How often the articles use each of the words with these numbers."""
        return self._uses[numbers]

    def is_name(self, word: str) -> bool:
        """Whether at least four in five of the uses of `word` inside sentences have a capital."""
        number = self.lexicon.number(word)
        return number is not None and bool(self._named[number])

    def family(self, word: str, stems: Stems) -> Family:
        """The numbers of `word` and its inflected forms in every language of the archive, with their weights.

        Empty when the archive has none of them.
        """
        weights: dict[int, float] = {}
        for language, families in self._families.items():
            weights |= dict.fromkeys(families.of(stems.stem(word, language)), _INFLECTED)
        number = self.lexicon.number(word)
        if number is not None:
            weights[number] = 1.0
        return tuple(sorted(weights.items()))

    def commonest(self, family: Family) -> str:
        """The word of a family, which must not be empty, that the articles use most."""
        return self.lexicon.words[max((number for number, _ in family), key=lambda at: self._uses[at])]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the articles, by their codes."""
        return tuple(self._families)

    def columns(self) -> dict[str, NDArray[Any]]:
        """All of it as arrays."""
        found: dict[str, NDArray[Any]] = {
            "words": self.lexicon.packed(),
            "languages": Lexicon(list(self._families)).packed(),
            "judged": self._tally.judged,
            "capitals": self._tally.capitals,
        }
        for code, families in self._families.items():
            whole = {"spoken": self._tally.spoken[code]} | families.columns()
            found |= named(f"in.{code}", whole)
        return found | named("shapes", self.shapes.columns())

    @classmethod
    def restored(cls, held: ColumnReader) -> "Vocabulary":
        """What `columns` gave.

        Raises:
            ColumnsError: it is something else.
        """
        lexicon, codes = held.lexicon("words"), held.lexicon("languages")
        size = len(lexicon)
        by_code = {code: held.part(f"in.{code}") for code in codes}
        spoken = {code: part.take("spoken", np.int32, size) for code, part in by_code.items()}
        tally = Tally(held.take("judged", np.int32, size), held.take("capitals", np.int32, size), spoken)
        families = {code: Families.restored(part, size) for code, part in by_code.items()}
        return cls(lexicon, tally, families, Shapes.restored(held.part("shapes"), size))
