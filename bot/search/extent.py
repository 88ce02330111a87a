"""How much is cited around a sentence: what goes on in its neighbours belongs to the answer."""

import re
from collections.abc import Mapping
from dataclasses import replace

from bot.archive import Archive, Passage

_NEAR = 1.0  # log-odds that a neighbour may fall behind and still be cited along
_MOST_WORDS = 60  # a longer passage is no quick answer any more
_LEANS_BACK = re.compile(
    r"[\"'“‘„(]*(?:he|she|it|they|this|that|these|those|his|her|its|their|hij|zij|ze|het|dit|dat|deze|die|zijn"
    r"|haar|hun)\b",
    re.IGNORECASE,
)


def widened(archive: Archive, row: int, values: Mapping[int, float]) -> Passage:
    """Passage `row` with its neighbours in the paragraph, where those answer nearly as well.

    `values` are the scores of the candidates by row. A sentence that begins with a pronoun takes along
    the one before it, which says who is meant.
    """
    passages = archive.passages
    first = last = row
    for other in sorted((row - 1, row + 1), key=lambda other: -values.get(other, float("-inf"))):
        if not 0 <= other < len(passages) or not _belongs(passages[row], passages[other]):
            continue
        near = values.get(other, float("-inf")) >= values[row] - _NEAR
        leans = other < row and _LEANS_BACK.match(archive.text(passages[row].span)) is not None
        wider = min(first, other), max(last, other)
        if (near or leans) and _words(archive, passages[wider[0]], passages[wider[1]]) <= _MOST_WORDS:
            first, last = wider
    if first == last:
        return passages[row]
    span = passages[first].span.within(passages[first].span.start, passages[last].span.end)
    context = span.within(passages[first].context.start, passages[last].context.end)
    return replace(passages[row], span=span, context=context)


def _belongs(passage: Passage, other: Passage) -> bool:
    together = passage.span.file == other.span.file and passage.paragraph == other.paragraph
    return together and not passage.heading and not other.heading


def _words(archive: Archive, first: Passage, last: Passage) -> int:
    return len(archive.text(first.span.within(first.span.start, last.span.end)).split())
