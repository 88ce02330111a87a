"""Days and stretches of days, in words and as Discord timestamps."""

from calendar import monthrange
from collections.abc import Callable
from datetime import UTC, date, datetime, time

from babel.dates import format_date, format_interval, format_skeleton

from bot.archive import Interval
from bot.facts import Published
from bot.texts import Texts

NOON = time(12, tzinfo=UTC)
"""Readers see a timestamp in their own time zone; noon in UTC is the same day from UTC-12 to UTC+11."""


WriteDay = Callable[[date, Texts], str]
"""How a day is written."""


def day(value: date) -> str:
    """A timestamp that each reader sees as this day, in their own way of writing."""
    return f"<t:{int(datetime.combine(value, NOON).timestamp())}:D>"


def _timestamp(value: date, say: Texts) -> str:
    del say  # each reader's own language and time zone count
    return day(value)


def written(value: date, say: Texts) -> str:
    """The day in words, for labels: Discord shows no timestamps there."""
    return format_date(value, "medium", locale=say.locale)


def interval(days: Interval, say: Texts, write: WriteDay = _timestamp) -> str:
    """The stretch as people say it: a day, a month, a year, several of them, or its first and last day."""
    first, last = days.first, days.last
    if days.days == 1:
        return write(first, say)
    if first.day != 1 or last.day != monthrange(last.year, last.month)[1]:
        return say("date.between", first=write(first, say), last=write(last, say))
    skeleton = "y" if (first.month, last.month) == (1, 12) else "yMMMM"
    if first.year == last.year and (skeleton == "y" or first.month == last.month):
        return format_skeleton(skeleton, first, locale=say.locale)
    return format_interval(first, last, skeleton, locale=say.locale)


def beginning(days: Interval, say: Texts) -> str:
    """When the stretch begins: its month or year where it is whole ones, else its first day."""
    return interval(_whole(days, days.first) or Interval(days.first, days.first), say)


def end(days: Interval, say: Texts) -> str:
    """When the stretch ends: its month or year where it is whole ones, else its last day."""
    return interval(_whole(days, days.last) or Interval(days.last, days.last), say)


def approximate(days: Interval, say: Texts, *, exact: bool, write: WriteDay = _timestamp) -> str:
    """The stretch, said to be "about" unless it is `exact`."""
    stretch = interval(days, say, write)
    return stretch if exact else say("date.about", date=stretch)


def published(when: Published, say: Texts, write: WriteDay = _timestamp) -> str | None:
    """When an article appeared, in whole months where no day is stated; None where it is not known."""
    if when.interval is None:
        return None
    if when.known == "explicit" or when.interval.days == 1:
        return approximate(when.interval, say, exact=when.known == "explicit", write=write)
    first, last = when.interval.first, when.interval.last
    months = Interval(first.replace(day=1), last.replace(day=monthrange(last.year, last.month)[1]))
    return approximate(months, say, exact=False, write=write)


def _whole(days: Interval, within: date) -> Interval | None:
    """Of a stretch of whole years or months the one that has the day `within`; None of any other."""
    year, month = within.year, within.month
    if days.first.day != 1 or days.last.day != monthrange(days.last.year, days.last.month)[1]:
        return None
    if (days.first.month, days.last.month) == (1, 12):
        return Interval(date(year, 1, 1), date(year, 12, 31))
    return Interval(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
