"""The day that a file's name states: "2021-03-04-bridge.txt", "20210304_x.txt", "2021/03/04/bridge.txt"."""

import re
from collections.abc import Iterator
from datetime import date

from bot.archive.printed_dates import find_dates

_APART = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_./ ])(\d{1,2})\2(\d{1,2})(?!\d)")
# Eight digits alone are oftener the number of something; so they count in this century, and alone.
_TOGETHER = re.compile(r"(?<![^\W_])(20[0-3]\d)(\d\d)(\d\d)(?:T\d{4,6}Z?)?(?![^\W_])")
_SEPARATOR = re.compile(r"[\W_]+")


def day_in_name(name: str) -> date | None:
    """The one whole day in a file's own name, or else in its path; None when there is none, or several."""
    if not ("19" in name or "20" in name):  # no year
        return None
    for part in (name.rpartition("/")[2], name):
        days = set(_days(part))
        if days:
            return days.pop() if len(days) == 1 else None
    return None


def _days(text: str) -> Iterator[date]:
    for match in _APART.finditer(text):
        yield from _day(match[1], match[3], match[4])
    for match in _TOGETHER.finditer(text):
        yield from _day(match[1], match[2], match[3])
    yield from (found.day for found in find_dates(_SEPARATOR.sub(" ", text)))


def _day(year: str, month: str, day: str) -> Iterator[date]:
    try:
        yield date(int(year), int(month), int(day))
    except ValueError:
        return
