"""The groups of rules that read dates, each of which can be left out for a while."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from types import MappingProxyType
from typing import Any
from unittest.mock import patch

from bot.archive import Interval
from bot.facts.dates import calendar_readings, grammar, periods, story
from bot.facts.dates.calendar_readings import CalendarDay
from bot.facts.dates.language import Language
from bot.facts.dates.patterns import patterns
from bot.facts.dates.posts import Quoting
from bot.facts.dates.relative_readings import Told, ToldWeekday, YearBefore
from bot.facts.dates.tense import Tense
from bot.facts.dates.words import CalendarNames, Words, calendar_names

Leaving = Callable[[], AbstractContextManager[None]]


def _rules(*left_out: str) -> Leaving:
    """Without the rules of the grammar that have these names."""

    def fewer(names: CalendarNames, words: Words) -> dict[str, str]:
        return {name: pattern for name, pattern in patterns(names, words).items() if name not in left_out}

    return _patched((grammar, "patterns", fewer))


def _patched(*patches: tuple[Any, str, object]) -> Leaving:
    """With these attributes replaced, and grammars made anew before and after."""

    @contextmanager
    def leaving() -> Iterator[None]:
        with ExitStack() as stack:
            for target, name, value in patches:
                stack.enter_context(patch.object(target, name, value))
            grammar.grammar_for.cache_clear()
            try:
                yield
            finally:
                grammar.grammar_for.cache_clear()

    return leaving


def _both(one: Leaving, other: Leaving) -> Leaving:
    @contextmanager
    def leaving() -> Iterator[None]:
        with one(), other():
            yield

    return leaving


def _nothing(*_: object, **__: object) -> None:
    """What a rule that is left out finds."""


def _whole(interval: Interval | None, _part: object) -> Interval | None:
    return interval


def _first_day(day: CalendarDay, year: int) -> Interval | None:
    return periods.day_of(year, day.month, day.day)


def _english_and_dutch(language: str) -> CalendarNames | None:
    return calendar_names(language) if language in {"en", "nl"} else None


WITHOUT: Mapping[str, Leaving] = MappingProxyType(
    {
        "holidays": _rules("feast"),
        "seasons": _rules("season", "season_of_year"),
        "quarters and halves": _rules(
            "year_part",
            "short_quarter",
            "short_half",
            "quarter",
            "quarter_of_year",
            "year_before",
            "same_before",
        ),
        "decades and centuries": _rules("decade", "decade_in_figures", "century"),
        "weeks and weekdays of a month": _rules("week_of", "nth_of_month"),
        "relative to the article": _rules(
            "day_word",
            "ago",
            "years_ago_today",
            "hence",
            "over",
            "within_unit",
            "turn_unit",
            "weekend",
            "part_of_unit",
            "year_end",
        ),
        "weekdays": _rules("weekday"),
        "months alone": _rules("month", "month_of_turn"),
        "years alone": _rules("year"),
        "times of day": _rules("clock"),
        "vague words": _rules("vague"),
        "ranges": _both(_rules("days_between", "years"), _patched((CalendarDay, "in_year", _first_day))),
        "told before": _patched(
            (Told, "days", _nothing),
            (ToldWeekday, "days", _nothing),
            (YearBefore, "days", _nothing),
            (calendar_readings, "in_told_year", _nothing),
        ),
        "tense": _patched((Tense, "looks_ahead", lambda *_: False), (Tense, "looks_back", lambda *_: False)),
        "nearest year": _patched(
            (calendar_readings, "in_nearest_year", _nothing), (calendar_readings, "nearby", _nothing)
        ),
        "near days to come": _patched((calendar_readings, "nearby", _nothing)),
        "weekday settles the year": _patched((CalendarDay, "fits", lambda *_: True)),
        "habits": _patched((Tense, "is_habit", lambda *_: False), (Language, "_is_every", lambda *_: False)),
        "parts": _patched((periods, "part_of", _whole)),
        "posts": _patched((Quoting, "remember", _nothing), (Quoting, "said_on", _nothing)),
        "order of day and month": _patched((story, "_writes_day_first", _nothing)),
        "other languages": _patched((grammar, "calendar_names", _english_and_dutch)),
    }
)
