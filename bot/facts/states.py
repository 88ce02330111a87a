"""What one article says has not been done, and another about the same people tells with its date."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.archive import Interval, Span
from bot.facts.background import Background
from bot.facts.clues import Clues, State
from bot.facts.dates.readings import Setting

# A word in more clauses than this tells no deed from another.
_TOO_COMMON = 200
_MONTH = 31


@dataclass(frozen=True, slots=True)
class Deed:
    """One deed: where articles say that it has not been done, and where others tell when it was.

    Both are in file and reading order. `done` are the days of the tellings.
    """

    denials: tuple[Span, ...]
    tellings: tuple[Span, ...]
    done: Interval


def find_deeds(background: Background, clues: Mapping[str, Clues]) -> tuple[Deed, ...]:
    """Every deed that one article denies and another tells, in the order of the denials.

    The two clauses have the participle and another word in common that is no name, and nobody else does it:
    where both sentences speak of people, one of them is the same.
    """
    told = _told_by_word(clues)
    found: list[tuple[set[Span], dict[Span, Interval]]] = []
    for file in sorted(clues):
        for denial in clues[file].denied:
            tellings = {
                telling.span: days
                for other, telling in told.get(denial.verb, ())
                if background.are_related(file, other) and _is_same(background, denial, telling)
                if (days := _days(telling, background.day_of(other)))
            }
            if tellings:
                _add(found, denial.span, tellings)
    return tuple(_deed(denials, tellings) for denials, tellings in found)


def _told_by_word(clues: Mapping[str, Clues]) -> Mapping[str, Iterable[tuple[str, State]]]:
    told: dict[str, list[tuple[str, State]]] = defaultdict(list)
    verbs = {denial.verb for each in clues.values() for denial in each.denied}
    for file in sorted(clues):
        for telling in clues[file].told:
            for verb in telling.words & verbs:
                told[verb].append((file, telling))
    return {verb: found for verb, found in told.items() if len(found) <= _TOO_COMMON}


def _days(telling: State, published: Interval | None) -> Interval | None:
    """The days of what is told; only as narrow as a month says when it was done."""
    setting = Setting(published.last if published else None)
    days = telling.reading.days(setting) if telling.reading else None
    return days if days and days.days <= _MONTH else None


def _is_same(background: Background, denial: State, telling: State) -> bool:
    if not denial.denies(telling):
        return False
    plain = set(re.findall(r"[^\W\d_]+", background.archive.text(denial.span)))
    if plain.isdisjoint((denial.words & telling.words) - {denial.verb}):
        return False
    one, other = (background.names.people_around(each.span) for each in (denial, telling))
    return not one or not other or not set(one).isdisjoint(other)


def _add(
    found: list[tuple[set[Span], dict[Span, Interval]]], denial: Span, tellings: Mapping[Span, Interval]
) -> None:
    """Put the denial with the deed that has a telling in common; else it is a deed of its own."""
    for denials, known in found:
        if not known.keys().isdisjoint(tellings):
            denials.add(denial)
            known.update(tellings)
            return
    found.append(({denial}, dict(tellings)))


def _deed(denials: Iterable[Span], tellings: Mapping[Span, Interval]) -> Deed:
    done = Interval(min(one.first for one in tellings.values()), max(one.last for one in tellings.values()))
    return Deed(tuple(sorted(denials)), tuple(sorted(tellings)), done)
