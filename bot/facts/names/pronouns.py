"""Whom pronouns stand for."""

from collections.abc import Mapping, Sequence, Set
from itertools import pairwise

from bot.facts.names.casting import NameMention
from bot.facts.names.lines import Line
from bot.facts.names.memory import NEAREST, Memory, Referent
from bot.facts.person_words import (
    PLACING,
    POSSESSIVE,
    PRONOUNS,
    SINGULAR_VERBS,
    SPEECH_VERBS,
    Gender,
)

_SUBORDINATING = frozenset(
    ("when", "while", "after", "before", "as", "since", "although", "toen", "terwijl", "nadat", "voordat")
)
_OPENING = 3
_SINGULAR = ("t", "is", "was", "had", "werd", "kan", "zal", "zou", "wil", "zei", "de")


class Pronouns:
    """Reads the pronouns of one article.

    A pronoun goes to the only fitting person of its own sentence, else of the sentences before, the subject
    first. Where two fit equally, or somebody nearer may be meant whose sex is not told, it goes to nobody.
    """

    def __init__(
        self,
        raw: str,
        lines: Sequence[Line],
        named: Mapping[int, NameMention],
        genders: Mapping[str, Gender],
        memory: Memory,
    ) -> None:
        self._raw, self._lines, self._named, self._genders, self._memory = raw, lines, named, genders, memory

    def meant(self, number: int, place: int) -> str | None:
        """The person that the pronoun at word `place` of line `number` stands for; None in doubt."""
        line = self._lines[number]
        word = line.words[place]
        following = line.words[place + 1].key if place + 1 < len(line.words) else ""
        before = line.words[place - 1].key if place else ""
        says = not SPEECH_VERBS.isdisjoint((before, following))  # all of them are singular in Dutch
        if word.key == "ze" and not says and following not in SINGULAR_VERBS:
            return None
        if place and word.key in POSSESSIVE and place < _OPENING and line.words[0].key in PLACING:
            return None  # "In her book Ann wrote" points ahead
        if word.key == "zij" and not says and not following.endswith(_SINGULAR):
            return None
        gender = PRONOUNS.get(word.key, "f")
        return self.antecedent(number, word.start, gender, frozenset()) or self._named_after(
            line, place, gender
        )

    def _named_after(self, line: Line, place: int, gender: Gender) -> str | None:
        """The main clause's subject for a pronoun in the clause before it: "When he was 21, Reed moved"."""
        words = line.words
        if not place or words[place - 1].key not in _SUBORDINATING:
            return None
        for before, after in pairwise(words[place : place + NEAREST]):
            if self._raw[before.end : after.start] == ", ":
                named = self._named.get(after.start)
                return named.person if named and self._genders.get(named.person) == gender else None
        return None

    def antecedent(self, number: int, place: int, gender: Gender, excluded: Set[str | None]) -> str | None:
        """The person of this gender last spoken of before `place`, leaving out those `excluded`."""
        quoted = self._lines[number].is_quoted(place)
        unknown: list[str] = []
        alone = leads = False
        for back in self._memory.reach(number, quoted=quoted):
            referents = self._memory.earlier(number, back, place, quoted=quoted)
            if back and referents and referents[0].person is None:
                break  # somebody unknown may be meant, unless somebody known was spoken of since
            people = list(dict.fromkeys(each.person for each in referents if each.person not in excluded))
            fitting = [person for person in people if person and self._genders.get(person) == gender]
            subject = people[0] if people else None
            others = back and subject not in fitting[:1] and self._genders.get(subject or "") is None
            if fitting and (unknown or others):
                return None  # somebody nearer may be meant, of whom the articles do not tell the sex
            if len(fitting) == 1:
                return fitting[0]
            if fitting:
                first = back and referents[0].person == fitting[0] and not self._are_coordinate(referents)
                return fitting[0] if first else None
            if not back and referents and referents[-1].person is None:
                return None  # it may be the stranger just spoken of
            new = [person for person in people if person and self._genders.get(person) is None]
            if new and not unknown:
                alone, leads = len(people) == 1, new[0] == subject
            unknown += new
        return unknown[0] if unknown and (alone or (leads and len(set(unknown)) == 1)) else None

    def _are_coordinate(self, referents: Sequence[Referent]) -> bool:
        """Whether the first of them is named together with the second: "Ann and Mary"."""
        between = self._raw[referents[0].end : referents[1].start].split() if len(referents) > 1 else []
        return between[:1] in (["and"], ["en"])
