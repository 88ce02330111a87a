"""Who has been spoken of, line by line, while an article is read from its beginning."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from bot.facts.names.lines import Line

NEAREST = 16
"""Referents or words of a line that are looked at, so that an endless line costs no more."""

_LINES = 4  # after which a pronoun no longer reaches back
_LINES_QUOTED = 12


@dataclass(frozen=True, slots=True)
class Referent:
    """Words of an article that stand for `person`; None when they stand for somebody who is not known."""

    start: int
    end: int
    person: str | None
    quoted: bool


class Memory:
    """The referents of the lines read so far, in reading order."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._by_line: list[list[Referent]] = [[] for _ in lines]

    def add(self, number: int, start: int, end: int, person: str | None) -> Referent:
        """Remember that these words of line `number` stand for `person`."""
        referent = Referent(start, end, person, self._lines[number].is_quoted(start))
        self._by_line[number].append(referent)
        return referent

    def within(self, number: int, start: int, end: int) -> Sequence[Referent]:
        """Those of line `number` that lie within these places."""
        referents = self._by_line[number]
        first = bisect_left(referents, start, key=attrgetter("start"))
        last = bisect_left(referents, end, key=attrgetter("start"))
        return [each for each in referents[first:last] if each.end <= end]

    def reach(self, number: int, *, quoted: bool) -> Sequence[int]:
        """How many lines back to look, in turn; to a narrator, lines that are all quotation do not count."""
        reach = range(min(_LINES_QUOTED, number + 1))
        if quoted:
            return reach[:_LINES]
        return [back for back in reach if not back or not self._is_all_quoted(number - back)][:_LINES]

    def earlier(self, number: int, back: int, place: int, *, quoted: bool) -> Sequence[Referent]:
        """Who is spoken of `back` lines before, or in the same line before `place`.

        What stands in quotations counts only for whoever speaks in one.
        """
        referents = self._by_line[number - back]
        if back == 0:
            end = bisect_left(referents, place, key=attrgetter("start"))
            referents = referents[max(0, end - NEAREST) : end]
        return [each for each in referents[:NEAREST] if quoted or not each.quoted]

    def _is_all_quoted(self, number: int) -> bool:
        line = self._lines[number]
        return (
            bool(line.words) and line.is_quoted(line.words[0].start) and line.is_quoted(line.words[-1].start)
        )
