"""A stretch of days: how every date is kept, since few dates in the news are exact."""

from dataclasses import dataclass
from datetime import date


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

    @property
    def days(self) -> int:
        """How many days it spans, at least 1."""
        return (self.last - self.first).days + 1

    def meets(self, other: "Interval") -> bool:
        """Whether the two have a day in common."""
        return self.first <= other.last and other.first <= self.last

    def common(self, other: "Interval") -> "Interval | None":
        """The days that both have, or None when there are none."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return Interval(first, last) if first <= last else None
