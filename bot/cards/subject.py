"""What "about" was asked for: which passages speak of it, be it a person, a thing, or both."""

from collections.abc import Collection, Iterable, Mapping

from bot.archive import Span
from bot.library import Library
from bot.search import nearest
from bot.search.tokens import fold

_OPENING = frozenset(("The", "De", "Het", "A", "An", "Een"))


def speaking_of(
    library: Library, about: str, told: Iterable[tuple[Span, Collection[str]]]
) -> frozenset[Span]:
    """Those of the passages that hold every word of `about`; a name may also stand as "she" or "the singer".

    `told` are the passages with the people of whom each speaks; one may stand there several times.
    """
    people: dict[Span, set[str]] = {}
    for span, names in told:
        people.setdefault(span, set()).update(names)
    spans = list(people)
    found = set(library.search.matching(about, spans))
    meant, rest = _people_meant(about, _bearers(library, set().union(*people.values())))
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
        parts = nearest(word, by_word)
        if parts:
            meant.append({name for part in parts for name in by_word[part]})
        else:
            rest.append(word)
    return meant, " ".join(rest)
