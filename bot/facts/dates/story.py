"""One article read from its first sentence to its last: each date expression meets what it counts from."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot.archive import Article, Interval, Passage, Span
from bot.facts.dates.grammar import Found, grammar_for
from bot.facts.dates.periods import hull
from bot.facts.dates.readings import (
    CalendarDay,
    Feast,
    Reading,
    Setting,
    SlashDay,
    Turn,
    YearBefore,
    YearPart,
)
from bot.facts.dates.tense import Tense, tense_of
from bot.facts.values import Timex

_MARK = re.compile(r'["“”„«»]')
_OPENS = re.compile(r'[^"“„«.!?]{0,60}["“„«]')
_DAY_THEN_MONTH = re.compile(r"\d(?:st|nd|rd|th)?\s(?:of\s)?[A-Z]")
_MONTH_THEN_DAY = re.compile(r"[a-z.]\s\d")
# "For the nine months ... a year earlier" compares years, whatever quarter was named before.
_OF_THE_YEAR = re.compile(
    r"\b(?:six|nine|twelve|12)[ -]months?\b|\b(?:fiscal|full|whole) year\b|\bfirst half\b"
)
# An answer spread over more than two months would say less than "unknown".
_WIDEST = 62


def expressions(article: Article) -> Iterator[tuple[Passage, list[Found]]]:
    """The sentences of the article that hold date expressions, with those."""
    grammar = grammar_for(article.language)
    for passage in article.passages:
        found = list(grammar.find(article.raw, passage.span.start, passage.span.end))
        if found:
            yield passage, found


def tell_dates(article: Article, published: Interval | None) -> Iterator[Timex]:
    """The article's date expressions in reading order, counted from `published` where they have to be.

    The line that states the article's own date comes first, though it is no part of the text.
    """
    if article.stated_date is not None:
        yield Timex(article.stated_date.evidence, article.stated_date.interval, "explicit")
    told = list(expressions(article))
    story = _Story(article, published, day_first=_writes_day_first(article.raw, told))
    for passage, found in told:
        tense = tense_of(article.language, article.raw, passage.span.start, passage.span.end)
        for expression in found:
            yield story.tell(expression, passage, tense)


def _writes_day_first(raw: str, told: Iterable[tuple[Passage, list[Found]]]) -> bool | None:
    """Whether the article writes the day before the month, by its own days; None when they do not show it."""
    figures, names = set(), set()
    for _, found in told:
        for one in found:
            if isinstance(one.reading, SlashDay):
                figures.add(one.reading.shows)
            elif isinstance(one.reading, CalendarDay):
                day_first = _DAY_THEN_MONTH.search(raw, one.start, one.end)
                if day_first or _MONTH_THEN_DAY.search(raw, one.start, one.end):
                    names.add(day_first is not None)
    shown = figures - {None} or names
    return shown.pop() if len(shown) == 1 else None


@dataclass(slots=True)
class _Story:
    """What has been told so far: the last time named, the last quarter, and the dated post being quoted."""

    article: Article
    published: Interval | None
    day_first: bool | None = None
    focus: Interval | None = None
    focused: int = 0
    sentence: int = -1
    of_the_year: bool = False
    quarter: Interval | None = None
    post: Interval | None = None
    paragraph: int = 0
    cursor: int = 0
    quoted: bool = False

    def tell(self, found: Found, passage: Passage, tense: Tense) -> Timex:
        """The expression as a fact; what it tells becomes what the next one may count from."""
        self._enter(passage, found.start)
        reading = found.reading
        interval = None
        kept = isinstance(reading, Feast) and reading.year is None
        if not (kept and tense.is_habit(found.start, found.end)):
            ahead, back = tense.looks_ahead(found.start), tense.looks_back(found.start)
            interval = self._days(reading, ahead=ahead, back=back)
        span = Span(self.article.file, found.start, found.end)
        if interval is None:
            return Timex(span, None, "unknown")
        self._remember(reading, interval, found, passage)
        return Timex(span, interval, reading.known)

    def _enter(self, passage: Passage, place: int) -> None:
        """Keep count of the quotation marks up to `place`; every paragraph starts unquoted."""
        if passage.span.start != self.sentence:
            self.sentence = passage.span.start
            self.of_the_year = bool(
                _OF_THE_YEAR.search(self.article.raw, passage.span.start, passage.span.end)
            )
        if passage.paragraph != self.paragraph:
            self.paragraph, self.post, self.quoted = passage.paragraph, None, False
            self.cursor = self.article.paragraphs[passage.paragraph - 1].start
        for mark in _MARK.finditer(self.article.raw, self.cursor, place):
            self.quoted = not self.quoted if mark.group() == '"' else mark.group() in "“„«"
        self.cursor = max(self.cursor, place)

    def _days(self, reading: Reading, *, ahead: bool, back: bool) -> Interval | None:
        here = self.focus if self.focused == self.sentence else None
        quarter = None if isinstance(reading, YearBefore) and self.of_the_year else self.quarter
        setting = Setting(None, self.focus, quarter, ahead, back, here, self.day_first)
        if self.quoted and self.post is not None and isinstance(reading, Turn):
            return reading.days(replace(setting, today=self.post.first))
        if self.published is None:
            return reading.days(setting)
        early = reading.days(replace(setting, today=self.published.first))
        if self.published.days == 1 or early is None:
            return early
        late = reading.days(replace(setting, today=self.published.last))
        if late is None or late == early:
            return late
        both = hull(early, late)
        return both if both.days <= _WIDEST else None

    def _remember(self, reading: Reading, interval: Interval, found: Found, passage: Passage) -> None:
        # One "a year earlier" after another counts from the same time.
        if not isinstance(reading, YearBefore):
            self.focus, self.focused = interval, passage.span.start
        if isinstance(reading, YearPart) and reading.kind == "quarter":
            self.quarter = interval
        opens = _OPENS.match(self.article.raw, found.end, passage.span.end)
        if interval.days == 1 and not self.quoted and opens:
            self.post = interval
