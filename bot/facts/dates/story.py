"""One article read from its first sentence to its last: each date expression meets what it counts from."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.archive import Article, Interval, Passage, Span
from bot.facts.dates.grammar import Found, grammar_for
from bot.facts.dates.periods import hull
from bot.facts.dates.posts import Quoting
from bot.facts.dates.readings import (
    CalendarDay,
    Feast,
    Reading,
    Setting,
    SlashDay,
    Turn,
    Vague,
    Weekday,
    YearBefore,
    YearPart,
)
from bot.facts.dates.tense import Tense, tense_of
from bot.facts.values import Timex

_DAY_THEN_MONTH = re.compile(r"\d(?:st|nd|rd|th)?\s(?:of\s)?[A-Z]")
_MONTH_THEN_DAY = re.compile(r"[a-z.]\s\d")
# "For the nine months ... a year earlier" compares years, whatever quarter was named before.
_OF_THE_YEAR = re.compile(
    r"\b(?:six|nine|twelve|12)[ -]months?\b|\b(?:fiscal|full|whole) year\b|\bfirst half\b"
)
# So many expressions further on may the day stand on which words were said.
_LATER = 3
# Of a time told more paragraphs ago "that week" is hardly said.
_FRESH = 2
# An answer spread over more than two months would say less than "unknown".
_WIDEST = 62


@dataclass(frozen=True, slots=True)
class DatedSentence:
    """A sentence with its date expressions, and the tense of its verbs."""

    passage: Passage
    found: tuple[Found, ...]
    tense: Tense


def dated_sentences(article: Article) -> Iterator[DatedSentence]:
    """The sentences of the article that hold date expressions."""
    raw = article.raw
    for passage in article.passages:
        language, (start, end) = article.language_of(passage), (passage.span.start, passage.span.end)
        found = tuple(grammar_for(language).find(raw, start, end))
        if found:
            yield DatedSentence(passage, found, tense_of(language, raw, start, end))


def tell_dates(
    article: Article, published: Interval | None, sentences: Sequence[DatedSentence]
) -> Iterator[Timex]:
    """The article's date expressions in reading order, counted from `published` where they have to be.

    `sentences` are those of the article that hold any. A line that states the article's own date comes first,
    though it is no part of the text.
    """
    stated = article.stated_date
    if stated and stated.evidence and any(map(stated.evidence.overlaps, article.clutter)):
        yield Timex(stated.evidence, stated.interval, "explicit")
    story = _Story(article, published, Quoting(article), _writes_day_first(article.raw, sentences))
    for sentence in sentences:
        for place, expression in enumerate(sentence.found):
            yield story.tell(expression, sentence, sentence.found[place + 1 : place + 1 + _LATER])


def _writes_day_first(raw: str, sentences: Iterable[DatedSentence]) -> bool | None:
    """Whether the article writes the day before the month, by its own days; None when they do not show it."""
    figures, names = set(), set()
    for sentence in sentences:
        for one in sentence.found:
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
    """What has been told so far: the last time named, in which sentence, and the last quarter."""

    article: Article
    published: Interval | None
    quoting: Quoting
    day_first: bool | None
    focus: Interval | None = None
    focused: Passage | None = None
    quarter: Interval | None = None

    def tell(self, found: Found, sentence: DatedSentence, later: Sequence[Found]) -> Timex:
        """The expression as a fact; what it tells becomes what the next one may count from.

        `later` are the next expressions of its sentence.
        """
        self.quoting.enter(sentence.passage, found.start)
        reading = found.reading
        interval = None
        kept = isinstance(reading, Feast) and reading.year is None
        if not (kept and sentence.tense.is_habit(found.start, found.end)):
            interval = self._days(found, sentence, self._written(found, sentence, later))
        span = Span(self.article.file, found.start, found.end)
        if interval is None:
            return Timex(span, None, "unknown", datable=not isinstance(reading, Vague))
        self._remember(reading, interval, found, sentence.passage)
        return Timex(span, interval, reading.known)

    def _written(self, found: Found, sentence: DatedSentence, later: Sequence[Found]) -> Interval | None:
        """The day of the post that the expression stands in, or else that of the article."""
        if not isinstance(found.reading, Turn | Weekday) or not self.quoting.quoted:
            return self.published
        said_on = self.quoting.said_on(found, later)
        if said_on is not None:
            day = self._days(said_on, sentence, self.published)
            return day if day is not None and day.days == 1 else self.published
        return self.quoting.written or self.published

    def _days(self, found: Found, sentence: DatedSentence, written: Interval | None) -> Interval | None:
        reading, setting = found.reading, self._setting(found, sentence)
        if written is None:
            return reading.days(setting)
        early = reading.days(replace(setting, today=written.first))
        if written.days == 1 or early is None:
            return early
        late = reading.days(replace(setting, today=written.last))
        if late is None or late == early:
            return late
        both = hull(early, late)
        return both if both.days <= _WIDEST else None

    def _setting(self, found: Found, sentence: DatedSentence) -> Setting:
        of_years = isinstance(found.reading, YearBefore) and self._compares_years(sentence.passage)
        start, end = found.start, found.end
        return Setting(
            today=None,
            focus=self.focus if self._is_fresh(sentence.passage) else None,
            quarter=None if of_years else self.quarter,
            same_sentence=self.focus if self.focused is sentence.passage else None,
            ahead=sentence.tense.looks_ahead(start, end),
            back=sentence.tense.looks_back(start, end),
            since=sentence.tense.is_since(start),
            day_first=self.day_first,
        )

    def _compares_years(self, passage: Passage) -> bool:
        return _OF_THE_YEAR.search(self.article.raw, passage.span.start, passage.span.end) is not None

    def _is_fresh(self, passage: Passage) -> bool:
        return self.focused is not None and passage.paragraph - self.focused.paragraph <= _FRESH

    def _remember(self, reading: Reading, interval: Interval, found: Found, passage: Passage) -> None:
        # One "a year earlier" after another counts from the same time.
        if not isinstance(reading, YearBefore):
            self.focus, self.focused = interval, passage
        if isinstance(reading, YearPart) and reading.kind == "quarter":
            self.quarter = interval
        self.quoting.remember(interval, found.end, passage)
