"""The sentences that tell of something that happened, is planned, or has not been done."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from bot.archive import Article, Interval, Passage, Span
from bot.archive.words import LONG_WORD, WORD
from bot.facts.background import Background
from bot.facts.clues import FUNCTION_WORDS, Clues
from bot.facts.dates.tense import Tense
from bot.facts.event_words import kinds_of_event
from bot.facts.names import Names
from bot.facts.states import Deed
from bot.facts.timeline.dating import dating, undated
from bot.facts.timeline.standing import standing_of
from bot.facts.values import EventMention, Standing, Timex

_SMALL_WORD = re.compile(r"(?<!\w)[^\W\d_A-Z][^\W\d_]")
_MONTH = 31
# Letters by which inflected forms of a word are taken for the same.
_STEM = 5
# How far around its date expression, in characters, a sentence is read for what happened.
_REACH = 90
# A title or an answer of three words beside its date tells nothing.
_FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Telling:
    """One sentence that tells an event, and what is needed to recognise it elsewhere.

    `interval` is None where the days cannot be known. `words` are all words of the sentence, `stems` the
    beginnings of those around the date that are neither people's names nor common, `kinds` the kinds of event
    named there.
    """

    mention: EventMention
    interval: Interval | None
    standing: Standing
    kinds: frozenset[str]
    words: str
    stems: frozenset[str]
    digest: str

    @property
    def keys(self) -> tuple[str, ...]:
        """Where the same event would be found: by its words, its day, or its month and two kinds of event."""
        if self.interval is None or self.interval.days > _MONTH:
            return (self.words,)
        month = f"{self.interval.first:%Y-%m}"
        pairs = (f"{month} {one} {other}" for one, other in combinations(sorted(self.kinds), 2))
        day = (f"{self.interval.first}",) if self.interval.days == 1 else ()
        return (self.words, *day, *pairs)


def find_tellings(
    background: Background, dates: Sequence[Timex], deeds: Sequence[Deed], clues: Mapping[str, Clues]
) -> list[Telling]:
    """Every telling of the archive, in reading order."""
    by_file: dict[str, list[Timex]] = defaultdict(list)
    for timex in dates:
        by_file[timex.span.file].append(timex)
    undone: dict[str, list[Span]] = defaultdict(list)
    for denial in (denial for deed in deeds for denial in deed.denials):
        undone[denial.span.file].append(denial.span)
    told: list[Telling] = []
    for article in background.archive.articles:
        tenses = {each.passage.span.start: each.tense for each in clues[article.file].sentences}
        reader = _Reader(article, background.day_of(article.file), background.names, tenses)
        for passage, timexes in _sentences(article, by_file[article.file]):
            denied = any(map(passage.span.contains, undone[article.file]))
            told.extend(reader.read(passage, timexes, undone=denied))
    return told


def main_timex(timexes: Sequence[Timex]) -> Timex:
    """The date expression that dates a telling: the first of a month at most, else the first."""
    return next((one for one in timexes if one.interval and one.interval.days <= _MONTH), timexes[0])


def _sentences(article: Article, timexes: list[Timex]) -> Iterator[tuple[Passage, list[Timex]]]:
    """The sentences of running text that state something, with their date expressions."""
    waiting = iter(timexes)
    timex = next(waiting, None)
    for passage in article.passages:
        within = []
        while timex is not None and timex.span.start < passage.span.end:
            if passage.span.contains(timex.span):
                within.append(timex)
            timex = next(waiting, None)
        if _states(article, passage, within):
            yield passage, within


def _states(article: Article, passage: Passage, within: list[Timex]) -> bool:
    sentence = article.raw[passage.span.start : passage.span.end]
    words = len(sentence.split()) - sum(len(article.raw[t.span.start : t.span.end].split()) for t in within)
    if passage.heading or words < _FEWEST_WORDS or sentence.rstrip().endswith("?"):
        return False
    return _SMALL_WORD.search(sentence) is not None  # else it is a dateline


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the sentences of one article."""

    article: Article
    today: Interval | None
    names: Names
    tenses: Mapping[int, Tense]

    def read(self, passage: Passage, timexes: list[Timex], *, undone: bool) -> Iterator[Telling]:
        """What the sentence tells; nothing when it neither dates anything nor says what is undone."""
        dated = dating(self.article, passage, timexes)
        if dated:
            main = main_timex(dated)
            standing = self._standing(passage, main)
            yield self._telling(passage, dated, main, main.interval, standing)
        elif undone and self.today is not None:
            yield self._telling(passage, [], None, self.today, "denied")
        elif dateless := undated(timexes):
            standing = self._standing(passage, dateless[0])
            yield self._telling(passage, dateless, dateless[0], None, standing)

    def _standing(self, passage: Passage, timex: Timex) -> Standing:
        tense = self.tenses[passage.span.start]
        return standing_of(self.article, passage, timex, self.today, tense)

    def _kinds(self, around: tuple[int, int], main: Timex | None) -> frozenset[str]:
        """The kinds of event named beside the date, not by it: "Election Day" is a day."""
        if main is None:
            return kinds_of_event(self.article.raw, *around)
        before, after = (around[0], main.span.start), (main.span.end, around[1])
        return kinds_of_event(self.article.raw, *before) | kinds_of_event(self.article.raw, *after)

    def _telling(
        self,
        passage: Passage,
        timexes: list[Timex],
        main: Timex | None,
        interval: Interval | None,
        standing: Standing,
    ) -> Telling:
        raw, (start, end) = self.article.raw, (passage.span.start, passage.span.end)
        around = (
            (max(start, main.span.start - _REACH), min(end, main.span.end + _REACH)) if main else (start, end)
        )
        people = self.names.people_in(passage.span)
        common = {word.casefold() for name in people for word in name.split()} | FUNCTION_WORDS
        if main:
            common.update(word.casefold() for word in LONG_WORD.findall(raw, main.span.start, main.span.end))
        words = {word.casefold() for word in LONG_WORD.findall(raw, *around)} - common
        return Telling(
            EventMention(passage.span, tuple(timexes), people),
            interval,
            standing,
            self._kinds(around, main),
            " ".join(WORD.findall(raw[start:end].casefold())),
            frozenset(word[:_STEM] for word in words),
            self.article.digest,
        )
