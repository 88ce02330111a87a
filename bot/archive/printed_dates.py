"""Whole calendar dates as news pages print them: 2021-01-06, 6 January 2021, Jan. 6, 2021, 6 januari 2021."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from bot.archive.months import month_numbers


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date that is printed with its year, from `start` to `end`, a time of day in ISO style included."""

    day: date
    start: int
    end: int


@cache
def _pattern() -> re.Pattern[str]:
    month = "|".join(sorted(map(re.escape, month_numbers()), key=len, reverse=True))
    forms = (
        r"(?P<y1>(?:19|20)\d\d)(?P<s>[-/.])(?P<m1>\d{1,2})(?P=s)(?P<d1>\d{1,2})"
        r"(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?",
        rf"(?P<d2>\d{{1,2}})(?:st|nd|rd|th|er|[.ºª])?\s{{1,3}}(?:de\s|of\s)?(?P<m2>{month})\.?,?\s{{1,3}}(?:de\s)?"
        rf"(?P<y2>(?:19|20)\d\d)",
        rf"(?P<m3>{month})\.?\s{{1,3}}(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,3}}(?P<y3>(?:19|20)\d\d)",
        r"(?P<a4>\d{1,2})(?P<s4>[-/.])(?P<b4>\d{1,2})(?P=s4)(?P<y4>(?:20)?\d\d)",
    )
    return re.compile(rf"(?<![\w/.-])(?:{'|'.join(forms)})(?!(?!\d{{1,2}}:\d\d)\w|[-/]\d)", re.IGNORECASE)


def find_dates(
    text: str, start: int = 0, end: int | None = None, *, day_first: bool = False
) -> Iterator[PrintedDate]:
    """Every whole date between `start` and `end`, in order.

    All-digit dates count only when they can be read in one way: 11/19/19 is in November, 05/06/2019 is
    nothing unless the day is known to come first, as it always does before full stops: 05.06.2019.
    """
    for match in _pattern().finditer(text, start, len(text) if end is None else end):
        if (day := _day(match, day_first=day_first)) is not None:
            yield PrintedDate(day, match.start(), match.end())


def _day(match: re.Match[str], *, day_first: bool) -> date | None:
    group = match.groupdict()
    if group["y1"]:
        return _date(group["y1"], int(group["m1"]), group["d1"])
    if group["y2"] or group["y3"]:
        # Case-insensitive matching lets a dotless i pass for an i; that is no month: 0 is refused below.
        month = month_numbers().get((group["m2"] or group["m3"]).casefold(), 0)
        return _date(group["y2"] or group["y3"], month, group["d2"] or group["d3"])
    first, second = int(group["a4"]), int(group["b4"])
    day_first = day_first or (group["s4"] == "." and len(group["y4"]) == 4)
    if first != second and first <= 12 and second <= 12 and not day_first:
        return None
    day, month = (first, second) if second <= 12 else (second, first)
    return _date(group["y4"] if len(group["y4"]) == 4 else f"20{group['y4']}", month, str(day))


def _date(year: str, month: int, day: str) -> date | None:
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None
