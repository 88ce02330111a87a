"""How much is cited around a sentence: what goes on in its neighbours belongs to the answer."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.archive import Archive, Passage

_NEAR = 4.0  # log-odds that a neighbour may fall behind and still be cited along
_FITTING = 5.0  # the same for one that holds the date, number or place asked for, where the sentence does not
_MOST_WORDS = 60  # a longer passage is no quick answer any more
_LEANS_BACK = re.compile(
    r"[\"'“‘„(]*(?:he|she|it|they|this|that|these|those|his|her|its|their|hij|zij|ze|het|dit|dat|deze|die|zijn"
    r"|haar|hun)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Worth:
    """What is known of a candidate: its score in log-odds, and how well it fits what is asked for."""

    score: float
    fit: float


def widened(archive: Archive, row: int, worths: Mapping[int, Worth]) -> Passage:
    """Passage `row` with its neighbours in the paragraph, where the answer goes on there.

    That is so where a neighbour answers nearly as well, or holds the date, number or place that is asked for
    and that the sentence lacks; where the sentence begins with a pronoun, since the one before says who is
    meant; and where it opens a quotation that the next one closes.
    """
    passages = archive.passages
    first = last = row
    for other in sorted((row - 1, row + 1), key=lambda other: -_score(worths, other)):
        if not 0 <= other < len(passages) or not _belongs(passages[row], passages[other]):
            continue
        wider = min(first, other), max(last, other)
        goes_on = _goes_on(worths, row, other) or _hangs_together(archive, row, other)
        if goes_on and _words(archive, passages[wider[0]], passages[wider[1]]) <= _MOST_WORDS:
            first, last = wider
    if first == last:
        return passages[row]
    span = passages[first].span.within(passages[first].span.start, passages[last].span.end)
    context = span.within(passages[first].context.start, passages[last].context.end)
    return replace(passages[row], span=span, context=context)


def _score(worths: Mapping[int, Worth], row: int) -> float:
    return worths[row].score if row in worths else float("-inf")


def _goes_on(worths: Mapping[int, Worth], row: int, other: int) -> bool:
    behind = worths[row].score - _score(worths, other)
    if behind <= _NEAR:
        return True
    return behind <= _FITTING and worths[other].fit > worths[row].fit == 0


def _hangs_together(archive: Archive, row: int, other: int) -> bool:
    """Whether the sentence cannot be understood without `other`, which stands before or after it."""
    text = archive.text(archive.passages[row].span)
    if other < row:
        return _LEANS_BACK.match(text) is not None
    return text.count('"') % 2 == 1 or text.count("“") > text.count("”")


def _belongs(passage: Passage, other: Passage) -> bool:
    together = passage.span.file == other.span.file and passage.paragraph == other.paragraph
    return together and not passage.heading and not other.heading


def _words(archive: Archive, first: Passage, last: Passage) -> int:
    return len(archive.text(first.span.within(first.span.start, last.span.end)).split())
