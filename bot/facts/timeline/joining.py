"""Tellings -> events: which sentences tell the same one."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.archive import Interval
from bot.facts.background import Background
from bot.facts.event_words import DEEDS
from bot.facts.timeline.tellings import Telling
from bot.facts.values import DatedEvent, EventMention

Precision = tuple[int, date, date, str, int]

# What so many events of one month have in common tells none of them apart.
_TOO_COMMON = 200
# So many words in common, and so large a share of the shorter clause's, tell the same: so it came out on the
# news of a few days in which all articles are about the same people.
_FEWEST, _MOST = 4, 0.55


def in_order(told: Iterable[Sequence[Telling]]) -> tuple[DatedEvent, ...]:
    """The events told, each by its tellings, ordered by time."""
    events = [(event_of(tellings), tellings[0].digest) for tellings in told]
    return tuple(event for event, _ in sorted(events, key=lambda each: in_time(*each)))


def grouped(told: Iterable[Telling], background: Background) -> list[list[Telling]]:
    """The tellings of each event, the most precise first.

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
            if len(by_key[key]) <= _TOO_COMMON and event not in by_key[key]:
                by_key[key].append(event)
    return [event.tellings for event in events]


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


def event_of(tellings: Sequence[Telling]) -> DatedEvent:
    """The event with its tellings, the most precise first."""
    first = tellings[0]
    mentions = tuple(one.mention for one in tellings)
    return DatedEvent(key_of(first.mention, first.digest), first.interval, mentions, first.standing)


def key_of(mention: EventMention, digest: str) -> str:
    """What an event is known by: where the most precise telling stands, whatever its file is called."""
    return hashlib.sha256(f"{digest}:{mention.span.start}".encode()).hexdigest()[:12]


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


def _most_precise_first(telling: Telling) -> Precision:
    return precision(telling.mention, telling.interval, telling.digest)


def precision(mention: EventMention, interval: Interval | None, digest: str) -> Precision:
    """What the tellings of an event are ordered by, the most precise first; `digest` is of the file's text.

    What the file is called decides nothing; what cannot be dated comes last.
    """
    days = interval.days if interval else date.max.toordinal()
    return days, *_days(interval), digest, mention.span.start


def in_time(event: DatedEvent, digest: str) -> tuple[date, date, str, int]:
    """What events are ordered by; `digest` is of the text in which the first mention stands."""
    if event.interval is None:  # in reading order, not by day
        return date.max, date.max, digest, event.mentions[0].span.start
    return *_days(event.interval), event.key, 0


def _days(interval: Interval | None) -> tuple[date, date]:
    return (interval.first, interval.last) if interval else (date.max, date.max)
