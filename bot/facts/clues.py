"""What an article says about its own day of publication, and what it says has or has not happened yet."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.archive import Article, Interval, Passage, Span
from bot.archive.dateline import find_dateline
from bot.archive.vocabulary import vocabulary
from bot.archive.words import LONG_WORD
from bot.facts.dates.grammar import Found
from bot.facts.dates.periods import widened
from bot.facts.dates.readings import CalendarDay, MonthOfYear, Reading, Setting, SlashDay, Turn, Years
from bot.facts.dates.story import DatedSentence, dated_sentences
from bot.facts.dates.tense import Tense

# News names the weekday of what is days away, and leaves the year out of what is weeks away.
_WEEKDAY_REACH, _PART_REACH, _DAY_REACH = 14, 31, 60
# What is sent in the evening is in the paper of the next day.
_DATELINE_REACH = 1
# "Earlier this month" is not written on its first days.
_MONTH_IS_YOUNG = 3
_LEAP_YEAR, _COMMON_YEAR = 2000, 2001

_DENIED = re.compile(
    r"\b(?:no(?= \w)|none|has not|have not|hasn['’]t|haven['’]t|has never|have never|has yet to|have yet to"
    r"|nog geen|geen|nog niet)\b",
    re.IGNORECASE,
)
_DONE = re.compile(r"[a-z]{2,}ed|[a-z]{3,}en|(?:ge|in|aan|op|uit|ver|be)[a-z]{3,}[dt]")
_UNREAL = re.compile(r"\b(?:had|if|would|could|may|might|als|zou|kan)\b")
_CLAUSE_END = re.compile(r"[,;:.!?—]|\b(?:because|but|although|omdat|maar|hoewel)\b")
_CLAUSE_REACH = 80
FUNCTION_WORDS = vocabulary(
    "been than when then even often between the and for with from that this but not yet has had have was",
    "were are his her their its who which would will also been een geen tegen samen tussen het van voor met",
    "niet maar zijn haar hun die dat werd wordt heeft nog ook",
)


@dataclass(frozen=True, slots=True)
class YearlessDay:
    """A day that the article tells of as near, without its year; `ahead` when it is still to come.

    The day of a `dateline` is that on which the article was written.
    """

    day: CalendarDay
    span: Span
    ahead: bool
    dateline: bool = False

    @property
    def is_sure(self) -> bool:
        """Whether more than nearness speaks for it: its weekday, or its place in a dateline."""
        return self.dateline or self.day.weekday is not None

    def window(self, year: int) -> Interval | None:
        """When the article was published if that year is meant; None when the weekday does not fit it."""
        found = self.day.in_year(year)
        if found is None or not self.day.fits(year):
            return None
        reach = _DAY_REACH if found.days == 1 else _PART_REACH
        if self.day.weekday is not None:
            reach = _WEEKDAY_REACH
        if self.dateline:
            reach = _DATELINE_REACH
        before, after = (reach, 0) if self.ahead else (0, reach)
        return widened(found, before, after)


@dataclass(frozen=True, slots=True)
class State:
    """A clause that says whether something has been done: the participle, all its words, and where it stands.

    `reading` is the date expression of what is told; what is denied is dated by its article.
    """

    verb: str
    words: frozenset[str]
    span: Span
    reading: Reading | None = None

    def denies(self, other: "State") -> bool:
        """Whether the two speak of the same deed: the same participle, and another word in common."""
        return self.verb in other.words and len(self.words & other.words) > 1


@dataclass(frozen=True, slots=True)
class Clues:
    """Everything in one article that bears on its day of publication.

    `days` are its yearless days that may be near; `since` is the latest time that it tells of with its year.
    `month_is_old` is where it says "earlier this month". `denied` has not happened by then, `told` has.
    `sentences` are those that hold date expressions.
    """

    days: tuple[YearlessDay, ...]
    since: Interval | None
    month_is_old: Span | None
    denied: tuple[State, ...]
    told: tuple[State, ...]
    sentences: tuple[DatedSentence, ...] = ()


def clues_of(article: Article) -> Clues:
    """Gather them in one pass over the article's content."""
    days: list[YearlessDay] = []
    years: list[Interval] = []
    told: list[State] = []
    month_is_old = None
    dateline = _dateline_day(article)
    sentences = tuple(dated_sentences(article))
    for sentence in sentences:
        tense = sentence.tense
        for expression in sentence.found:
            span = Span(article.file, expression.start, expression.end)
            days.extend(_yearless(expression, span, tense, dateline))
            years.extend(_told_years(expression, tense))
            if _is_earlier_this_month(article.raw, expression):
                month_is_old = month_is_old or span
        told.extend(_told(article, sentence.passage, sentence.found))
    return Clues(
        days=_nearest_days(days),
        since=max(years, key=lambda one: (one.first, -one.days), default=None),
        month_is_old=month_is_old,
        denied=tuple(_denials(article)),
        told=tuple(told),
        sentences=sentences,
    )


