"""Holidays that stories are dated by; the movable ones are worked out by the `holidays` package."""

from functools import lru_cache

import holidays

from bot.archive import Interval
from bot.facts.dates.periods import day_of, unit_around

_FIXED = {
    "christmas": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "valentine": (2, 14),
    "st patrick": (3, 17),
    "halloween": (10, 31),
    "independence day": (7, 4),
    "juneteenth": (6, 19),
    "veterans day": (11, 11),
    "saint nicholas": (12, 5),
    "three kings": (1, 6),
    "liberation day": (5, 5),
    "animal day": (10, 4),
    "april fools": (4, 1),
    "all saints": (11, 1),
    "may day": (5, 1),
    "women's day": (3, 8),
    "bastille day": (7, 14),
    "cinco de mayo": (5, 5),
    "earth day": (4, 22),
    "canada day": (7, 1),
    "anzac day": (4, 25),
    "bonfire night": (11, 5),
    "remembrance of the dead": (5, 4),
    "saint martin": (11, 11),
}

_MOVABLE = {
    "thanksgiving": ("US", "Thanksgiving Day"),
    "mother's day": ("US", "Mother's Day"),
    "father's day": ("US", "Father's Day"),
    "memorial day": ("US", "Memorial Day"),
    "labor day": ("US", "Labor Day"),
    "mlk day": ("US", "Martin Luther King Jr. Day"),
    "columbus day": ("US", "Columbus Day"),
    "good friday": ("NL", "Goede vrijdag"),
    "easter": ("NL", "Eerste paasdag"),
    "easter monday": ("NL", "Tweede paasdag"),
    "ascension": ("NL", "Hemelvaartsdag"),
    "pentecost": ("NL", "Eerste pinksterdag"),
    "whit monday": ("NL", "Tweede pinksterdag"),
    "king's day": ("NL", "Koningsdag"),
}

# Month, day and weekday: the first such weekday from that day on. Americans vote on a Tuesday after a Monday.
_NTH_WEEKDAY = {
    "election day": (11, 2, 1),
    "presidents' day": (2, 15, 0),
    "prinsjesdag": (9, 15, 1),
}
_FROM_EASTER = {"ash wednesday": -46, "palm sunday": -7, "mothering sunday": -21}

_LANGUAGE = {"US": "en_US", "NL": "nl"}


def feast_in(name: str, year: int) -> Interval | None:
    """The day of the feast in that year; None when it was not kept then.

    Raises:
        KeyError: no feast that is known here has this name.
    """
    if name in _FIXED:
        return day_of(year, *_FIXED[name])
    if name in _NTH_WEEKDAY:
        return _nth_weekday(year, *_NTH_WEEKDAY[name])
    if name in _FROM_EASTER:
        easter = feast_in("easter", year)
        return easter and unit_around(easter.first, "day", _FROM_EASTER[name])
    country, title = _MOVABLE[name]
    return _named_days(country, year).get(title)


def _nth_weekday(year: int, month: int, earliest: int, weekday: int) -> Interval | None:
    first = day_of(year, month, earliest)
    return first and unit_around(first.first, "day", (weekday - first.first.weekday()) % 7)


@lru_cache(maxsize=512)
def _named_days(country: str, year: int) -> dict[str, Interval]:
    categories = ("public", "unofficial") if country == "US" else ("public",)
    calendar = holidays.country_holidays(
        country, years=year, categories=categories, language=_LANGUAGE[country]
    )
    return {
        name: Interval.of_day(day)
        for day, names in sorted(calendar.items(), reverse=True)
        for name in names.split("; ")
        if day.year == year
    }
