"""From the facts before a change to those after it."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.archive import Archive, Interval
from bot.facts.background import Background
from bot.facts.changing.comparisons import ComparisonMerger, files_compared
from bot.facts.changing.events import EventMerger, EventsChanged
from bot.facts.changing.neighbours import Neighbourhood, neighbourhood
from bot.facts.changing.people import PeopleMerger
from bot.facts.changing.quotations import merge_quotations
from bot.facts.changing.splicing import spliced
from bot.facts.marks import keys_by_file, marks_of
from bot.facts.names import Names
from bot.facts.people import find_people
from bot.facts.published import stated_days
from bot.facts.quotes import find_quotations
from bot.facts.reading import Reading
from bot.facts.timeline import event_of
from bot.facts.values import Marks, Published

if TYPE_CHECKING:
    from bot.facts.facts import Facts


@dataclass(frozen=True, slots=True)
class Change:
    """An archive with what was known before some of its articles changed, and the articles to be read."""

    archive: Archive
    before: "Facts"
    near: Neighbourhood
    prior: Interval | None

    @classmethod
    def of(
        cls,
        archive: Archive,
        before: "Facts",
        changed: Collection[str],
        prior: Interval | None,
    ) -> "Change | None":
        """The change; None where reading all is about as much work, or more has changed than is said."""
        files = {article.file for article in archive.articles}
        if before.marks.keys() - set(changed) != files - set(changed):
            return None
        wanted = files_compared(before.comparisons, set(changed))
        near = neighbourhood(archive, before.marks, changed, wanted)
        read, whole = (sum(len(each.raw) for each in one.articles) for one in (near.archive, archive))
        return cls(archive, before, near, prior) if 2 * read < whole else None

    def facts(self, made: type["Facts"]) -> "Facts":
        """The facts after the change, as a value of that class: those before may be of another."""
        before, near, now = self.before, self.near, self.near.now
        reading = self._read()
        names = reading.background.names
        published = self._published(reading)
        told = reading.told()
        read = near.gone.union(article.file for article in near.archive.articles) & before.marks.keys()
        keys = {key for file in read for key in before.marks[file].events}
        events = EventMerger(self.archive, published, near.gone).merge(before.events, told, keys)
        found = find_quotations(near.archive, names, now)
        fresh = marks_of(self.archive, near.names, found, events.after)
        quotations = merge_quotations(
            self.archive, before.quotations, found, near.gone, near.alike(fresh.values())
        )
        counts = self._counts(names)
        named = dict(Counter(before.named) + counts) if counts else before.named
        people = PeopleMerger(self.archive, near.gone, named, counts.keys()).merge(
            before.people, find_people(reading.background, reading.dates)
        )
        whole = Background(self.archive, names, published, reading.background.related)
        comparisons = ComparisonMerger(reading.background, whole, near.gone).merge(
            before.comparisons,
            people=people,
            events=events,
            told=map(event_of, told),
            quotations=quotations,
            deeds=reading.deeds,
        )
        del told  # what was read goes part by part: all of it at once holds every other thread up
        dates = [timex for timex in reading.dates if timex.span.file in now]
        del reading
        all_marks = {**before.marks, **self._told_anew(events), **fresh}
        return made(
            published=published,
            dates=spliced(before.dates, near.gone, dates, lambda timex: timex.span.file),
            events=events.events,
            quotations=quotations.quotations,
            people=people.people,
            comparisons=comparisons,
            named=named,
            marks={file: all_marks[file] for file in published},
            exact=False,
        )

    def _read(self) -> Reading:
        """The near articles; those that have not changed keep their days."""
        known = stated_days(self.archive.articles, {article.file for article in self.near.archive.articles})
        for file in known.keys() - self.near.now:
            if self.before.published[file].known != "configured":
                known[file] = self.before.published[file]
        return Reading.of(self.near.archive, self.near.related, self.prior, known, self.before.named)

    def _counts(self, names: Names) -> Counter[str]:
        """How often new articles name each person, and all that are read those who were not known."""
        news = names.counts(self.near.now.difference(self.before.marks))
        everywhere = names.counts(article.file for article in self.near.archive.articles)
        strangers = {name: count for name, count in everywhere.items() if name not in self.before.named}
        return Counter({**news, **strangers})

    def _told_anew(self, events: EventsChanged) -> dict[str, Marks]:
        """The marks of the other files that tell events which are now others."""
        marks, keys = self.before.marks, keys_by_file(events.after)
        old = {event.key for event in events.before}
        return {
            file: replace(
                marks[file], events=(*(key for key in marks[file].events if key not in old), *keys[file])
            )
            for file in keys
            if file in marks and file not in self.near.gone
        }

    def _published(self, reading: Reading) -> dict[str, Published]:
        days = {
            **self.before.published,
            **{file: reading.background.published[file] for file in self.near.now},
        }
        return {article.file: days[article.file] for article in self.archive.articles}
