"""Which lines of a news page are not the article: one rule a function, by features that hold on any site."""

from collections.abc import Sequence

from bot.archive.clutter.furniture import LONGEST, is_biography, is_furniture
from bot.archive.clutter.head import head_lines
from bot.archive.clutter.notices import likely_notices
from bot.archive.clutter.repeats import repeated_lines
from bot.archive.clutter.tail import link_lists, scraps, tail_lines
from bot.archive.line import Line

__all__ = ["find_clutter"]

_BIOGRAPHY_LINES = 4  # at the end, where authors are presented


def find_clutter(lines: Sequence[Line]) -> set[int]:
    """Indexes of the lines that belong to the page and not to the article."""
    last = range(max(0, len(lines) - _BIOGRAPHY_LINES), len(lines))
    likely = likely_notices([line for line in lines if len(line.words) <= LONGEST])
    found = {index for index, line in enumerate(lines) if is_furniture(line, likely)}
    found |= {index for index in last if is_biography(lines[index])}
    found |= repeated_lines(lines) | link_lists(lines)
    found |= head_lines(lines, found)
    found |= tail_lines(lines, found)
    return found | scraps(lines, found)
