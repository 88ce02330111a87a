"""Date expressions that name something on the calendar: a day, month, season, holiday, year."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import ClassVar

from bot.archive import Interval
from bot.facts.dates import periods
from bot.facts.dates.feasts import feast_in
from bot.facts.dates.periods import Part, Unit
from bot.facts.dates.setting import Setting, in_nearest_year, in_told_year, nearby
from bot.facts.values import Known

# A day so far ahead is told with its year: on 10 March "Dec. 3" is over, whatever the verb.
_TOLD_WITH_ITS_YEAR = 240


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day of a month: "Jan. 5", "Wednesday (Feb. 17)", "9 april 2021", "July 4-6"."""

    month: int
    day: int
    year: int | None = None
    weekday: int | None = None
    last_day: int | None = None
    turn: int | None = None
    told_year: int | None = None

    known: ClassVar[Known] = "explicit"

    @property
    def is_yearless(self) -> bool:
        """Whether nothing beside the day tells of its year."""
        return self.year is self.turn is self.told_year is None

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
        if self.told_year is not None:
            return in_told_year(self.in_year, self.told_year, setting)
        return self._from(setting.today, setting) if setting.today else None

    def _from(self, today: date, setting: Setting) -> Interval | None:
        if self.turn is not None:
            return self.in_year(today.year + self.turn)
        if self.weekday is None:
            about_now = None if setting.since else nearby(self.in_year, today)
            return about_now or self._latest_or_coming(today, setting)
        # The weekday settles the year better than the tense does, unless it is misprinted.
        years = range(today.year - 3, today.year + 2)
        fitting = [found for year in years if self.fits(year) and (found := self.in_year(year))]
        near = [found for found in fitting if -3 * 366 < (found.first - today).days < 366]
        return min(
            near, key=lambda found: abs((found.first - today).days), default=nearby(self.in_year, today)
        )

    def _latest_or_coming(self, today: date, setting: Setting) -> Interval | None:
        found = in_nearest_year(self.in_year, setting)
        if found is None or (found.first - today).days < _TOLD_WITH_ITS_YEAR:
            return found
        return in_nearest_year(self.in_year, replace(setting, ahead=False))


@dataclass(frozen=True, slots=True)
class SlashDay:
    """A day in figures between slashes: American "7/8/2021" is British 7 August."""

    first: int
    second: int
    year: int
    known: ClassVar[Known] = "explicit"

    def days(self, setting: Setting) -> Interval | None:
        """As the article writes such days; else the month first, unless only the other reading is past."""
        month_first = periods.day_of(self.year, self.first, self.second) if self.first <= 12 else None
        day_first = periods.day_of(self.year, self.second, self.first) if self.second <= 12 else None
        if month_first is None or day_first is None or setting.day_first:
            return day_first or month_first
        today = setting.today
        ahead = setting.day_first is None and today and month_first.first > today >= day_first.first
        return day_first if ahead and not setting.ahead else month_first

    @property
    def shows(self) -> bool | None:
        """Whether this one shows that the day comes first; None when it may be read both ways."""
        return None if max(self.first, self.second) <= 12 else self.first > 12


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The week or weekend of a day: "the week of May 6"."""

    day: CalendarDay
    unit: Unit = "week"
    known: ClassVar[Known] = "inferred"

    def days(self, setting: Setting) -> Interval | None:
        """Monday to Sunday, or the weekend's two days."""
        found = self.day.days(setting)
        return periods.unit_around(found.first, self.unit) if found else None


