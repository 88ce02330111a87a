"""When somebody must have been born, given printed ages and the days on which they were true."""

import calendar
from collections.abc import Sequence
from datetime import MINYEAR, date, timedelta

from bot.archive import Interval
from bot.facts.values import AgeConflict, AgeMention, AgeUnit, BirthWindow

_MONTHS: dict[AgeUnit, int] = {"years": 12, "months": 1}
_DAYS: dict[AgeUnit, int] = {"weeks": 7, "days": 1}


def birth_window(mention: AgeMention) -> Interval | None:
    """The days on which somebody of this age may have been born; None when age or days are unknown.

    A printed age counts completed years (months, weeks, days): on the day it is printed the next birthday is
    still to come. Whoever was born on a day that a year or month lacks (29 February) turns older on the first
    day after it.
    """
    if mention.age is None or mention.at is None:
        return None
    first = _before(mention.at.first, mention.age + 1, mention.unit)
    last = _before(mention.at.last, mention.age, mention.unit)
    if first is None or last is None:
        return None
    return Interval(first + timedelta(days=1), last)


def _before(day: date, age: int, unit: AgeUnit) -> date | None:
    """The day on which whoever reaches `age` on `day` was born; None before the calendar begins."""
    if unit in _DAYS:
        days = age * _DAYS[unit]
        return day - timedelta(days=days) if day.toordinal() > days else None
    year, month = divmod(day.year * 12 + day.month - 1 - age * _MONTHS[unit], 12)
    if year < MINYEAR:
        return None
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def birth_of(mentions: Sequence[AgeMention]) -> BirthWindow | None:
    """The days that every dated age allows; None when none is dated, or when no day fits all ages.

    More ages never allow more days: a window only shrinks, until at last two ages conflict and no day is
    left. Nothing says which of them is wrong, so no window is given then rather than one that may be false.
    """
    dated = [(mention, window) for mention in mentions if (window := birth_window(mention))]
    if not dated or find_conflicts(mentions):
        return None
    first = max(window.first for _, window in dated)
    last = min(window.last for _, window in dated)
    return BirthWindow(Interval(first, last), tuple(mention.span for mention, _ in dated))


def find_conflicts(mentions: Sequence[AgeMention]) -> tuple[AgeConflict, ...]:
    """Pairs of printed ages that cannot both be right: both of one article's day, or given their days.

    Each age that conflicts at all is named, once, beside the one that leaves it least room; ages printed
    twice in an article count once. Takes time in proportion to the number of mentions, save for sorting.
    """
    first: dict[tuple[object, ...], AgeMention] = {}
    for each in sorted(mentions, key=lambda mention: mention.span):
        if each.age is not None and (each.current or each.at):
            first.setdefault((each.span.file, each.age, each.unit, each.current, each.at), each)
    claims = list(first.values())
    pairs: dict[tuple[AgeMention, AgeMention], None] = {}
    heads: dict[str, AgeMention] = {}
    for claim in claims:
        if claim.current:
            head = heads.setdefault(claim.span.file, claim)
            if _years(head) != _years(claim) or (head.unit == claim.unit and head.age != claim.age):
                pairs[head, claim] = None
    windows = [(window, claim) for claim in claims if (window := birth_window(claim))]
    if windows:
        oldest = min(windows, key=lambda each: (each[0].last, each[1].span))
        youngest = max(windows, key=lambda each: (each[0].first, each[1].span))
        for window, claim in windows:
            rivals = [rival for other, rival in (oldest, youngest) if not window.meets(other)]
            if rivals:
                one, other = sorted((claim, rivals[0]), key=lambda mention: mention.span)
                pairs[one, other] = None
    return tuple(AgeConflict(one, other) for one, other in pairs)


def _years(mention: AgeMention) -> int:
    age = mention.age or 0
    if mention.unit in _DAYS:
        return age * _DAYS[mention.unit] // 366
    return age * _MONTHS[mention.unit] // 12
