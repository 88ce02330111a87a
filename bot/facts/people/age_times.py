"""When a printed age was true: on the article's own day, or at another time that the sentence tells of."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from functools import cached_property
from operator import attrgetter, itemgetter

from bot.archive import Article, Interval, Span
from bot.facts.names import Names
from bot.facts.names.age_words import PrintedAge
from bot.facts.names.lines import Line
from bot.facts.values import Published, Timex

_REACH = 60  # characters between an age and the date that it stands with
_OPENING = 12  # characters before a date that opens its sentence: "On Monday, "
_LONG_AGO = timedelta(days=366)
_BREAK = re.compile(r"[,;:()—–\"“”\n]|\.\s+[A-Z]")
_DEATH = "death|killing|murder|slaying|assassination|suicide|funeral|dood|moord|overlijden|begrafenis"
_DIED = re.compile(
    r"(?:,[^,.;\n]{1,80},|\s\([^)\n]{1,20}\))?\s(?:(?:was|were|is|has|had|been|later|who|werd)\s){0,3}"
    r"(?:(?:fatally|shot|beaten|stabbed)\s(?:and\s|to\s)?)?"
    r"(?:died|dies|dead|death|killed|murdered|slain|executed|beheaded|gunned\sdown|committed\ssuicide|shot\s(?:himself|herself)|pronounced\sdead"
    r"|overleed|overleden|stierf|vermoord|omgekomen)\b"
    rf"|[’']s\s(?:[a-z]+\s)?(?:{_DEATH}|killers?|murderers?)\b",
    re.IGNORECASE,
)
_DEATH_OF = re.compile(
    rf"\b(?:(?:{_DEATH})\s(?:of|op|van)|killed|murdered|the\slate|wijlen)\s"
    r"(?:(?!(?:and|by|in|when|as|at|on|with|en|door|bij|in)\s)[\w-]+\.?\s){0,3}\Z",
    re.IGNORECASE,
)


class AgeTimes:
    """Knows the dates of one article, and of whose death it tells."""

    def __init__(
        self, article: Article, names: Names, dates: Sequence[Timex], published: Published | None
    ) -> None:
        self._article, self._names, self._raw = article, names, article.raw
        self._dates = [timex for timex in dates if timex.interval]
        self._published = published.interval if published else None

    def of(self, person: str, line: Line, span: Span, printed: PrintedAge) -> tuple[bool, Interval | None]:
        """Whether an age at `span` is printed as of the article's day, and the days on which it was true.

        An age told of another time is dated by the date that it stands with, and by nothing else. So is the
        age of somebody of whose death the article tells: it is their age at death. A sentence that opens with
        a day long past is all told of that day.
        """
        opening, beside = self._opening(line, span), self._nearest(span.start, span.end, line)
        died = person in self._deaths
        if printed.time in {"now", "described"} and not died:
            if opening and self._is_past(opening):
                return False, opening
            # Whether "the 21-year-old mayor" of 1990 was so old then or is so now is left open.
            past = printed.time == "described" and beside is not None and self._is_past(beside)
            return (False, None) if past else (True, self._published)
        if printed.time == "turning" and not (beside or opening or died):
            return True, self._published
        at_death = self._deaths[person] if died and printed.time in {"now", "described"} else None
        return False, beside or opening or at_death

    @cached_property
    def _deaths(self) -> Mapping[str, Interval | None]:
        """Of whose death the article tells, with the date that stands behind "died"."""
        deaths: dict[str, Interval | None] = {}
        for mention in self._names.mentions(self._article.file):
            start = mention.span.start
            died = _DIED.match(self._raw, mention.span.end)
            if died or _DEATH_OF.search(self._raw, max(0, start - _REACH), start):
                day = self._nearest(start, died.end()) if died else None
                deaths[mention.person] = deaths.get(mention.person) or day
        return deaths

    def _opening(self, line: Line, span: Span) -> Interval | None:
        """The date that opens the line, when no other stands between it and the age."""
        place = bisect_left(self._dates, span.start, key=attrgetter("span.start")) - 1
        last = self._dates[place] if place >= 0 else None
        opens = last is not None and line.start <= last.span.start <= line.start + _OPENING
        return last.interval if last and opens else None

    def _is_past(self, days: Interval) -> bool:
        """Whether days lie long before the article's own; any may where that is unknown."""
        return self._published is None or days.last < self._published.first - _LONG_AGO

    def _nearest(self, start: int, end: int, line: Line | None = None) -> Interval | None:
        """The date nearest to these places, of the same clause, and in `line` when one is given."""
        place = bisect_left(self._dates, start, key=attrgetter("span.start"))
        near: list[tuple[int, Interval | None]] = []
        for timex in self._dates[max(0, place - 1) : place + 2]:
            before = timex.span.start < start
            first, last = (timex.span.end, start) if before else (end, timex.span.start)
            within = line is None or line.start <= timex.span.start < line.end
            if within and first <= last <= first + _REACH and not _BREAK.search(self._raw, first, last):
                near.append((last - first, timex.interval))
        return min(near, key=itemgetter(0))[1] if near else None


def dates_by_file(dates: Iterable[Timex]) -> Mapping[str, list[Timex]]:
    """The date expressions of each file, in reading order."""
    files: dict[str, list[Timex]] = {}
    for timex in sorted(dates, key=lambda timex: timex.span):
        files.setdefault(timex.span.file, []).append(timex)
    return files