@dataclass(frozen=True, slots=True)
class MonthOfYear:
    """A month, perhaps with its year or "last year": "July", "early December", "June last year".

    `turn` counts years ("June last year"), `nth` the Junes themselves ("last June").
    """

    month: int
    year: int | None = None
    turn: int | None = None
    part: Part | None = None
    nth: int | None = None
    told_year: int | None = None

    @property
    def is_yearless(self) -> bool:
        """Whether nothing beside the month tells of its year."""
        return self.year is self.turn is self.nth is self.told_year is None

    @property
    def known(self) -> Known:
        """A month without its year has to be worked out."""
        return "explicit" if self.year is not None else "inferred"

    def days(self, setting: Setting) -> Interval | None:
        """The month or the named part of it."""
        if self.year is not None:
            return self._in(self.year)
        if self.told_year is not None:
            return in_told_year(self._in, self.told_year, setting)
        today = setting.today
        if today is None:
            return None
        if self.turn is not None:
            return self._in(today.year + self.turn)
        if self.nth is not None:
            return self._in(today.year + self._years_to(today.month))
        return (nearby(self._in, today) if not setting.back else None) or in_nearest_year(self._in, setting)

    def _years_to(self, month: int) -> int:
        """From the year of such a month to "last June", never this month, and "next June" or "this June"."""
        if self.nth == -1:
            return -(self.month >= month)
        return int(self.nth == 1 and self.month <= month)

    def _in(self, year: int) -> Interval | None:
        return periods.part_of(periods.months_of(year, self.month), self.part)


@dataclass(frozen=True, slots=True)
class NthOfMonth:
    """The first, second ... or last (-1) weekday or whole week of a month: "the first Monday in May"."""

    month: MonthOfYear
    number: int
    weekday: int | None = None

    @property
    def known(self) -> Known:
        """As its month is."""
        return self.month.known

    def days(self, setting: Setting) -> Interval | None:
        """That day, or that week from Monday to Sunday; None when the month has not so many."""
        month = self.month.days(setting)
        if month is None:
            return None
        length = 7 if self.weekday is None else 1
        first = month.first + timedelta(days=((self.weekday or 0) - month.first.weekday()) % 7)
        found = [
            Interval(first + timedelta(days=7 * n), first + timedelta(days=7 * n + length - 1))
            for n in range(((month.last - first).days + 8 - length) // 7)
        ]
        place = self.number if self.number < 0 else self.number - 1
        return found[place] if place < len(found) else None


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
    """A quarter, half or season, perhaps with its year: "the third quarter", "zomer 2019", "last fall".

    `turn` counts years, but seasons where they are not of `whole_years` ("vorig jaar zomer").
    """

    kind: str
    number: int
    year: int | None = None
    turn: int | None = None
    whole_years: bool = False
    told_year: int | None = None

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
        if self.told_year is not None:
            return in_told_year(self.in_year, self.told_year, setting)
        if today is None:
            return None
        if self.turn is None:
            # What "will be reported for the third quarter" may be over: the nearest one is meant.
            if setting.ahead and self.kind != "season":
                return self._nearest(today, 0)
            return in_nearest_year(self.in_year, setting)
        return (
            self._nearest(today, self.turn)
            if self.kind == "season" and not self.whole_years
            else self.in_year(today.year + self.turn)
        )

    def _nearest(self, today: date, turn: int) -> Interval | None:
        """The nearest one; "last summer" is over, "next summer" has not begun."""
        found = [one for year in range(today.year - 2, today.year + 3) if (one := self.in_year(year))]
        if turn < 0:
            return max((one for one in found if one.last < today), default=None)
        if turn > 0:
            return min((one for one in found if one.first > today), default=None)
        return min(found, key=lambda one: one.gap(Interval.of_day(today)), default=None)


@dataclass(frozen=True, slots=True)
class Feast:
    """A holiday: "Valentine's Day", "last Christmas", "Easter 2019"."""

    name: str
    year: int | None = None
    turn: int | None = None
    weekend: bool = False
    known: ClassVar[Known] = "holiday"

    def days(self, setting: Setting) -> Interval | None:
        """Its day, or the weekend around it, in the year meant."""
        if self.year is not None:
            return self._in(self.year)
        if self.turn == -1 and setting.today is not None:
            yesterday = periods.unit_around(setting.today, "day", -1)
            return in_nearest_year(self._in, Setting(yesterday.first if yesterday else None))
        if setting.today is None:
            return None
        near = nearby(self._in, setting.today)
        told = near and not (setting.back and near.first > setting.today)
        return near if told else in_nearest_year(self._in, setting)

    def _in(self, year: int) -> Interval | None:
        day = feast_in(self.name, year)
        if day is None or not self.weekend:
            return day
        before = periods.unit_around(day.first, "day", -2)
        weekend = before and periods.unit_around(before.first, "weekend")
        return weekend and periods.hull(weekend, day)
