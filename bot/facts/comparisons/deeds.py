"""What one article says has not been done and another tells: done since, or denied against the other."""

from collections.abc import Iterable, Iterator

from bot.facts.background import Background
from bot.facts.clues import State
from bot.facts.comparisons.drawing import Draft, first_in_each_file
from bot.facts.states import Deed
from bot.facts.values import Verdict

# So many words in common make it more than a deed that is done again and again ("has not commented").
_WORDS = 3


def compare_deeds(background: Background, deeds: Iterable[Deed]) -> Iterator[Draft]:
    """One for each deed: `changed` where the denials came before it, `conflict` where one came after.

    A conflict takes the same person on both sides and three words in common; other late denials, and those
    of undated articles, tell nothing.
    """
    for deed in deeds:
        before: list[State] = []
        after: list[State] = []
        for denial in deed.denials:
            days = background.day_of(denial.span.file)
            if days is not None:
                (before if days.first <= deed.done.last else after).append(denial)
        if before:
            yield _draft(background, deed, before, "changed")
        elif against := [denial for denial in after if _contradicts(background, denial, deed)]:
            yield _draft(background, deed, against, "conflict")


def _draft(background: Background, deed: Deed, denials: list[State], verdict: Verdict) -> Draft:
    people = (background.names.people_around(denial.span)[:1] for denial in denials)
    sides = (denials, deed.tellings)
    places = tuple(place for side in sides for place in first_in_each_file(one.span for one in side))
    return Draft("state", verdict, next(filter(None, people), ()), places)


def _contradicts(background: Background, denial: State, deed: Deed) -> bool:
    people = set(background.names.people_around(denial.span))
    return any(
        len(denial.words & telling.words) >= _WORDS
        and not people.isdisjoint(background.names.people_around(telling.span))
        for telling in deed.tellings
    )
