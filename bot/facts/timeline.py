"""The sentences that tell datable events, the same event once."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from bot.archive import Archive, Article, Interval, Passage
from bot.facts.clues import is_denied
from bot.facts.dates.tense import tense_of
from bot.facts.event_words import kinds_of_event
from bot.facts.shared import related_files
from bot.facts.values import DatedEvent, EventMention, Published, Standing, Timex

_WORD = re.compile(r"[^\W_]+")
_MONTH, _YEAR = 31, 366
# How far around its date expression, in characters, a sentence is read for what happened.
_REACH = 90
# A title or an answer of three words beside its date tells nothing.
_FEWEST_WORDS = 3
# What so many events of one month have in common tells none of them apart.
_TOO_COMMON = 200


def find_events(
    archive: Archive, dates: Iterable[Timex], published: Mapping[str, Published]
) -> tuple[DatedEvent, ...]:
    """Every sentence that tells when something happened, joined into events and ordered by time.

    Two sentences tell the same event when one's days hold the other's, and either both have the same words
    or their articles are about the same people and both name the same two kinds of event around the date.
    Where that fits several events, nothing is joined: an event shown twice is better than two shown as one.
    """
    told = sorted(_tellings(archive, dates, published), key=_Telling.order)
    related = related_files(archive.articles)
    events: list[_Event] = []
    by_key: dict[str, list[_Event]] = defaultdict(list)
    for telling in told:
        buckets = [by_key[key] for key in telling.keys if len(by_key[key]) <= _TOO_COMMON]
        same = {id(event): event for bucket in buckets for event in bucket if event.has(telling, related)}
        event = next(iter(same.values())) if len(same) == 1 else _Event()
        if not event.tellings:
            events.append(event)
        event.tellings.append(telling)
        for key in telling.keys:
            if event not in by_key[key]:
                by_key[key].append(event)
    return tuple(sorted((event.value() for event in events), key=lambda event: (event.interval, event.key)))


@dataclass(frozen=True, slots=True)
class _Telling:
    """One sentence that tells an event, and what is needed to recognise it elsewhere."""

    mention: EventMention
    main: Interval
    standing: Standing
    kinds: frozenset[str]
    words: str
    digest: str

    def order(self) -> tuple[int, Interval, str, int]:
        """The most precise first; what the file is called decides nothing."""
        return self.main.days, self.main, self.digest, self.mention.span.start

    @property
    def keys(self) -> tuple[str, ...]:
        """Where the same event would be found: by its words, or by its month and two kinds of event."""
        if self.main.days > _MONTH:
            return (self.words,)
        month = f"{self.main.first:%Y-%m}"
        return (self.words, *(f"{month} {one} {other}" for one, other in combinations(sorted(self.kinds), 2)))


@dataclass(slots=True, eq=False)
class _Event:
    """An event while its tellings are gathered, the most precise first."""

    tellings: list[_Telling] = field(default_factory=list)

    def has(self, telling: _Telling, related: Mapping[str, frozenset[str]]) -> bool:
        """Whether `telling` tells this event too."""
        first = self.tellings[0]
        others = related.get(telling.mention.span.file, frozenset())
        known = telling.words == first.words or first.mention.span.file in others
        holds = telling.main.first <= first.main.first and first.main.last <= telling.main.last
        return known and holds and telling.standing == first.standing

    def value(self) -> DatedEvent:
        """The event as a fact."""
        first = self.tellings[0]
        key = hashlib.sha256(f"{first.digest}:{first.mention.span.start}".encode()).hexdigest()[:12]
        return DatedEvent(key, first.main, tuple(one.mention for one in self.tellings), first.standing)


def _tellings(
    archive: Archive, dates: Iterable[Timex], published: Mapping[str, Published]
) -> Iterator[_Telling]:
    by_file: dict[str, list[Timex]] = defaultdict(list)
    for timex in dates:
        by_file[timex.span.file].append(timex)
    for article in archive.articles:
        known = published.get(article.file)
        for passage, timexes in _dated_sentences(article, by_file[article.file]):
            yield _telling(article, passage, timexes, known.interval if known else None)


def _dated_sentences(article: Article, timexes: list[Timex]) -> Iterator[tuple[Passage, list[Timex]]]:
    """The sentences of running text that a date expression dates to within a year."""
    waiting = iter(timexes)
    timex = next(waiting, None)
    for passage in article.passages:
        within = []
        while timex is not None and timex.span.start < passage.span.end:
            if (
                timex.interval is not None
                and timex.interval.days <= _YEAR
                and passage.span.contains(timex.span)
            ):
                within.append(timex)
            timex = next(waiting, None)
        if within and _tells(article, passage, within):
            yield passage, within


def _tells(article: Article, passage: Passage, within: list[Timex]) -> bool:
    sentence = article.raw[passage.span.start : passage.span.end]
    words = len(sentence.split()) - sum(len(article.raw[t.span.start : t.span.end].split()) for t in within)
    return not passage.heading and words >= _FEWEST_WORDS and not sentence.rstrip().endswith("?")


def _telling(
    article: Article, passage: Passage, timexes: list[Timex], published: Interval | None
) -> _Telling:
    stretches = [(timex, timex.interval) for timex in timexes if timex.interval]
    main, interval = next((pair for pair in stretches if pair[1].days <= _MONTH), stretches[0])
    start, end = passage.span.start, passage.span.end
    around = max(start, main.span.start - _REACH), min(end, main.span.end + _REACH)
    return _Telling(
        EventMention(passage.span, tuple(timexes)),
        interval,
        _standing(article, passage, main.span.start, interval, published),
        kinds_of_event(article.raw, *around),
        " ".join(_WORD.findall(article.raw[start:end].casefold())),
        article.digest,
    )


def _standing(
    article: Article, passage: Passage, place: int, interval: Interval, published: Interval | None
) -> Standing:
    start, end = passage.span.start, passage.span.end
    if is_denied(article.raw, max(start, place - _REACH), place):
        return "denied"
    if published is not None and interval.last < published.first:
        return "told"
    ahead = tense_of(article.language, article.raw, start, end).looks_ahead(place, place)
    return "planned" if ahead or (published is not None and interval.first > published.last) else "told"
