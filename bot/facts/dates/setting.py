"""What a date expression may count from, and the yearly things that lie nearest to it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from bot.archive import Interval


@dataclass(frozen=True, slots=True)
class Setting:
    """What an expression may count from.

    `today` is the day on which the words were written (None when unknown), `focus` the time that the story
    told of last, `quarter` the business quarter it named last, `same_sentence` what its own sentence named
    before. `ahead` says that the clause looks forward, `back` that it looks back; neither may show. `since`
    is whether a word like "since" leaves no doubt that it is past.
    `day_first` is whether the article writes "7/8" for 7 August (None when it does not show).
    """

    today: date | None
    focus: Interval | None = None
    quarter: Interval | None = None
    ahead: bool = False
    back: bool = False
    since: bool = False
    same_sentence: Interval | None = None
    day_first: bool | None = None


def in_nearest_year(find: Callable[[int], Interval | None], setting: Setting) -> Interval | None:
    """The latest occurrence of a yearly thing, or the coming one when the clause looks ahead."""
    today = setting.today
    if today is None:
        return None
    # Eight years: what falls on 29 February comes round at the latest then. Winter runs into the next year.
    if setting.ahead:
        coming = (find(year) for year in range(today.year - 1, today.year + 9))
        return next((stretch for stretch in coming if stretch and stretch.last >= today), None)
    past = (find(year) for year in range(today.year, today.year - 9, -1))
    return next((stretch for stretch in past if stretch and stretch.first <= today), None)


def in_told_year(find: Callable[[int], Interval | None], turn: int, setting: Setting) -> Interval | None:
    """The occurrence in the year that the story told of last, or so many years later."""
    return find(setting.focus.last.year + turn) if setting.focus else None


def nearby(find: Callable[[int], Interval | None], today: date) -> Interval | None:
    """The occurrence up to two months back or six weeks ahead, when every other is half a year away.

    Newspapers leave out the year of what is near: on 30 October nobody writes "Nov. 9" for a day long past.
    """
    years = (today.year - 1, today.year, today.year + 1)
    ranked = sorted(((found.first - today).days, found) for year in years if (found := find(year)))
    near = [found for days, found in ranked if -60 <= days <= 45]
    others = [days for days, found in ranked if found not in near]
    return near[0] if len(near) == 1 and all(abs(days) >= 180 for days in others) else None
