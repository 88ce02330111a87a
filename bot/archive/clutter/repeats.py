"""Lines that say the same twice, as captions and teasers do."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.archive.clutter.captions import is_caption
from bot.archive.line import Line

_HEADLINE_WITHIN = 2  # lines: a kicker may stand above it
_LONGEST_PREFIX = 80  # characters of a kicker, a name or a breadcrumb before the repeated headline


def repeated_lines(lines: Sequence[Line]) -> set[int]:
    """Indexes of the lines that the repetition shows to be furniture."""
    return {*_neighbours(lines), *_later_copies(lines)}


def _neighbours(lines: Sequence[Line]) -> Iterator[int]:
    for index, (line, following) in enumerate(pairwise(lines)):
        if len(line.words) < 3 or line.folded == following.folded:
            continue
        if _is_caption_twice(line, following) or _is_teaser_twice(line, following):
            yield from (index, index + 1)
        elif _is_breadcrumb(line, following):
            yield index


def _is_caption_twice(line: Line, following: Line) -> bool:
    """A caption, and again with its credit: neither is the article's text."""
    return following.folded.startswith(line.folded) and is_caption(following)


def _is_teaser_twice(line: Line, following: Line) -> bool:
    """A teaser's headline, and again behind a kicker or a name: neither is the article's text."""
    longer = len(following.folded) - len(line.folded)
    return longer <= _LONGEST_PREFIX and line.is_headline_like and following.folded.endswith(line.folded)


def _is_breadcrumb(line: Line, following: Line) -> bool:
    """A path through the site that ends in the headline below it: the headline is the article's."""
    enough = len(following.words) >= 3 and following.is_headline_like
    return enough and line.folded.endswith(following.folded)


def _later_copies(lines: Sequence[Line]) -> set[int]:
    """Copies of the headline; other lines are repeated by forms and lists that are the article's own."""
    first = {
        line.folded: index
        for index, line in reversed(list(enumerate(lines[:_HEADLINE_WITHIN])))
        if len(line.words) >= 4 and (not line.closed or line.is_question)
    }
    if not first:
        return set()
    return {index for index, line in enumerate(lines) if index > first.get(line.folded, index)}
