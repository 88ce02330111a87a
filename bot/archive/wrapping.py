"""Text whose lines were broken to a fixed width: the lines of a paragraph put together again."""

from collections.abc import Sequence
from itertools import pairwise

from bot.archive.line import Line, line_at

_WIDEST = 100  # characters; a file with a longer line of words leaves its lines whole
_FEWEST = 4  # broken lines; fewer may be chance
_SHARE = 0.6  # of the lines with another right below them; lists and headlines end anywhere


def unwrapped(text: str, lines: Sequence[Line]) -> list[Line]:
    """The lines of `text`, those that belong to one paragraph as one, where a program broke them.

    Such a program breaks a line only where the next word has no room left. So it is in most lines with
    another right below, when no line is longer than the width; else the lines are left as they are.
    """
    if any(line.length > _WIDEST and not _is_address(line) for line in lines):
        return list(lines)
    width = max((line.length for line in lines if not _is_address(line)), default=0)
    below = [_is_right_below(text, one, other) for one, other in pairwise(lines)]
    full = [
        right and one.length + 1 + len(other.head.split(maxsplit=1)[0]) > width
        for right, (one, other) in zip(below, pairwise(lines), strict=True)
    ]
    if sum(full) < max(_FEWEST, _SHARE * sum(below)):
        return list(lines)
    joined: list[Line] = []
    first: Line | None = None
    for line, goes_on in zip(lines, [*full, False], strict=True):
        first = first or line
        if not goes_on:
            joined.append(line if line is first else line_at(text, first.start, line.end))
            first = None
    return joined


def _is_address(line: Line) -> bool:
    """Whether it is one long word, which no program breaks; scripts without spaces have none."""
    return line.head.isascii() and len(line.head.split(maxsplit=1)) < 2


def _is_right_below(text: str, one: Line, other: Line) -> bool:
    """Whether no blank line and no indent stands between the two."""
    return text[one.end : other.start].lstrip(" \t") in {"\n", "\r\n", "\r"}
