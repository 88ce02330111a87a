"""When somebody must have been born, given printed ages and the dates of the articles that print them."""

import calendar
from collections.abc import Mapping, Sequence
from datetime import MINYEAR, date, timedelta

from bot.archive import Interval
from bot.facts.values import AgeConflict, AgeMention, BirthWindow, Published

_MONTHS_A_YEAR = 12


def birth_window(mention: AgeMention, published: Mapping[str, Published]) -> Interval | None:
    """The days on which somebody of this age may have been born; None when age or date are unknown.

    A printed age counts completed years (or months): on the day of printing the next birthday is still to
    come. Whoever was born on a day that a year or month lacks (29 February) turns older on the first day
    after it.
    """
    known = published.get(mention.span.file)
    if mention.age is None or known is None or known.interval is None:
        return None
    step = 1 if mention.unit == "months" else _MONTHS_A_YEAR
    first = _months_before(known.interval.first, (mention.age + 1) * step)
    last = _months_before(known.interval.last, mention.age * step)
    if first is None or last is None:
        return None
    return Interval(first + timedelta(days=1), last)


def _months_before(day: date, months: int) -> date | None:
    year, month = divmod(day.year * _MONTHS_A_YEAR + day.month - 1 - months, _MONTHS_A_YEAR)
    if year < MINYEAR:
        return None
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def birth_of(mentions: Sequence[AgeMention], published: Mapping[str, Published]) -> BirthWindow | None:
    """The days that every printed age allows; None when none is dated, or when two ages cannot both be right.

    With a conflict nothing says which age is wrong, so no window is given rather than one that may be false.
    """
    dated = [(mention, window) for mention in mentions if (window := birth_window(mention, published))]
    if not dated or find_conflicts(mentions, published):
        return None
    first = max(window.first for _, window in dated)
    last = min(window.last for _, window in dated)
    return BirthWindow(Interval(first, last), tuple(mention.span for mention, _ in dated))


def find_conflicts(
    mentions: Sequence[AgeMention], published: Mapping[str, Published]
) -> tuple[AgeConflict, ...]:
    """Pairs of printed ages that cannot both be right: in one article, or in two given their dates.

    Each age that conflicts at all is named, once, beside the one that leaves it least room; ages printed
    twice in an article count once. Takes time in proportion to the number of mentions, save for sorting.
    """
    claims = list({(m.span.file, m.age, m.unit): m for m in reversed(mentions) if m.age is not None}.values())
    claims.sort(key=lambda mention: mention.span)
    pairs: dict[tuple[AgeMention, AgeMention], None] = {}
    heads: dict[str, AgeMention] = {}
    for claim in claims:
        head = heads.setdefault(claim.span.file, claim)
        if _years(head) != _years(claim) or (head.unit == claim.unit and head.age != claim.age):
            pairs[head, claim] = None
    windows = [(window, claim) for claim in claims if (window := birth_window(claim, published))]
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
    return age // _MONTHS_A_YEAR if mention.unit == "months" else age
