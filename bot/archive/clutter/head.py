"""What stands between the top of the page and the first sentences: kickers, bylines, time stamps."""

from collections.abc import Sequence
from itertools import islice, pairwise, takewhile

from bot.archive.clutter.labels import RELATED_HEADING
from bot.archive.clutter.metadata import is_byline, is_names, read_metadata
from bot.archive.clutter.notices import is_link_or_credit
from bot.archive.dateline import is_dateline
from bot.archive.line import Line

_DEEPEST_HEAD = 15  # lines
_LONGEST_DECK = 40  # words
_LONGEST_NAME = 4  # words of a kicker, a name or a role
_LESS_THAN_HEADLINE = 2  # words, where the headline is short too


def body_start(lines: Sequence[Line], furniture: set[int]) -> int:
    """The index of the first line of running text: prose followed by prose, or long; a deck is neither."""
    content = list(islice((at for at in range(len(lines)) if at not in furniture), _DEEPEST_HEAD + 1))
    prose = [index for index in content if lines[index].is_prose and not lines[index].is_question]
    for index, following in pairwise([*content, len(lines)]):
        if index in prose and (following in prose or len(lines[index].words) >= _LONGEST_DECK):
            return index
    return next(iter(prose), 0)


def stamped(lines: Sequence[Line], furniture: set[int]) -> list[int]:
    """Indexes of the lines where a page states the article's date.

    Those above the running text, and those that the page sets right below its first paragraph, up to a link.
    """
    start = body_start(lines, furniture)
    below = takewhile(lambda at: at in furniture and not _is_link(lines[at]), range(start + 1, len(lines)))
    return [*range(start), *below]


def _is_link(line: Line) -> bool:
    return bool(RELATED_HEADING.fullmatch(line.folded) or is_link_or_credit(line.folded))


def head_lines(lines: Sequence[Line], furniture: set[int]) -> set[int]:
    """Indexes of time stamps and bylines wherever they stand, and of short labels above the running text."""
    found = {
        index
        for index, line in enumerate(lines)
        if index not in furniture and (read_metadata(line) is not None or is_byline(line))
    }
    known = furniture | found
    head = [index for index in range(body_start(lines, known)) if index not in known]
    longest = max((len(lines[index].words) for index in head), default=0)
    most = _LONGEST_NAME if longest > _LONGEST_NAME else longest - _LESS_THAN_HEADLINE
    return found | {index for index in head if _is_label(lines[index], most)}


def _is_label(line: Line, most: int) -> bool:
    """Whether it is a name of at most so many words, which some headline beside it has more of."""
    if line.closed or len(line.words) > most or is_dateline(line.head):
        return False
    return line.capitalised >= 0.99 or is_names(line)
