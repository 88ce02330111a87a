"""What a date expression says by itself, before it is known which year, week or day it counts from."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import ClassVar

from bot.archive import Interval
from bot.facts.dates import periods
from bot.facts.dates.feasts import feast_in
from bot.facts.dates.periods import Part, Unit
from bot.facts.values import Known


@dataclass(frozen=True, slots=True)
class Setting:
    """What an expression may count from.

    `today` is the day on which the words were written (None when unknown), `focus` the time that the story told of
    last, `quarter` the business quarter it named last, and `ahead` says that the clause looks forward.
    """

    today: date | None
    focus: Interval | None = None
    quarter: Interval | None = None
    ahead: bool = False


def _in_nearest_year(find: Callable[[int], Interval | None], setting: Setting) -> Interval | None:
    """The occurrence of a yearly thing nearest before the setting's day, or after it when the clause looks ahead."""
    today = setting.today
    if today is None:
        return None
    # Eight years: what falls on 29 February comes round at the latest then. Winter runs into the next year.
    if setting.ahead:
        coming = (find(year) for year in range(today.year - 1, today.year + 9))
        return next((stretch for stretch in coming if stretch and stretch.last >= today), None)
    past = (find(year) for year in range(today.year, today.year - 9, -1))
    return next((stretch for stretch in past if stretch and stretch.first <= today), None)


