"""Somebody's ages as a small table: each with the file that says it, and what follows for their birth."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from bot.cards import dates
from bot.cards.apart import apart
from bot.cards.escaping import escape_file, units
from bot.charts.wording import age_words
from bot.facts import AgeConflict, AgeMention, Person
from bot.library import Library
from bot.texts import Texts

LONGEST_FILE = 80
AGES_SUMMED_UP = 3
MOST_ROWS = 8
"""Ages in the table: more of them nobody reads on a phone, and the sentences have them all."""

_LEAST_DAYS = {"years": 365, "months": 28, "weeks": 7, "days": 1}
"""How many days a unit of age has at least, by which people are ordered."""

_Stated = tuple[str, int | None, str]
"""A file, and the age that it states with its unit."""


def ages_of(person: Person) -> Sequence[AgeMention]:
    """The places that give an age, without repeats of the same age in the same file."""
    ages = {_stated(one): one for one in reversed(person.mentions) if one.age is not None}
    return sorted(ages.values(), key=lambda one: one.span)


def eldest(person: Person) -> int:
    """The greatest of somebody's printed ages, in days; 0 where none is printed."""
    return max(map(_size, ages_of(person)), default=0)


def ages_summed_up(person: Person, say: Texts) -> str:
    """Somebody's printed ages from the least to the greatest; of many only those two."""
    by_size = sorted(ages_of(person), key=_size)
    ages = list(dict.fromkeys(age_words(one, say) for one in by_size))
    return " / ".join(ages) if len(ages) <= AGES_SUMMED_UP else f"{ages[0]} … {ages[-1]}"


def age_table(library: Library, person: Person, room: int, say: Texts) -> list[str]:
    """The ages, each with its date and file, as many as take `room` characters; the rest is counted.

    Of many the first of each age is shown, and those that contradict another.

    They stand in order of their articles' days; one that cannot be right together with another says so.
    """
    ages = sorted(ages_of(person), key=lambda one: _day(library, one))
    against = _conflicts(person.conflicts)
    shown = ages
    if len(ages) > MOST_ROWS:
        firsts = {id(one) for one in {(one.age, one.unit): one for one in reversed(ages)}.values()}
        shown = [one for one in ages if id(one) in firsts or _stated(one) in against][:MOST_ROWS]
    rows = ["\n".join(_row(library, one, against.get(_stated(one)), say)) for one in shown]
    return fitting_rows(rows, room, say, left_out=len(ages) - len(shown))


def born_line(person: Person, say: Texts) -> str | None:
    """When they must have been born, or that contradictions hide it; None where the ages do not tell."""
    if person.born is None:
        return say("ages.no_birth") if person.conflicts else None
    window = person.born.interval
    return say("ages.born", first=dates.day(window.first), last=dates.day(window.last))


def fitting_rows(rows: Sequence[str], room: int, say: Texts, *, left_out: int = 0) -> list[str]:
    """The first of `rows` that take `room` characters together, and how many more there are.

    `left_out` are those that there are besides.
    """
    shown: list[str] = []
    left = room
    for number, row in enumerate(rows):
        more = f"-# {say('rows.more', count=len(rows) - number + left_out)}"
        left -= units(row) + 1
        is_last = number == len(rows) - 1 and not left_out
        if left < (0 if is_last else len(more) + 1):
            return [*shown, more]
        shown.append(row)
    return [*shown, f"-# {say('rows.more', count=left_out)}"] if left_out else shown


def _size(one: AgeMention) -> int:
    return (one.age or 0) * _LEAST_DAYS[one.unit]


def _day(library: Library, one: AgeMention) -> date:
    """When its article appeared; the last of all days where that is not known."""
    published = library.facts.published[one.span.file].interval
    return published.first if published else date.max


def _row(library: Library, one: AgeMention, against: AgeMention | None, say: Texts) -> list[str]:
    published = dates.published(library.facts.published[one.span.file], say) or say("ages.undated")
    file = escape_file(one.span.file, LONGEST_FILE)
    lines = [f"**{age_words(one, say)}** · {published}", f"-# {file}"]
    if not one.current:
        when = dates.approximate(one.at, say, exact=one.at.days == 1) if one.at else None
        told = say("ages.told_of", date=when) if when else say("ages.told_of_another_time")
        lines = [f"**{age_words(one, say)}** · {told}", f"-# {file} · {published}"]
    return lines + ([_against(library, one, against, say)] if against else [])


def _against(library: Library, one: AgeMention, other: AgeMention, say: Texts) -> str:
    """That the age cannot be right together with the `other`."""
    age, file = age_words(other, say), escape_file(other.span.file, LONGEST_FILE)
    note = say("ages.conflict", age=age, file=file)
    gap = apart(library, one.span.file, other.span.file, say)
    return f"-# {note}, {gap}" if gap else f"-# {note}"


def _conflicts(conflicts: Iterable[AgeConflict]) -> Mapping[_Stated, AgeMention]:
    """For each age that contradicts another the one that it contradicts: of two the one told first."""
    return {_stated(one.second): one.first for one in reversed(tuple(conflicts))}


def _stated(mention: AgeMention) -> _Stated:
    return mention.span.file, mention.age, mention.unit
