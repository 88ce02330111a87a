"""Date expressions that count from the day of writing or from the time that the story told of last."""

from dataclasses import dataclass, replace
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
    """A day of the week, perhaps "last" or "next", or that of another week ("Tuesday last week")."""

    weekday: int
    turn: int | None = None
    week: int | None = None
    known: ClassVar[Known] = "inferred"

    def days(self, setting: Setting) -> Interval | None:
        """The latest one up to the day of writing; the coming one when the clause looks ahead."""
        if setting.today is None:
            return None
        back = (setting.today.weekday() - self.weekday) % 7
        if self.week is not None:
            ago = setting.today.weekday() - self.weekday - 7 * self.week
        elif self.turn == -1:
            ago = back or 7
        elif self.turn == 1 or (self.turn != -1 and setting.ahead):
            ago = back - 7 if back or self.turn == 1 else 0
        else:
            ago = setting.today.weekday() - self.weekday if self.turn == 0 else back
        return periods.shifted(Interval.of_day(setting.today), timedelta(days=-ago))


@dataclass(frozen=True, slots=True)
class Turn:
    """Units counted from the day of writing: "yesterday", "last month", "two weeks ago".

    `ahead`: it is only a time where the clause looks ahead; `years` later ("ten years ago today": -10).
    """

    unit: Unit
    turn: int
    part: Part | None = None
    ahead: bool = False
    years: int = 0
    known: ClassVar[Known] = "inferred"

    def days(self, setting: Setting) -> Interval | None:
        """The day, week, month ... that many turns away."""
        today = periods.years_on(setting.today, self.years) if setting.today else None
        if today is None or (self.ahead and not setting.ahead):
            return None
        # On a Monday "this weekend" is over when the clause looks back.
        past = self.unit == "weekend" and not self.turn and setting.back and today.weekday() < 5
        found = periods.unit_around(today, self.unit, self.turn - past)
        return periods.part_of(found, self.part)


@dataclass(frozen=True, slots=True)
class YearBefore:
    """What "a year ago" is: where the story speaks of a quarter, the same quarter one year back.

    `told`: "a year earlier" counts from the time that the story told of last.
    """

    told: bool = False
    known: ClassVar[Known] = "inferred"

    def days(self, setting: Setting) -> Interval | None:
        """That quarter, or else the calendar year before."""
        if setting.quarter is not None:
            return periods.unit_around(setting.quarter.first, "quarter", -4)
        if self.told and setting.focus is not None and setting.focus.days <= _YEAR:
            return periods.unit_around(setting.focus.last, "year", -1)
        return periods.unit_around(setting.today, "year", -1) if setting.today else None


# "That day" after a month, or "that week" after a year, is told of something else.
_LENGTHS = {"day": 1, "weekend": 7, "week": 7, "month": 31}
_YEAR = 366


@dataclass(frozen=True, slots=True)
class Told:
    """Units counted from what was told last: "that week", "the next day", "the same month last year"."""

    unit: Unit
    turn: int = 0
    later: bool = False
    season: int | None = None
    years: int = 0
    known: ClassVar[Known] = "inferred"

    def days(self, setting: Setting) -> Interval | None:
        """The unit; "later" leaves out what lies before the time told of."""
        focus = setting.focus
        if focus is None or focus.days > _LENGTHS.get(self.unit, _YEAR):
            return None
        if self.season is not None:
            return YearPart("season", self.season, turn=self.turn or None).days(Setting(focus.last))
        start = periods.years_on(focus.last, self.years)
        found = periods.unit_around(start, self.unit, self.turn) if start else None
        if found is None or not self.later or focus.first <= found.first:
            return found
        return Interval(focus.first, found.last)


@dataclass(frozen=True, slots=True)
class ToldWeekday:
    """A day of the week beside the time told of last: "that Friday", "the following Tuesday"."""

    weekday: int
    turn: int
    known: ClassVar[Known] = "inferred"

    def days(self, setting: Setting) -> Interval | None:
        """The one in the same week, or the next after that time, or the last before it."""
        focus = setting.focus
        if focus is None or focus.days > 7:
            return None
        if self.turn > 0:
            return periods.unit_around(focus.last, "day", (self.weekday - focus.last.weekday() - 1) % 7 + 1)
        if self.turn < 0:
            return periods.unit_around(
                focus.first, "day", -((focus.first.weekday() - self.weekday - 1) % 7) - 1
            )
        return periods.unit_around(focus.first, "day", self.weekday - focus.first.weekday())


@dataclass(frozen=True, slots=True)
class Quarter:
    """What "the quarter" is: the one that the story named last, or the last that was complete.

    `number` says which of the year's four, `year` of which year, `turn` how many years later.
    """

    turn: int = 0
    number: int | None = None
    year: int | None = None
    known: ClassVar[Known] = "inferred"

    def days(self, setting: Setting) -> Interval | None:
        """The three months meant; a quarter that is not over cannot have been reported on."""
        if self.year is not None:
            named = setting.quarter
            month, count = (named.first.month, 3) if named else (1, 12)
            return periods.months_of(self.year, month, count)
        base = self._base(setting)
        return periods.unit_around(base.first, "quarter", self.turn * 4) if base else None

    def _base(self, setting: Setting) -> Interval | None:
        today, named = setting.today, setting.quarter
        if self.number is not None:
            latest = YearPart("quarter", self.number).days(replace(setting, ahead=False))
            return named if named and latest and named.first.month == latest.first.month else latest
        if named is not None and (today is None or named.last <= today):
            return named
        return periods.unit_around(today, "quarter", -1) if today else None


@dataclass(frozen=True, slots=True)
class Weekend:
    """What "the weekend" is: the latest, or the `coming` one, as it also is when the clause looks ahead."""

    coming: bool = False
    known: ClassVar[Known] = "inferred"

    def days(self, setting: Setting) -> Interval | None:
        """Saturday and Sunday."""
        if setting.today is None:
            return None
        if self.coming:
            return periods.unit_around(setting.today, "weekend", setting.today.weekday() >= 5)
        passed = setting.ahead or setting.today.weekday() >= 5
        return periods.unit_around(setting.today, "weekend", 0 if passed else -1)


@dataclass(frozen=True, slots=True)
class Within:
    """A time in the day, week or year that its sentence has named, or in that of writing: "14:58 UTC".

    `told`: what a sentence before has named will do.
    """

    unit: Unit = "day"
    told: bool = False
    known: ClassVar[Known] = "inferred"

    def days(self, setting: Setting) -> Interval | None:
        """The whole of it."""
        named = setting.focus if self.told else setting.same_sentence
        told = named is not None and named.days <= _LENGTHS.get(self.unit, _YEAR)
        around = named.last if named is not None and told else setting.today
        return periods.unit_around(around, self.unit) if around else None


@dataclass(frozen=True, slots=True)
class Vague:
    """A time that nobody can put a day to: "now", "recently", "in the future"."""

    known: ClassVar[Known] = "inferred"

    def days(self, _setting: Setting) -> Interval | None:
        """Never known."""
        return None
