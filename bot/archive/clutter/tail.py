"""What follows the last sentence of the article: tags, link lists, comments, forms."""

from collections.abc import Sequence

from bot.archive.line import Line
from bot.archive.clutter.phrases import COMMENTS_HEADING, RELATED_HEADING

_MOST_PROSE_IN_WIDGETS = 2  # more sentences than these after a heading: the article goes on below it
_LONGEST_TAG = 4  # words


def tail_lines(lines: Sequence[Line], furniture: set[int]) -> set[int]:
    """Indexes of the lines at the end that the page added, given those that are known already."""
    prose = [index for index, line in enumerate(lines) if line.closed and index not in furniture]
    if not prose:
        return set()
    anchor = _first_anchor(lines, prose)
    if anchor is None:
        return set()
    # Everything from the heading on, and the short tags between the last sentence and it.
    tail = set(range(anchor, len(lines)))
    last = max((index for index in prose if index < anchor), default=anchor)
    tags = {index for index in range(last + 1, anchor) if len(lines[index].words) <= _LONGEST_TAG}
    return tail | tags


def _first_anchor(lines: Sequence[Line], prose: Sequence[int]) -> int | None:
    """The first heading of a link list or of comments after which hardly any sentence comes.

    One at the very top is a link, not a list: something of the article must stand before it.
    """
    for index, line in enumerate(lines):
        if index <= prose[0] or not (line.length <= 80 and _is_heading(line)):
            continue
        if sum(later > index for later in prose) <= _MOST_PROSE_IN_WIDGETS:
            return index
    return None


def _is_heading(line: Line) -> bool:
    return bool(RELATED_HEADING.fullmatch(line.folded) or COMMENTS_HEADING.fullmatch(line.folded))
