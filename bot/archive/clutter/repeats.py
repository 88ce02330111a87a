"""Lines that say the same twice, as captions and teasers do."""

from collections.abc import Iterator, Sequence

from bot.archive.clutter.captions import is_caption
from bot.archive.line import Line

_LONGEST_PREFIX = 80  # characters of a kicker, a name or a breadcrumb before the repeated headline


def repeated_lines(lines: Sequence[Line]) -> Iterator[int]:
    """Indexes of the lines that the repetition shows to be furniture."""
    yield from _neighbours(lines)
    yield from _later_copies(lines)


def _neighbours(lines: Sequence[Line]) -> Iterator[int]:
    for index, (line, following) in enumerate(zip(lines, lines[1:], strict=False)):
        first, second = line.folded, following.folded
        if len(line.words) < 3 or first == second:
            continue
        # A caption, and again with its credit: neither is the article's text.
        if second.startswith(first) and is_caption(following):
            yield from (index, index + 1)
        # A teaser headline, and again behind a kicker or a name: neither is the article's text.
        elif second.endswith(first) and line.is_headline_like and len(second) - len(first) <= _LONGEST_PREFIX:
            yield from (index, index + 1)
        # A breadcrumb that ends in the headline below it: the headline stays.
        elif len(following.words) >= 3 and first.endswith(second) and following.is_headline_like:
            yield index


def _later_copies(lines: Sequence[Line]) -> Iterator[int]:
    """A line without a full stop that comes again later: all but the first (widgets, repeated headlines)."""
    seen: set[str] = set()
    for index, line in enumerate(lines):
        if len(line.words) >= 4 and not line.closed:
            if line.folded in seen:
                yield index
            seen.add(line.folded)
