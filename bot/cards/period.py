"""What /timeline is asked for: a subject and a stretch of time, as people type them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.archive import Interval
from bot.cards.subject import speaking_of
from bot.facts import DatedEvent
from bot.library import Library

TYPED_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")


class UnreadableDateError(ValueError):
    """What was typed is no year, month or day; the message is what was typed."""


@dataclass(frozen=True, slots=True)
class Period:
    """A subject, a first and a last date, as typed; empty where nothing was."""

    about: str = ""
    since: str = ""
    until: str = ""

    def days(self) -> Interval:
        """The days from the one date to the other; it does not matter which is the earlier.

        Raises:
            UnreadableDateError: `since` or `until` is no date.
        """
        first = days_meant(self.since).first if self.since else date.min
        last = days_meant(self.until).last if self.until else date.max
        if first <= last:
            return Interval(first, last)
        return Interval(days_meant(self.until).first, days_meant(self.since).last)

    def events(self, library: Library) -> tuple[DatedEvent, ...]:
        """The events that belong to it, in order of time; undated ones only where no date was asked for.

        Raises:
            UnreadableDateError: `since` or `until` is no date.
        """
        asked, any_day = self.days(), not (self.since or self.until)
        events = [
            event
            for event in library.facts.events
            if (event.interval.meets(asked) if event.interval else any_day)
        ]
        if not self.about:
            return tuple(events)
        told = ((mention.span, mention.people) for event in events for mention in event.mentions)
        speaking = speaking_of(library, self.about, told)
        return tuple(event for event in events if any(mention.span in speaking for mention in event.mentions))


def days_meant(typed: str) -> Interval:
    """The days of a year, month or day: "2021", "2021-02", "2021-02-17".

    Raises:
        UnreadableDateError: it is none of these.
    """
    found = TYPED_DATE.fullmatch(typed.strip())
    if found is None:
        raise UnreadableDateError(typed)
    try:
        return Interval.parse("-".join(part.zfill(2) for part in found.groups() if part))
    except ValueError:
        raise UnreadableDateError(typed) from None


def dates_known(library: Library) -> list[str]:
    """The years, months and days of the events, as they can be typed: years first, each in order of time."""
    days = sorted({event.interval for event in library.facts.events if event.interval})
    return list(dict.fromkeys(written for size in (4, 7, 10) for written in _written(days, size)))


def _written(days: list[Interval], size: int) -> Iterator[str]:
    """The first day of each stretch in `size` characters, where it is known as precisely as that."""
    longest = {4: 366, 7: 31, 10: 1}[size]
    return (each.first.isoformat()[:size] for each in days if each.days <= longest)