def without_first_days(window: Interval) -> Interval:
    """The window up to the turn of the month: "earlier this month" is not written on a month's first days."""
    turn = window.last.replace(day=1)
    if window.first < turn and (window.last - turn).days < _MONTH_IS_YOUNG:
        return Interval(window.first, turn - timedelta(days=1))
    return window


def _dateline_day(article: Article) -> Span | None:
    found = find_dateline(article.raw, ((span.start, span.end) for span in article.paragraphs))
    return Span(article.file, *found.day) if found and found.day else None


def _yearless(found: Found, span: Span, tense: Tense, dateline: Span | None) -> Iterator[YearlessDay]:
    reading = found.reading
    written = dateline is not None and dateline.overlaps(span)
    ahead = not written and tense.looks_ahead(found.start, found.end)
    if isinstance(reading, CalendarDay) and reading.is_yearless:
        yield YearlessDay(reading, span, ahead, written)
    elif isinstance(reading, MonthOfYear) and reading.is_yearless and reading.part is not None:
        end = monthrange(_COMMON_YEAR, reading.month)[1]
        first, last = {"early": (1, 10), "mid": (11, 20), "late": (21, end)}[reading.part]
        yield YearlessDay(CalendarDay(reading.month, first, last_day=last), span, ahead)


def _told_years(found: Found, tense: Tense) -> Iterator[Interval]:
    """The days of an expression that prints its year, where the sentence looks back on them."""
    reading = found.reading
    if isinstance(reading, SlashDay) and reading.shows is None:
        return
    if isinstance(reading, CalendarDay | MonthOfYear | SlashDay | Years) and tense.looks_back(
        found.start, found.end
    ):
        interval = reading.days(Setting(today=None))
        if interval is not None and interval.days <= 366:
            yield interval


def _is_earlier_this_month(raw: str, found: Found) -> bool:
    reading = found.reading
    if not (isinstance(reading, Turn) and reading.unit == "month" and reading.turn == 0):
        return False
    return bool(re.match(r"earlier|eerder", raw[found.start : found.end], re.IGNORECASE))


def _nearest_days(days: Sequence[YearlessDay]) -> tuple[YearlessDay, ...]:
    """The days that are sure; without any, the one after which the year's longest gap begins.

    What an article tells of runs up to its day of publication, so the longest stretch of the year without any
    of its days comes after the latest of them.
    """
    sure = tuple(day for day in days if day.is_sure)
    plain = [day for day in days if not day.ahead]
    if sure or not plain:
        return sure
    by_place = {
        (found.first - date(_LEAP_YEAR, 1, 1)).days: day
        for day in reversed(plain)
        if (found := day.day.in_year(_LEAP_YEAR))
    }
    places = sorted(by_place)
    gaps = [
        ((after - before) % 366 or 366, before)
        for before, after in zip(places, [*places[1:], *places[:1]], strict=True)
    ]
    return (by_place[max(gaps)[1]],) if gaps else ()


def _denials(article: Article) -> Iterator[State]:
    """The clauses in which something "has not been done" yet."""
    raw = article.raw
    for passage in article.passages:
        for match in _DENIED.finditer(raw, passage.span.start, passage.span.end):
            reach = min(passage.span.end, match.end() + _CLAUSE_REACH)
            stop = _CLAUSE_END.search(raw, match.end(), reach)
            end = stop.start() if stop else reach
            clause = raw[match.end() : end]
            words = _content(clause)
            verb = next((word for word in words if _DONE.fullmatch(word)), None)
            if verb and not _UNREAL.search(clause):
                yield State(verb, frozenset(words), Span(article.file, match.start(), end))


def _told(article: Article, passage: Passage, found: Iterable[Found]) -> Iterator[State]:
    """The clauses before each date expression, which it may date."""
    for expression in found:
        clause = article.raw[max(passage.span.start, expression.start - _CLAUSE_REACH) : expression.start]
        words = _content(clause)
        if words and not _DENIED.search(clause) and not _UNREAL.search(clause):
            span = Span(article.file, expression.start, expression.end)
            yield State("", frozenset(words), span, expression.reading)


def _content(clause: str) -> list[str]:
    return [word for found in LONG_WORD.findall(clause) if (word := found.casefold()) not in FUNCTION_WORDS]
