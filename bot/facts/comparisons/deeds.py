"""What one article says has not been done and another tells: done since, or denied against the other."""

import re
from collections.abc import Iterable, Iterator

from bot.archive import Span
from bot.facts.background import Background
from bot.facts.comparisons.drawing import Draft, first_in_each_file
from bot.facts.states import Deed
from bot.facts.values import Verdict

_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
# So many words in common make it more than a deed that is done again and again ("has not commented").
_WORDS = 3


def compare_deeds(background: Background, deeds: Iterable[Deed]) -> Iterator[Draft]:
    """One for each deed: `changed` where the denials came before it, `conflict` where one came after.

    A conflict takes the same person on both sides and three words in common; other late denials, and those
    of undated articles, tell nothing.
    """
    for deed in deeds:
        before: list[Span] = []
        after: list[Span] = []
        for denial in deed.denials:
            days = background.day_of(denial.file)
            if days is not None:
                (before if days.first <= deed.done.last else after).append(denial)
        if before:
            yield _draft(background, deed, before, "changed")
        elif against := [denial for denial in after if _contradicts(background, denial, deed)]:
            yield _draft(background, deed, against, "conflict")


def _draft(background: Background, deed: Deed, denials: list[Span], verdict: Verdict) -> Draft:
    people = (background.names.people_around(denial)[:1] for denial in denials)
    places = (*first_in_each_file(denials), *first_in_each_file(deed.tellings))
    return Draft("state", verdict, next(filter(None, people), ()), places)


def _contradicts(background: Background, denial: Span, deed: Deed) -> bool:
    denied = _words(background, denial)
    people = set(background.names.people_around(denial))
    return any(
        not people.isdisjoint(background.names.people_around(telling))
        and len(denied & _words(background, _clause(telling))) >= _WORDS
        for telling in deed.tellings
    )


def _clause(place: Span) -> Span:
    """The words before the date of what is told."""
    return place.within(max(0, place.start - 80), place.end)


def _words(background: Background, place: Span) -> set[str]:
    return {word.casefold() for word in _LONG_WORD.findall(background.archive.text(place))}
