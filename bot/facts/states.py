"""What one article says has not been done, and another about the same people tells with its date."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter

from bot.archive import Interval
from bot.archive.words import LETTERS
from bot.facts.background import Background
from bot.facts.clues import Clues, State
from bot.facts.dates.readings import Setting

# A word in more clauses than this tells no deed from another.
_TOO_COMMON = 200
_MONTH = 31


_Found = tuple[set[State], dict[State, Interval]]


@dataclass(frozen=True, slots=True)
class Deed:
    """One deed: where articles say that it has not been done, and where others tell when it was.

    Both are in file and reading order. `done` are the days of the tellings.
    """

    denials: tuple[State, ...]
    tellings: tuple[State, ...]
    done: Interval


def find_deeds(background: Background, clues: Mapping[str, Clues]) -> tuple[Deed, ...]:
    """Every deed that one article denies and another tells, in the order of the denials.

    The two clauses have the participle and another word in common that is no name, and nobody else does it:
    where both sentences speak of people, one of them is the same.
    """
    told = _told_by_word(clues)
    found: list[_Found] = []
    for file in sorted(clues):
        for denial in clues[file].denied:
            tellings = {
                telling: days
                for other, telling in told.get(denial.verb, ())
                if background.are_related(file, other) and _is_same(background, denial, telling)
                if (days := _days(telling, background.day_of(other)))
            }
            if tellings:
                _add(found, denial, tellings)
    return tuple(sorted((_deed(*one) for one in found), key=lambda deed: deed.denials[0].span))


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
    plain = set(LETTERS.findall(background.archive.text(denial.span)))
    if plain.isdisjoint((denial.words & telling.words) - {denial.verb}):
        return False
    one, other = (background.names.people_around(each.span) for each in (denial, telling))
    return not one or not other or not set(one).isdisjoint(other)


def _add(found: list[_Found], denial: State, tellings: Mapping[State, Interval]) -> None:
    """Put the denial together with all that it has a telling in common with."""
    same = [one for one in found if not one[1].keys().isdisjoint(tellings)]
    denials = {denial}.union(*(one[0] for one in same))
    known = dict(tellings)
    for one in same:
        known.update(one[1])
        found.remove(one)
    found.append((denials, known))


def _deed(denials: Iterable[State], tellings: Mapping[State, Interval]) -> Deed:
    done = Interval(min(one.first for one in tellings.values()), max(one.last for one in tellings.values()))
    return Deed(_in_order(denials), _in_order(tellings), done)


def _in_order(states: Iterable[State]) -> tuple[State, ...]:
    return tuple(sorted(states, key=attrgetter("span")))
