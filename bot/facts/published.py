"""When each article was published: as stated, or worked out from what the articles tell and share."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from bot.archive import Archive, Article, Interval, Span, StatedDate
from bot.facts.clues import Clues, State, YearlessDay, without_first_days
from bot.facts.dates.periods import widened
from bot.facts.dates.readings import Setting
from bot.facts.shared import same_quotations
from bot.facts.values import Published

# The same quotations are in the news within about this many days of each other.
_SAME_NEWS = 14
# An inferred date wider than two months dates nothing else.
_WIDEST = 62
# So many files of one day are no day's news.
_SAVED_TOGETHER = 3
# So many of the clauses that two articles share are shown as evidence.
_SHOWN = 2
# A year is believed when what dates it lies at most a year off, and any other year nearly a year further.
_NEAR, _CLEARLY = 366, 300


def date_articles(
    archive: Archive,
    clues: Mapping[str, Clues],
    related: Mapping[str, frozenset[str]],
    prior: Interval | None = None,
    known: Mapping[str, Published] = MappingProxyType({}),
) -> dict[str, Published]:
    """Every file's day of publication, as narrow as it can be known, with the spans that show it.

    What a file states comes first. The others are dated in rounds, each from the articles that the rounds
    before have dated, until nothing more follows; so neither the order of files nor their names matter.
    `clues` and `related` are those of every file. `prior` is when all that state no date were published; what
    nothing dates more narrowly gets it as it is. What is `known` already takes the place of what is stated.
    """
    published = {**stated_days(archive.articles), **known}
    if not all(known.interval for known in published.values()):
        evidence = _Evidence(clues, related, same_quotations(archive.articles), prior)
        published |= _inferred(evidence, published)
    if prior is not None:
        published |= {
            file: Published(prior, "configured")
            for file, known in published.items()
            if known.interval is None
        }
    return published


def stated_days(articles: Iterable[Article], files: Container[str] | None = None) -> dict[str, Published]:
    """The day of publication of every file, or of these, as it states it; unknown where it does not."""
    articles = tuple(articles)
    saved = _day_of_saving(articles)
    return {
        article.file: _stated(article, saved)
        for article in articles
        if files is None or article.file in files
    }


def _inferred(evidence: "_Evidence", published: Mapping[str, Published]) -> dict[str, Published]:
    published = dict(published)
    while True:
        undated = [file for file, known in published.items() if known.interval is None]
        dated = {file: known.interval for file, known in published.items() if known.interval is not None}
        news = {file: found for file in undated if (found := evidence.date(file, dated)) is not None}
        if not news:
            return published
        published |= news


def _day_of_saving(articles: Iterable[Article]) -> StatedDate | None:
    """What the names of several files state, and no name otherwise: somebody saved them all that day."""
    named = [one.stated_date for one in articles if one.stated_date and one.stated_date.evidence is None]
    return named[0] if len(named) >= _SAVED_TOGETHER and len(set(named)) == 1 else None


def _stated(article: Article, saved: StatedDate | None) -> Published:
    stated = article.stated_date
    if stated is None or stated == saved:
        return Published(None, "unknown")
    return Published(stated.interval, "explicit", (stated.evidence,) if stated.evidence else ())


@dataclass(frozen=True, slots=True)
class _Window:
    """Days on which the article may have been published, and what shows it.

    `weekday` says that a weekday is among that, `sure` that a weekday or a dateline is.
    """

    interval: Interval
    evidence: tuple[Span, ...]
    weekday: bool = False
    sure: bool = False


@dataclass(frozen=True, slots=True)
class _Evidence:
    """All that the articles say about their dates, which belong together, and what is known of all."""

    clues: Mapping[str, Clues]
    related: Mapping[str, frozenset[str]]
    quotations: Mapping[str, Mapping[str, tuple[Span, ...]]]
    prior: Interval | None

    def date(self, file: str, dated: Mapping[str, Interval]) -> Published | None:
        """What follows for `file` from the articles dated so far; None when nothing does."""
        clues = self.clues[file]
        near = [dated[other] for other in self.related.get(file, frozenset()) & dated.keys()]
        windows = self._by_days(clues, near)
        if windows:
            anchors = [*near, clues.since] if clues.since and windows[0].weekday else near
            best = self._surest(list(self._possible(file, windows, dated)), anchors)
        else:
            best = next(self._possible(file, self._by_quotations(file, dated), dated), None)
        interval = best and (best.interval.common(self.prior) if self.prior else best.interval)
        return (
            Published(interval, "inferred", tuple(sorted(set(best.evidence)))) if best and interval else None
        )

    def _surest(self, windows: Sequence[_Window], anchors: Sequence[Interval]) -> _Window | None:
        """The window near the anchors, or near what is known of all articles if its days are sure.

        A plain day gains nothing from that: it may be told from far away, and then another year's is nearer.
        """
        if self.prior is None or not all(window.sure for window in windows):
            return _surest(windows, anchors)
        windows = [window for window in windows if window.interval.meets(self.prior)]
        return _surest(windows, anchors) or _surest(windows, [self.prior])

    def _possible(
        self, file: str, windows: Iterable[_Window], dated: Mapping[str, Interval]
    ) -> Iterator[_Window]:
        return (bounded for window in windows if (bounded := self._bounded(file, window, dated)))

    def _by_days(self, clues: Clues, near: Iterable[Interval]) -> list[_Window]:
        """The windows that the article's own yearless days leave open, the best supported of every year."""
        known = [*near, *(one for one in (clues.since, self.prior) if one)]
        if not known:
            return []
        years = range(min(one.first.year for one in known) - 1, max(one.last.year for one in known) + 2)
        found = [window for year in years if (window := _window_of_year(clues.days, year))]
        most = max((len(window.evidence) for window in found), default=0)
        return [window for window in found if len(window.evidence) == most]

    def _by_quotations(self, file: str, dated: Mapping[str, Interval]) -> list[_Window]:
        """The window that suits every dated article that quotes the same words; none when they disagree."""
        near = [
            (around, spans)
            for other, spans in self.quotations.get(file, {}).items()
            if other in dated and (around := widened(dated[other], _SAME_NEWS, _SAME_NEWS))
        ]
        common = None
        for around, _ in near:
            common = around if common is None else common.common(around)
            if common is None:
                return []
        if common is None or common.days > _WIDEST:
            return []
        return [_Window(common, tuple(span for _, spans in near for span in spans[:_SHOWN]))]

    def _bounded(self, file: str, window: _Window, dated: Mapping[str, Interval]) -> _Window | None:
        """The window without the days that what is told, or not yet done, rules out; None when all are."""
        clues, first, last = self.clues[file], window.interval.first, window.interval.last
        evidence = list(window.evidence)
        if clues.since is not None:
            first = max(first, clues.since.first)
        for other in sorted(self.related.get(file, ())):
            for denial, telling in _same_deeds(clues.denied, self.clues[other].told):
                done = _days(telling, dated.get(other))
                if done is not None and done.last < last:
                    last = done.last
                    evidence.append(denial.span)
            for _, telling in _same_deeds(self.clues[other].denied, clues.told):
                done = _days(telling, window.interval)
                if done is not None and other in dated:
                    if done.last < dated[other].first:
                        return None
                    evidence.append(telling.span)
        if last < first:
            return None
        interval = Interval(first, last)
        if clues.month_is_old is not None:
            interval = without_first_days(interval)
            evidence.append(clues.month_is_old)
        return replace(window, interval=interval, evidence=tuple(evidence))


