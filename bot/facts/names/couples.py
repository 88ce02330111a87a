"""Which two people the articles tell of as a couple."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from typing import TypeVar

from bot.facts.names.casting import NameMention
from bot.facts.names.lines import Line
from bot.facts.person_words import COUPLE

T = TypeVar("T")


class Couples:
    """The couples of an archive, by how many sentences name just these two with a word like "marriage"."""

    def __init__(self, articles: Sequence[tuple[Sequence[Line], Mapping[int, NameMention]]]) -> None:
        self._told: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for lines, named in articles:
            for line in lines:
                people = {named[word.start].person for word in line.words if word.start in named}
                if len(people) == 2 and any(word.key in COUPLE for word in line.words):
                    one, other = people
                    self._told[one][other] += 1
                    self._told[other][one] += 1

    def among(self, cast: Set[str]) -> tuple[str, str] | None:
        """The couple most told of among these people; None when there is none, or two rank equally."""
        told: Counter[tuple[str, str]] = Counter()
        for one in cast & self._told.keys():
            for other in self._told[one].keys() & cast:
                told[min(one, other), max(one, other)] = self._told[one][other]
        return _foremost(told)

    def spouse(self, person: str, cast: Set[str]) -> str | None:
        """With whom of the cast `person` is told of as a couple most; None as for `among`."""
        partners = self._told.get(person, Counter())
        return _foremost(Counter({partner: partners[partner] for partner in partners.keys() & cast}))


def _foremost(counts: Counter[T]) -> T | None:
    ranked = counts.most_common(2)
    clear = len(ranked) == 1 or (len(ranked) == 2 and ranked[0][1] > ranked[1][1])
    return ranked[0][0] if clear else None
