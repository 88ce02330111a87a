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

_LANGUAGE = {"US": "en_US", "NL": "nl"}


def feast_in(name: str, year: int) -> Interval | None:
    """The day of the feast in that year; None when it was not kept then.

    Raises:
        KeyError: no feast that is known here has this name.
    """
    if name in _FIXED:
        return day_of(year, *_FIXED[name])
    if name == "election day":
        return _election_day(year)
    country, title = _MOVABLE[name]
    return _named_days(country, year).get(title)


def _election_day(year: int) -> Interval | None:
    """The Tuesday after the first Monday of November, on which Americans vote."""
    first = day_of(year, 11, 2)
    return first and unit_around(first.first, "day", (1 - first.first.weekday()) % 7)


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
