"""A stretch of days: how every date is kept, since few dates in the news are exact."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

_ISO = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """The days from `first` to `last`, both included (one day when they are equal).

    Raises:
        ValueError: `last` is before `first`.
    """

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"an interval cannot end before it starts: {self.first}..{self.last}")

    @classmethod
    def of_day(cls, day: date) -> "Interval":
        """The interval that is this one day."""
        return cls(day, day)

    @classmethod
    def parse(cls, text: str) -> "Interval":
        """The year, month or day that `text` is ("2021", "2021-02", "2021-02-17"), or two with ".." between.

        Raises:
            ValueError: it is none of these, or ends before it starts.
        """
        first, dots, last = text.partition("..")
        return cls(cls._of_iso(first).first, cls._of_iso(last if dots else first).last)

    @classmethod
    def _of_iso(cls, text: str) -> "Interval":
        match = _ISO.fullmatch(text.strip())
        if match is None:
            raise ValueError(f"no year, month or day: {text!r}")
        year, months = int(match[1]), [int(match[2])] if match[2] else [1, 12]
        if match[3]:
            return cls.of_day(date(year, months[0], int(match[3])))
        first = date(year, months[0], 1)
        return cls(first, date(year, months[-1], calendar.monthrange(year, months[-1])[1]))

    @property
    def days(self) -> int:
        """How many days it spans, at least 1."""
        return (self.last - self.first).days + 1

    def meets(self, other: "Interval") -> bool:
        """Whether the two have a day in common."""
        return self.first <= other.last and other.first <= self.last

    def gap(self, other: "Interval") -> int:
        """How many days lie between the two at least, counted to the later one's first; 0 when they meet."""
        return max((other.first - self.last).days, (self.first - other.last).days, 0)

    def common(self, other: "Interval") -> "Interval | None":
        """The days that both have, or None when there are none."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return Interval(first, last) if first <= last else None