def _window_of_year(days: Iterable[YearlessDay], year: int) -> _Window | None:
    """The days in that year that suit most of the article's yearless days; the later where two differ."""
    best: _Window | None = None
    for day in days:
        interval = day.window(year)
        if interval is None:
            continue
        common = best.interval.common(interval) if best else None
        if best and common:
            weekday, sure = best.weekday or day.day.weekday is not None, best.sure or day.is_sure
            best = _Window(common, (*best.evidence, day.span), weekday, sure)
        elif best is None or interval.first > best.interval.first:
            best = _Window(interval, (day.span,), day.day.weekday is not None, day.is_sure)
    return best


def _same_deeds(denied: Iterable[State], told: Iterable[State]) -> Iterator[tuple[State, State]]:
    told = tuple(told)
    return ((denial, telling) for denial in denied for telling in told if denial.denies(telling))


def _days(telling: State, published: Interval | None) -> Interval | None:
    if telling.reading is None:
        return None
    return telling.reading.days(Setting(published.last if published else None, back=True))


def _surest(windows: Iterable[_Window], anchors: Iterable[Interval]) -> _Window | None:
    """The window that lies near what is dated, when every other lies clearly further off."""
    anchors = tuple(anchors)
    ranked = sorted(
        (
            (min((window.interval.gap(one) for one in anchors), default=_NEAR + 1), window)
            for window in windows
        ),
        key=lambda pair: (pair[0], pair[1].interval),
    )
    if not ranked or ranked[0][0] > _NEAR:
        return None
    if len(ranked) > 1 and ranked[1][0] - ranked[0][0] < _CLEARLY:
        return None
    return ranked[0][1]
