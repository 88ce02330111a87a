"""A comparison as it is found, and how it becomes a fact: its places in order of time, with a key."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.archive import Interval, Span
from bot.facts.background import Background
from bot.facts.values import Comparison, Topic, Verdict

VERDICTS: tuple[Verdict, ...] = ("conflict", "changed", "same")
"""In the order in which they are shown: first what cannot both be right."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What has been found: `places` state it, in any order, in two files at least."""

    topic: Topic
    verdict: Verdict
    people: tuple[str, ...]
    places: tuple[Span, ...]


def drawn(background: Background, draft: Draft) -> Comparison:
    """The comparison, its places in order of their articles' days; what is undated comes last."""

    def when(place: Span) -> tuple[date, date, str, int]:
        days = background.day_of(place.file)
        digest = background.archive.article(place.file).digest
        return (days.first, days.last, digest, place.start) if days else (date.max, date.max, digest, 0)

    places = tuple(sorted(draft.places, key=when))
    marks = "".join(
        f"{background.archive.article(place.file).digest}:{place.start}:{place.end};" for place in places
    )
    key = hashlib.sha256(f"{draft.topic}:{draft.verdict}:{marks}".encode()).hexdigest()[:12]
    return Comparison(key, draft.topic, draft.verdict, draft.people, places)


def lying_apart(background: Background, days: Iterable[tuple[Interval, Span]]) -> tuple[Span, Span] | None:
    """The first of `days` and one in another file that lies wholly after it, as places; None without."""

    def when(day: tuple[Interval, Span]) -> tuple[Interval, str, int]:
        return day[0], background.archive.article(day[1].file).digest, day[1].start

    ordered = sorted(days, key=when)
    latest = ordered[-1:]
    latest += [day for day in ordered if day[1].file != latest[0][1].file][-1:]
    for interval, place in ordered:
        for other, there in latest:
            if there.file != place.file and interval.last < other.first:
                return place, there
    return None


def first_in_each_file(places: Iterable[Span]) -> tuple[Span, ...]:
    """The first place in each file, in order of files."""
    return tuple({place.file: place for place in sorted(places, reverse=True)}.values())[::-1]