def _nearby(find: Callable[[int], Interval | None], today: date) -> Interval | None:
    """The only occurrence of the two months before and after, when the next nearest is half a year away.

    Newspapers leave out the year of what is near: on 30 October nobody writes "Nov. 9" for a day eleven months ago.
    """
    years = (today.year - 1, today.year, today.year + 1)
    ranked = sorted((abs((found.first - today).days), found) for year in years if (found := find(year)))
    if len(ranked) > 1 and ranked[0][0] <= 60 and ranked[1][0] >= 180:
        return ranked[0][1]
    return None


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day of a month: "Jan. 5", "Wednesday (Feb. 17)", "9 april 2021", "July 4-6"."""

    month: int
    day: int
    year: int | None = None
    weekday: int | None = None
    last_day: int | None = None

    known: ClassVar[Known] = "explicit"

    def in_year(self, year: int) -> Interval | None:
        """The day or days in that year; None when the calendar has no such day."""
        first = periods.day_of(year, self.month, self.day)
        last = periods.day_of(year, self.month, self.last_day or self.day)
        if first is None or last is None or last.first < first.first:
            return first
        return Interval(first.first, last.last)

    def fits(self, year: int) -> bool:
        """Whether the printed weekday is right in that year (a day without a weekday fits every year)."""
        found = self.in_year(year)
        return found is not None and self.weekday in {None, found.first.weekday()}

    def days(self, setting: Setting) -> Interval | None:
        """The days meant in this setting; None when the year cannot be known."""
        if self.year is not None:
            return self.in_year(self.year)
        today = setting.today
        if today is None:
            return None
        if self.weekday is None:
            return _nearby(self.in_year, today) or _in_nearest_year(self.in_year, setting)
        # The weekday settles the year better than the tense does; a misprinted one falls back on the tense.
        fitting = [
            found
            for year in range(today.year - 6, today.year + 2)
            if self.fits(year)
            if (found := self.in_year(year))
        ]
        near = [found for found in fitting if abs((found.first - today).days) < 2 * 366]
        if not near:
            return _in_nearest_year(self.in_year, setting)
        return min(near, key=lambda found: abs((found.first - today).days))


@dataclass(frozen=True, slots=True)
class NumericDay:
    """A day in figures whose order of day and month is open: "7/8/2007"."""

    first: int
    second: int
    year: int
    known: ClassVar[Known] = "explicit"

    def days(self, setting: Setting) -> Interval | None:
        """The only reading that a calendar has, or of two the one nearer to the day of writing."""
        pairs = {(self.first, self.second), (self.second, self.first)}
        found = [
            day
            for month, day_no in sorted(pairs)
            if 1 <= month <= 12
            if (day := periods.day_of(self.year, month, day_no))
        ]
        if len(found) < 2:
            return found[0] if found else None
        today = setting.today
        return min(found, key=lambda one: abs((one.first - today).days)) if today else None


@dataclass(frozen=True, slots=True)
class MonthOfYear:
    """A month, perhaps with its year or "last year": "July", "early December", "June last year"."""

    month: int
    year: int | None = None
    turn: int | None = None
    part: Part | None = None

    @property
    def known(self) -> Known:
        """A month without its year has to be worked out."""
        return "explicit" if self.year is not None else "inferred"

    def days(self, setting: Setting) -> Interval | None:
        """The month or the named part of it."""
        if self.year is not None:
            return self._in(self.year)
        if self.turn is not None:
            return self._in(setting.today.year + self.turn) if setting.today else None
        return _in_nearest_year(self._in, setting)

    def _in(self, year: int) -> Interval | None:
        return periods.part_of(periods.months_of(year, self.month), self.part)


@dataclass(frozen=True, slots=True)
class Years:
    """A year or a run of years, decade or century that is printed: "2013", "1990s", "2019-2021"."""

    first: int
    last: int
    known: ClassVar[Known] = "explicit"

    def days(self, _setting: Setting) -> Interval | None:
        """The years, whatever the setting."""
        return Interval(date(self.first, 1, 1), date(self.last, 12, 31))


@dataclass(frozen=True, slots=True)
class YearPart:
    """A quarter, half or season, perhaps with its year: "the third quarter", "zomer 2019", "last fall"."""

    kind: str
    number: int
    year: int | None = None
    turn: int | None = None

    @property
    def known(self) -> Known:
        """Without its year it has to be worked out."""
        return "explicit" if self.year is not None else "inferred"

    def in_year(self, year: int) -> Interval | None:
        """That part of that year."""
        if self.kind == "quarter":
            return periods.quarter_of(year, self.number)
        if self.kind == "half":
            return periods.months_of(year, 6 * self.number - 5, 6)
        return periods.season_of(year, self.number)

    def days(self, setting: Setting) -> Interval | None:
        """The part meant, the latest when nothing says which."""
        today = setting.today
        if self.year is not None:
            return self.in_year(self.year)
        if self.turn is None:
            return _in_nearest_year(
                self.in_year, replace(setting, ahead=setting.ahead and self.kind == "season")
            )
        if today is None:
            return None
        return (
            self._season(today, self.turn) if self.kind == "season" else self.in_year(today.year + self.turn)
        )

    def _season(self, today: date, turn: int) -> Interval | None:
        """Find the season: "last summer" is over and "next summer" not begun; "this summer" is the nearest."""
        found = [one for year in range(today.year - 2, today.year + 3) if (one := self.in_year(year))]
        if turn < 0:
            return max((one for one in found if one.last < today), default=None)
        if turn > 0:
            return min((one for one in found if one.first > today), default=None)
        return min(found, key=lambda one: _distance(one, today), default=None)


def _distance(interval: Interval, day: date) -> int:
    return max((interval.first - day).days, (day - interval.last).days, 0)


@dataclass(frozen=True, slots=True)
class Feast:
    """A holiday: "Valentine's Day", "last Christmas", "Easter 2019"."""

    name: str
    year: int | None = None
    turn: int | None = None
    known: ClassVar[Known] = "holiday"

    def days(self, setting: Setting) -> Interval | None:
        """Its day in the year meant."""
        if self.year is not None:
            return feast_in(self.name, self.year)
        if self.turn == -1 and setting.today is not None:
            setting = Setting(setting.today - timedelta(days=1))
        return _in_nearest_year(lambda year: feast_in(self.name, year), setting)


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
    """A "year ago" or "a year earlier": the same quarter one year back where the story speaks of a quarter."""

    known: ClassVar[Known] = "inferred"

    def days(self, setting: Setting) -> Interval | None:
        """That quarter, or else the calendar year before the day of writing."""
        if setting.quarter is not None:
            return periods.unit_around(setting.quarter.first, "quarter", -4)
        return periods.unit_around(setting.today, "year", -1) if setting.today else None


@dataclass(frozen=True, slots=True)
class Told:
    """Units counted from the time that the story told of last: "that week", "the next day", "later that year"."""

    unit: Unit
    turn: int = 0
    later: bool = False
    season: int | None = None
    known: ClassVar[Known] = "inferred"

    def days(self, setting: Setting) -> Interval | None:
        """The unit; "later" leaves out what lies before the time told of."""
        focus = setting.focus
        if focus is None:
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


Reading = (
    CalendarDay
    | NumericDay
    | MonthOfYear
    | Years
    | YearPart
    | Feast
    | Weekday
    | Turn
    | YearBefore
    | Told
    | Quarter
    | Weekend
    | Vague
)
