"""What a question takes for granted and the passage contradicts: a year, with the span that says so."""

import re
from collections.abc import Iterable

from bot.archive import Archive, Passage
from bot.facts import Timex
from bot.search.answer import Contradiction
from bot.search.reading import Reading

_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")


class Premises:
    """The dates of one archive, to hold the years of a question against."""

    def __init__(self, archive: Archive, dates: Iterable[Timex]) -> None:
        self._archive = archive
        self._dates: dict[str, list[Timex]] = {}
        for timex in dates:
            self._dates.setdefault(timex.span.file, []).append(timex)

    def contradictions(self, reading: Reading, passage: Passage) -> tuple[Contradiction, ...]:
        """The years of the question, each with a date of the passage that lies in another year.

        None for a year that the passage or its neighbours name too, or a date of theirs falls in.
        """
        years = [term for term in reading.terms if _YEAR.fullmatch(term.word)]
        if not years:
            return ()
        around = [
            timex for timex in self._dates.get(passage.span.file, ()) if passage.context.contains(timex.span)
        ]
        said = self._archive.text(passage.context)
        told = [timex for timex in around if passage.span.contains(timex.span) and timex.interval]
        return tuple(
            Contradiction(term.typed, told[0].span)
            for term in years
            if told
            and term.word not in said
            and not any(_falls_in(timex, int(term.word)) for timex in around)
        )


def _falls_in(timex: Timex, year: int) -> bool:
    return timex.interval is not None and timex.interval.first.year <= year <= timex.interval.last.year
