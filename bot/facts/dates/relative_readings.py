"""Date expressions that count from the day of writing or from the time that the story told of last."""

from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from bot.archive import Interval
from bot.facts.dates import periods
from bot.facts.dates.calendar_readings import YearPart
from bot.facts.dates.periods import Part, Unit
from bot.facts.dates.setting import Setting
from bot.facts.values import Known


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, perhaps "last" or "next"."""

    weekday: int
    turn: int | None = None
    known: ClassVar[Known] = "inferred"

    def days(self, setting: Setting) -> Interval | None:
        """The latest one up to the day of writing; the coming one when the clause looks ahead."""
        if setting.today is None:
            return None
        back = (setting.today.weekday() - self.weekday) % 7
        if self.turn == -1:
            ago = back or 7
        elif self.turn == 1 or (self.turn is None and setting.ahead):
            ago = back - 7 if back or self.turn == 1 else 0
        else:
            ago = back
        return periods.shifted(Interval.of_day(setting.today), timedelta(days=-ago))


@dataclass(frozen=True, slots=True)
class Turn:
    """Units counted from the day of writing: "yesterday", "last month", "two weeks ago"."""

    unit: Unit
    turn: int
    part: Part | None = None
    known: ClassVar[Known] = "inferred"

    def days(self, setting: Setting) -> Interval | None:
        """The day, week, month ... that many turns away."""
        if setting.today is None:
            return None
        return periods.part_of(periods.unit_around(setting.today, self.unit, self.turn), self.part)


@dataclass(frozen=True, slots=True)
class YearBefore:
    """What "a year ago" is: where the story speaks of a quarter, the same quarter one year back."""

    known: ClassVar[Known] = "inferred"

    def days(self, setting: Setting) -> Interval | None:
        """That quarter, or else the calendar year before the day of writing."""
        if setting.quarter is not None:
            return periods.unit_around(setting.quarter.first, "quarter", -4)
        return periods.unit_around(setting.today, "year", -1) if setting.today else None


# "That day" after a month, or "that week" after a year, is told of something else.
_LENGTHS = {"day": 1, "weekend": 7, "week": 7, "month": 31}
_YEAR = 366


@dataclass(frozen=True, slots=True)
class Told:
    """Units counted from what was told last: "that week", "the next day", "later that year"."""

    unit: Unit
    turn: int = 0
    later: bool = False
    season: int | None = None
    known: ClassVar[Known] = "inferred"

    def days(self, setting: Setting) -> Interval | None:
        """The unit; "later" leaves out what lies before the time told of."""
        focus = setting.focus
        if focus is None or focus.days > _LENGTHS.get(self.unit, _YEAR):
            return None
        if self.season is not None:
            return YearPart("season", self.season).days(Setting(focus.last))
        found = periods.unit_around(focus.last, self.unit, self.turn)
        if found is None or not self.later or focus.first <= found.first:
            return found
        return Interval(focus.first, found.last)


@dataclass(frozen=True, slots=True)
class Quarter:
    """What "the quarter" is: the one that the story named last, or the last that was complete."""

    turn: int = 0
    known: ClassVar[Known] = "inferred"

    def days(self, setting: Setting) -> Interval | None:
        """The three months meant; a quarter that is not over cannot have been reported on."""
        today, named = setting.today, setting.quarter
        if named is not None and (today is None or named.last <= today):
            return periods.unit_around(named.first, "quarter", self.turn * 4)
        return periods.unit_around(today, "quarter", -1 + self.turn * 4) if today else None


@dataclass(frozen=True, slots=True)
class Weekend:
    """What "the weekend" is: the latest, or the coming one when the clause looks ahead."""

    known: ClassVar[Known] = "inferred"

    def days(self, setting: Setting) -> Interval | None:
        """Saturday and Sunday."""
        if setting.today is None:
            return None
        passed = setting.ahead or setting.today.weekday() >= 5
        return periods.unit_around(setting.today, "weekend", 0 if passed else -1)


@dataclass(frozen=True, slots=True)
class Vague:
    """A time that nobody can put a day to: "now", "recently", "in the future"."""

    known: ClassVar[Known] = "inferred"

    def days(self, _setting: Setting) -> Interval | None:
        """Never known."""
        return None
