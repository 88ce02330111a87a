"""One article read from its first sentence to its last: each date expression meets what it counts from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.archive import Article, Interval, Passage, Span
from bot.facts.dates.grammar import Found, grammar_for
from bot.facts.dates.periods import hull
from bot.facts.dates.readings import (
    Feast,
    Reading,
    Setting,
    Turn,
    Vague,
    YearPart,
)
from bot.facts.dates.tense import Tense, tense_of
from bot.facts.values import Timex

_MARK = re.compile(r'["“”„«»]')
_OPENS = re.compile(r'[^"“„«.!?]{0,60}["“„«]')
# An answer spread over more than two months would say less than "unknown".
_WIDEST = 62


def expressions(article: Article) -> Iterator[tuple[Passage, list[Found]]]:
    """The sentences of the article that hold date expressions, with those."""
    for passage in article.passages:
        grammar = grammar_for(article.language_of(passage))
        found = list(grammar.find(article.raw, passage.span.start, passage.span.end))
        if found:
            yield passage, found


def tell_dates(article: Article, published: Interval | None) -> Iterator[Timex]:
    """The article's date expressions in reading order, counted from `published` where they have to be.

    A line that states the article's own date comes first, though it is no part of the text.
    """
    stated = article.stated_date
    if stated and stated.evidence and any(map(stated.evidence.overlaps, article.clutter)):
        yield Timex(stated.evidence, stated.interval, "explicit")
    story = _Story(article, published)
    for passage, found in expressions(article):
        tense = tense_of(article.language_of(passage), article.raw, passage.span.start, passage.span.end)
        for expression in found:
            yield story.tell(expression, passage, tense)


@dataclass(slots=True)
class _Story:
    """What has been told so far: the last time named, the last quarter, and the dated post being quoted."""

    article: Article
    published: Interval | None
    focus: Interval | None = None
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
        if not (isinstance(reading, Feast) and reading.year is None and tense.is_habit(found.start)):
            interval = self._days(reading, ahead=tense.looks_ahead(found.start))
        span = Span(self.article.file, found.start, found.end)
        if interval is None:
            return Timex(span, None, "unknown", datable=not isinstance(reading, Vague))
        self._remember(reading, interval, found, passage)
        return Timex(span, interval, reading.known)

    def _enter(self, passage: Passage, place: int) -> None:
        """Keep count of the quotation marks up to `place`; every paragraph starts unquoted."""
        if passage.paragraph != self.paragraph:
            self.paragraph, self.post, self.quoted = passage.paragraph, None, False
            self.cursor = self.article.paragraphs[passage.paragraph - 1].start
        for mark in _MARK.finditer(self.article.raw, self.cursor, place):
            self.quoted = not self.quoted if mark.group() == '"' else mark.group() in "“„«"
        self.cursor = max(self.cursor, place)

    def _days(self, reading: Reading, *, ahead: bool) -> Interval | None:
        if self.quoted and self.post is not None and isinstance(reading, Turn):
            return reading.days(Setting(self.post.first, self.focus, self.quarter, ahead))
        if self.published is None:
            return reading.days(Setting(None, self.focus, self.quarter, ahead))
        setting = Setting(self.published.first, self.focus, self.quarter, ahead)
        early = reading.days(setting)
        if self.published.days == 1 or early is None:
            return early
        late = reading.days(replace(setting, today=self.published.last))
        if late is None or late == early:
            return late
        both = hull(early, late)
        return both if both.days <= _WIDEST else None

    def _remember(self, reading: Reading, interval: Interval, found: Found, passage: Passage) -> None:
        self.focus = interval
        if isinstance(reading, YearPart) and reading.kind == "quarter":
            self.quarter = interval
        opens = _OPENS.match(self.article.raw, found.end, passage.span.end)
        if interval.days == 1 and not self.quoted and opens:
            self.post = interval
