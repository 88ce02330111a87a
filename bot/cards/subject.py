"""What "about" was asked for: which passages speak of it, be it a person, a thing, or both."""

from collections.abc import Collection, Mapping

from rapidfuzz import fuzz

from bot.archive import Span
from bot.library import Library
from bot.search.tokens import fold

_ALIKE = 85.0
"""Of 100: one slip in a name of six letters."""
_OPENING = frozenset(("The", "De", "Het", "A", "An", "Een"))
_MISSPELT = 4
"""Letters from which on a slip is looked for."""


def speaking_of(library: Library, about: str, people: Mapping[Span, Collection[str]]) -> frozenset[Span]:
    """Those of the passages that hold every word of `about`; a name may also stand as "she" or "the singer".

    `people` gives for each passage the persons that it speaks of.
    """
    spans = list(people)
    found = set(library.search.matching(about, spans))
    names = {name for each in people.values() for name in each}
    meant, rest = _people_meant(about, _bearers(library, names))
    if meant:
        held = set(library.search.matching(rest, spans))
        found.update(span for span in held if all(not one.isdisjoint(people[span]) for one in meant))
    return frozenset(found)


def _bearers(library: Library, names: Collection[str]) -> Mapping[str, set[str]]:
    """For each word of the names and of the other names that the articles give them all who bear it."""
    by_word: dict[str, set[str]] = {}
    aliases = {person.name: person.aliases for person in library.facts.people}
    for name in names:
        told = [library.archive.text(alias) for alias in aliases.get(name, ())]
        called = [
            word for words in told for word in words.split() if word[0].isupper() and word not in _OPENING
        ]
        for part in fold(" ".join([name, *called])).split():
            by_word.setdefault(part, set()).add(name)
    return by_word


def _people_meant(about: str, by_word: Mapping[str, set[str]]) -> tuple[list[set[str]], str]:
    """For each word that is part of a name all who bear it, and the other words."""
    meant, rest = [], []
    for word in about.split():
        bearers = by_word.get(fold(word)) or _like(fold(word), by_word)
        if bearers:
            meant.append(bearers)
        else:
            rest.append(word)
    return meant, " ".join(rest)


def _like(word: str, by_word: Mapping[str, set[str]]) -> set[str]:
    """Those with the likest part of a name, where it is like enough to be a slip."""
    if len(word) < _MISSPELT:
        return set()
    likeness = {part: fuzz.ratio(word, part, score_cutoff=_ALIKE) for part in by_word}
    best = max(likeness.values(), default=0.0)
    return {name for part, score in likeness.items() if score and score == best for name in by_word[part]}
