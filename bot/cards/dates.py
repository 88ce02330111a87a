"""Days and stretches of days, in words and as Discord timestamps."""

from calendar import monthrange
from datetime import UTC, date, datetime, time

from babel.dates import format_interval, format_skeleton

from bot.archive import Interval
from bot.facts import Published
from bot.texts import Texts

NOON = time(12, tzinfo=UTC)
"""Readers see a timestamp in their own time zone; noon in UTC is the same day from UTC-12 to UTC+11."""


def day(value: date) -> str:
    """A timestamp that each reader sees as this day, in their own way of writing."""
    return f"<t:{int(datetime.combine(value, NOON).timestamp())}:D>"


def interval(days: Interval, say: Texts) -> str:
    """The stretch as people say it: a day, a month, a year, several of them, or its first and last day."""
    first, last = days.first, days.last
    if days.days == 1:
        return day(first)
    if first.day != 1 or last.day != monthrange(last.year, last.month)[1]:
        return say("date.between", first=day(first), last=day(last))
    skeleton = "y" if (first.month, last.month) == (1, 12) else "yMMMM"
    if first.year == last.year and (skeleton == "y" or first.month == last.month):
        return format_skeleton(skeleton, first, locale=say.locale)
    return format_interval(first, last, skeleton, locale=say.locale)


def approximate(days: Interval, say: Texts, *, exact: bool) -> str:
    """The stretch, said to be "about" unless it is `exact`."""
    return interval(days, say) if exact else say("date.about", date=interval(days, say))


def published(when: Published, say: Texts) -> str | None:
    """When an article appeared, in whole months where no day is stated; None where it is not known."""
    if when.interval is None:
        return None
    if when.known == "explicit" or when.interval.days == 1:
        return approximate(when.interval, say, exact=when.known == "explicit")
    first, last = when.interval.first, when.interval.last
    months = Interval(first.replace(day=1), last.replace(day=monthrange(last.year, last.month)[1]))
    return approximate(months, say, exact=False)
