"""The stretches of days that calendars name: weeks, months, seasons, decades."""

import calendar
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache
from typing import Literal

from bot.archive import Interval

Unit = Literal["day", "weekend", "week", "month", "quarter", "season", "year", "decade", "century"]
Part = Literal["early", "mid", "late"]

_WEEK = timedelta(days=7)
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


def day_of(year: int, month: int, day: int) -> Interval | None:
    """One day; None when the month has no such day."""
    if not (MINYEAR <= year <= MAXYEAR and 1 <= day <= calendar.monthrange(2000, month)[1]):
        return None
    if day == 29 and month == 2 and not calendar.isleap(year):
        return None
    return Interval.of_day(date(year, month, day))


@lru_cache(maxsize=1 << 12)
def months_of(year: int, month: int, count: int = 1) -> Interval | None:
    """`count` whole months from `month` of `year` on, over the turn of the year where it must."""
    start = year * 12 + month - 1
    end_year, end_month = divmod(start + count - 1, 12)
    if not (year >= MINYEAR and end_year <= MAXYEAR):
        return None
    last = calendar.monthrange(end_year, end_month + 1)[1]
    return Interval(date(year, month, 1), date(end_year, end_month + 1, last))


def season_of(year: int, season: int) -> Interval | None:
    """Season 0 to 3, spring to winter, by whole months; winter runs into the next year, as in TIMEX3."""
    return months_of(year, 3 + 3 * season, 3)


def quarter_of(year: int, quarter: int) -> Interval | None:
    """Quarter 1 to 4 of the calendar year."""
    return months_of(year, 3 * quarter - 2, 3)


def unit_around(day: date, unit: Unit, turn: int = 0) -> Interval | None:
    """The week, month ... that holds `day`, or the one `turn` later; weeks begin on Monday (ISO 8601)."""
    if unit in _MONTHS:
        return _months_around(day, _MONTHS[unit], turn)
    if unit == "season":
        index = day.year * 4 + day.month // 3 - 1 + turn
        return season_of(index // 4, index % 4) if MINYEAR < index // 4 < MAXYEAR else None
    if unit == "day":
        return shifted(Interval.of_day(day), timedelta(days=turn))
    first, last = (5, 6) if unit == "weekend" else (0, 6)
    ahead = [timedelta(days=n - day.weekday()) + turn * _WEEK for n in (first, last)]
    return _between(day, ahead[0], ahead[1])


def _months_around(day: date, length: int, turn: int) -> Interval | None:
    start = (day.year * 12 + day.month - 1) // length * length + turn * length
    year, month = divmod(start, 12)
    return months_of(year, month + 1, length)


def years_on(day: date, years: int) -> date | None:
    """The same day so many years later, 28 February for a 29th that the year lacks."""
    if not MINYEAR <= day.year + years <= MAXYEAR:
        return None
    last = calendar.monthrange(day.year + years, day.month)[1]
    return day.replace(year=day.year + years, day=min(day.day, last))


def shifted(interval: Interval, by: timedelta) -> Interval | None:
    """The same stretch moved; None beyond the calendar's end."""
    try:
        return Interval(interval.first + by, interval.last + by)
    except OverflowError:
        return None


def widened(interval: Interval, before: int, after: int) -> Interval | None:
    """The stretch with so many days more on either side; None beyond the calendar's end."""
    try:
        return Interval(interval.first - timedelta(days=before), interval.last + timedelta(days=after))
    except OverflowError:
        return None


def _between(day: date, first: timedelta, last: timedelta) -> Interval | None:
    try:
        return Interval(day + first, day + last)
    except OverflowError:
        return None


def part_of(interval: Interval | None, part: Part | None) -> Interval | None:
    """The first, second or last ten days of a month; any other stretch stays whole.

    "Early" years and decades have no agreed end, so nothing narrower is claimed for them.
    """
    if interval is None or part is None or not 28 <= interval.days <= 31:
        return interval
    first, last = interval.first, interval.last
    if part == "early":
        return Interval(first, first.replace(day=10))
    if part == "mid":
        return Interval(first.replace(day=11), first.replace(day=20))
    return Interval(first.replace(day=21), last)


def hull(one: Interval, other: Interval) -> Interval:
    """The shortest stretch that holds both."""
    return Interval(min(one.first, other.first), max(one.last, other.last))
