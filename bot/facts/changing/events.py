"""Events when some articles have changed: they lose mentions, get others, and new ones come in between."""

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from bot.archive import Archive, Interval
from bot.facts.timeline.joining import in_time, key_of, precision
from bot.facts.timeline.tellings import Telling, main_timex
from bot.facts.values import DatedEvent, EventMention, Published, Standing


@dataclass(frozen=True, slots=True)
class EventsChanged:
    """All events in order of time; those that are new or other than before, and what these were before."""

    events: tuple[DatedEvent, ...]
    after: tuple[DatedEvent, ...]
    before: tuple[DatedEvent, ...]


class EventMerger:
    """Puts events together again; `gone` are the files whose mentions no longer count."""

    def __init__(self, archive: Archive, published: Mapping[str, Published], gone: Set[str]) -> None:
        self._archive, self._published, self._gone = archive, published, gone

    def merge(
        self, events: Sequence[DatedEvent], told: Iterable[Sequence[Telling]], keys: Set[str]
    ) -> EventsChanged:
        """The events with what is `told` anew: tellings of the changed files with those of related ones.

        A telling of a changed file joins the event of a related one that it is told with. `keys` are those of
        all events that any of these files told before.
        """
        places = [place for place, event in enumerate(events) if event.key in keys]
        home = {
            mention.span: place
            for place in places
            for mention in events[place].mentions
            if mention.span.file not in self._gone
        }
        more: defaultdict[int, list[EventMention]] = defaultdict(list)
        after: list[DatedEvent] = []
        for tellings in told:
            new = [one.mention for one in tellings if one.mention.span not in home and self._is_news(one)]
            if new:
                at = next((home[one.mention.span] for one in tellings if one.mention.span in home), None)
                if at is None:
                    after.append(self._event(new, tellings[0].standing))
                else:
                    more[at] += new
        lost = {
            place for place in places if any(one.span.file in self._gone for one in events[place].mentions)
        }
        touched = sorted({*lost, *more})
        for place in touched:
            kept = [one for one in events[place].mentions if one.span.file not in self._gone]
            if kept or more[place]:
                after.append(self._event([*kept, *more[place]], events[place].standing))
        before = tuple(events[place] for place in touched)
        return EventsChanged(self._ordered(events, touched, after), tuple(after), before)

    def _is_news(self, telling: Telling) -> bool:
        """Whether a changed file tells it, or the change makes a denial of what is now told."""
        return telling.mention.span.file in self._gone or not telling.mention.timexes

    def _ordered(
        self, events: Sequence[DatedEvent], without: Sequence[int], news: Iterable[DatedEvent]
    ) -> tuple[DatedEvent, ...]:
        kept = list(events)
        for place in reversed(without):
            del kept[place]
        for event in news:
            insort(kept, event, key=self._in_time)
        return tuple(kept)

    def _in_time(self, event: DatedEvent) -> tuple[object, ...]:
        return in_time(event, self._archive.article(event.mentions[0].span.file).digest)

    def _event(self, mentions: Sequence[EventMention], standing: Standing) -> DatedEvent:
        ordered = sorted(mentions, key=self._precision)
        first = ordered[0]
        digest = self._archive.article(first.span.file).digest
        return DatedEvent(key_of(first, digest), self._days(first), tuple(ordered), standing)

    def _precision(self, mention: EventMention) -> tuple[object, ...]:
        digest = self._archive.article(mention.span.file).digest
        return precision(mention, self._days(mention), digest)

    def _days(self, mention: EventMention) -> Interval | None:
        """The days that a mention gives; those of its article where it says that something is undone."""
        if not mention.timexes:
            return self._published[mention.span.file].interval
        return main_timex(mention.timexes).interval
