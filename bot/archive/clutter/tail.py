"""What follows the article, or interrupts it: tags, lists of links, comments, the author's portrait."""

import re
from collections.abc import Sequence
from itertools import accumulate, groupby

from bot.archive.clutter.captions import is_caption
from bot.archive.clutter.labels import END_OF_ARTICLE, RELATED_HEADING
from bot.archive.clutter.metadata import read_metadata
from bot.archive.line import Line

_MOST_PROSE_BELOW = 2  # more lines of prose than these below a heading: the article goes on
_LEAST_SHARE_ABOVE = 0.7  # of the characters of all prose, or of all that is not furniture
_LONGEST_TAG = 4  # words
_SHORTEST_LIST = 2  # lines
_LONGEST_HEADING = 80  # characters
_ABOUT_SOMEBODY = re.compile(r"(?:About|Over|Über|Sobre|À propos de)(?: [A-Z][\w.'’-]+){2,4}")


def tail_lines(lines: Sequence[Line], furniture: set[int]) -> set[int]:
    """Indexes of the lines at the end that the page added, given those that are known already.

    They start at the first heading of links, comments or the author after which hardly a sentence comes; the
    short tags between the last sentence and that heading go with them.
    """
    prose = [index for index, line in enumerate(lines) if line.closed and index not in furniture]
    if not prose:
        return set()
    anchor = _first_heading(lines, prose)
    if anchor is None:
        return set()
    last = max(index for index in prose if index < anchor)
    tags = {index for index in range(last + 1, anchor) if len(lines[index].words) <= _LONGEST_TAG}
    return tags | set(range(anchor, len(lines)))


def link_lists(lines: Sequence[Line]) -> set[int]:
    """Indexes of the links below a heading in the middle: headlines in a row.

    The last of a row stays: it may be the subheading of the text below it.
    """
    found: set[int] = set()
    for _, run in groupby(range(len(lines)), key=lambda index: lines[index].is_headline_like):
        row = list(run)
        heading = next((at for at, index in enumerate(row) if _is_related_heading(lines[index])), None)
        if heading is not None and len(row) - heading - 1 >= _SHORTEST_LIST:
            found |= set(row[heading + 1 : -1])
    return found


def scraps(lines: Sequence[Line], furniture: set[int]) -> set[int]:
    """Indexes of what stands among the page's own lines below the last sentence: no article goes on there.

    A credit, a time stamp or a number does not show that the article is over: its list may go on below.
    """
    content = [index for index in range(len(lines)) if index not in furniture]
    prose = [index for index in content if lines[index].is_prose]
    told = sum(lines[index].length for index in prose)
    if told < _LEAST_SHARE_ABOVE * sum(lines[index].length for index in content) or not prose:
        return set()
    below = sorted(index for index in furniture if index > prose[-1])
    end = next((index for index in below if _is_of_page(lines[index])), len(lines))
    return {index for index in content if index > end}


def _is_of_page(line: Line) -> bool:
    return any(map(str.isalpha, line.head)) and not is_caption(line) and read_metadata(line) is None


def _first_heading(lines: Sequence[Line], prose: Sequence[int]) -> int | None:
    """The first heading below nearly all of the article: few lines of prose follow it, and short ones."""
    lengths = [lines[index].length for index in prose]
    enough = _LEAST_SHARE_ABOVE * sum(lengths)
    start = next(
        index
        for left, index, above in zip(reversed(range(len(prose))), prose, accumulate(lengths), strict=True)
        if left <= _MOST_PROSE_BELOW and above >= enough
    )
    return next((index for index in range(start + 1, len(lines)) if _is_heading(lines[index])), None)


def _is_related_heading(line: Line) -> bool:
    return line.length <= _LONGEST_HEADING and bool(RELATED_HEADING.fullmatch(line.folded))


def _is_heading(line: Line) -> bool:
    if line.length > _LONGEST_HEADING:
        return False
    return bool(END_OF_ARTICLE.fullmatch(line.folded) or _ABOUT_SOMEBODY.fullmatch(line.head))
