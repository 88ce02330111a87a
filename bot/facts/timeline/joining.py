"""Tellings -> events: which sentences tell the same one."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from bot.facts.background import Background
from bot.facts.event_words import DEEDS
from bot.facts.timeline.tellings import Telling
from bot.facts.values import DatedEvent

# What so many events of one month have in common tells none of them apart.
_TOO_COMMON = 200
# So many words in common, and so large a share of the shorter clause's, tell the same: so it came out on the
# news of a few days in which all articles are about the same people.
_FEWEST, _MOST = 4, 0.55


def joined(told: Iterable[Telling], background: Background) -> tuple[DatedEvent, ...]:
    """The events told, ordered by time.

    Two sentences tell the same event when one's days hold the other's and either both have the same words, or
    their articles are about the same people and both name the same two kinds of event around the date, or
    say much the same of one day. Where that fits several events of other days, nothing is joined: an event
    shown twice is better than two shown as one.
    """
    events: list[_Event] = []
    by_key: dict[str, list[_Event]] = defaultdict(list)
    for telling in sorted(told, key=_most_precise_first):
        buckets = [by_key[key] for key in telling.keys if len(by_key[key]) <= _TOO_COMMON]
        same = {id(event): event for bucket in buckets for event in bucket if event.has(telling, background)}
        event = _the_one(telling, list(same.values())) or _Event()
        if not event.tellings:
            events.append(event)
        event.tellings.append(telling)
        for key in telling.keys:
            if event not in by_key[key]:
                by_key[key].append(event)
    return tuple(event.value() for event in sorted(events, key=_in_time))


@dataclass(slots=True, eq=False)
class _Event:
    """An event while its tellings are gathered, the most precise first."""

    tellings: list[Telling] = field(default_factory=list)

    def has(self, telling: Telling, background: Background) -> bool:
        """Whether `telling` tells this event too."""
        first = self.tellings[0]
        related = background.are_related(telling.mention.span.file, first.mention.span.file)
        known = telling.words == first.words or (related and _is_alike(telling, first))
        return known and _holds(telling, first) and telling.standing == first.standing

    @property
    def key(self) -> str:
        """What it is known by: where the most precise telling stands, whatever its file is called."""
        first = self.tellings[0]
        return hashlib.sha256(f"{first.digest}:{first.mention.span.start}".encode()).hexdigest()[:12]

    def value(self) -> DatedEvent:
        """The event as a fact."""
        first = self.tellings[0]
        mentions = tuple(one.mention for one in self.tellings)
        return DatedEvent(self.key, first.interval, mentions, first.standing)


def _the_one(telling: Telling, events: list[_Event]) -> _Event | None:
    """The only event that fits, or the likest of those on the very same days."""
    if len(events) < 2:
        return events[0] if events else None
    if any(event.tellings[0].interval != telling.interval for event in events):
        return None
    return max(events, key=lambda event: len(event.tellings[0].stems & telling.stems))


def _is_alike(one: Telling, other: Telling) -> bool:
    """Whether both name two kinds of event in common, or on the same days one deed or most of the words."""
    if len(one.kinds & other.kinds) > 1:
        return True
    if one.interval == other.interval and not DEEDS.isdisjoint(one.kinds & other.kinds):
        people, others = set(one.mention.people), set(other.mention.people)
        return not people or not others or not people.isdisjoint(others)
    shared = len(one.stems & other.stems)
    most = _MOST * min(len(one.stems), len(other.stems))
    return one.interval == other.interval and shared >= max(_FEWEST, most)


def _holds(telling: Telling, first: Telling) -> bool:
    if telling.interval is None or first.interval is None:
        return telling.interval is first.interval and telling.words == first.words
    return telling.interval.first <= first.interval.first and first.interval.last <= telling.interval.last


def _most_precise_first(telling: Telling) -> tuple[int, date, date, str, int]:
    """What the file is called decides nothing; what cannot be dated comes last."""
    days = telling.interval.days if telling.interval else date.max.toordinal()
    return days, *_days(telling), telling.digest, telling.mention.span.start


def _in_time(event: _Event) -> tuple[date, date, str, int]:
    first = event.tellings[0]
    if first.interval is None:  # in reading order, not by day
        return date.max, date.max, first.digest, first.mention.span.start
    return *_days(first), event.key, 0


def _days(telling: Telling) -> tuple[date, date]:
    return (telling.interval.first, telling.interval.last) if telling.interval else (date.max, date.max)
