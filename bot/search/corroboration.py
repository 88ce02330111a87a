"""Passages of other files that say the same: the same quotation, or the same event."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from bot.archive import Archive, Span
from bot.facts import Facts
from bot.search.rows import Rows

_MOST = 3


class Corroboration:
    """Which passages of an archive tell the same as others, by its facts."""

    def __init__(self, archive: Archive, facts: Facts) -> None:
        self._archive = archive
        self._groups: dict[int, list[list[int]]] = defaultdict(list)
        rows = Rows(archive)
        for spans in _told_together(facts):
            group = rows.touched(spans).tolist()
            for row in group:
                self._groups[row].append(group)

    def of(self, row: int, ranked: Sequence[int]) -> list[int]:
        """Rows of other files that say the same as `row`, one a file, in the order of `ranked`."""
        passages = self._archive.passages
        place = {other: at for at, other in enumerate(ranked)}
        same = {other for group in self._groups.get(row, ()) for other in group}
        chosen: dict[str, int] = {}
        for other in sorted(same, key=lambda other: (place.get(other, len(ranked)), other)):
            if passages[other].span.file != passages[row].span.file:
                chosen.setdefault(passages[other].span.file, other)
        return list(chosen.values())[:_MOST]


def _told_together(facts: Facts) -> Iterator[Iterable[Span]]:
    """The spans of each thing that several passages tell."""
    by_key = {quotation.key: quotation for quotation in facts.quotations}
    for quotation in facts.quotations:
        twins = [by_key[key] for key in quotation.same_as if key in by_key]
        if twins:
            yield [part for one in (quotation, *twins) for part in one.parts]
    for event in facts.events:
        if len(event.mentions) > 1:
            yield [mention.span for mention in event.mentions]
