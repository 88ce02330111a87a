"""Which two people the articles tell of as a couple."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from bot.facts.names.casting import NameMention
from bot.facts.names.lines import Line
from bot.facts.person_words import COUPLE


class Couples:
    """The couples of an archive, by how many sentences name just these two with a word like "marriage"."""

    def __init__(self, articles: Sequence[tuple[Sequence[Line], Mapping[int, NameMention]]]) -> None:
        self._told: Counter[tuple[str, str]] = Counter()
        for lines, named in articles:
            for line in lines:
                people = sorted({named[word.start].person for word in line.words if word.start in named})
                if len(people) == 2 and any(word.key in COUPLE for word in line.words):
                    self._told[people[0], people[1]] += 1

    def among(self, cast: Iterable[str]) -> tuple[str, str] | None:
        """The couple that is told of most among these people; None when there is none, or two rank equally."""
        here = set(cast)
        told = sorted(
            ((count, pair) for pair, count in self._told.items() if here.issuperset(pair)), reverse=True
        )
        if not told or (len(told) > 1 and told[0][0] == told[1][0]):
            return None
        return told[0][1]

    def spouse(self, person: str, cast: Iterable[str]) -> str | None:
        """The other half of the one couple that `person` makes with somebody of `cast`."""
        here = set(cast)
        others = Counter[str]()
        for (one, other), count in self._told.items():
            if person in {one, other}:
                partner = other if person == one else one
                if partner in here:
                    others[partner] += count
        ranked = others.most_common(2)
        alone = len(ranked) == 1 or (len(ranked) == 2 and ranked[0][1] > ranked[1][1])
        return ranked[0][0] if alone else None
