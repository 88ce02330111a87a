"""Which lines of a news page are not the article: one rule a function, each by features that hold on any site."""

import re
from collections.abc import Sequence

from bot.archive.clutter.captions import is_caption
from bot.archive.clutter.head import head_lines
from bot.archive.line import Line
from bot.archive.clutter.phrases import FORM, INLINE_LINK, LABEL, MAKERS
from bot.archive.clutter.repeats import repeated_lines
from bot.archive.clutter.tail import tail_lines

__all__ = ["find_clutter"]

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|@\w+")
_COUNT = re.compile(
    r"[\d.,]+ ?[km]? ?(?:shares?|views?|likes?|votes?|reads?|min(?:ute|uten|utes|utos|uti)?s?\.?)(?: (?:read|leestijd|lesezeit|de lecture))?"
)
_BIOGRAPHY = re.compile(
    r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}(?: \([^)]{0,80}\))?,? (?:is|was|has been|covers|writes|reports|joined)\b"
    r".{0,120}\b(?:reporter|writer|editor|correspondent|journalist|columnist|author of|contributor|producer|freelance|covers|covering"
    r"|journalist|verslaggever|redacteur)\b"
)
_LONGEST_FURNITURE = (
    45  # words: a line with one of the phrases that is longer than this has other things to say
)


def find_clutter(lines: Sequence[Line]) -> set[int]:
    """Indexes of the lines that belong to the page and not to the article."""
    found = {index for index, line in enumerate(lines) if _is_furniture(line)}
    found |= {index for index in range(max(0, len(lines) - 4), len(lines)) if _is_biography(lines[index])}
    found |= set(repeated_lines(lines))
    found |= head_lines(lines, found)
    return found | tail_lines(lines, found)


def _is_furniture(line: Line) -> bool:
    """Whether the line gives itself away, wherever it stands."""
    text = line.folded
    if not any(map(str.isalpha, line.head)) and line.length <= 60:  # share counts, rules, page numbers
        return True
    if len(line.words) > _LONGEST_FURNITURE or line.length > len(line.head):
        return False
    whole = LABEL.fullmatch(text) or _ADDRESS.fullmatch(text) or _COUNT.fullmatch(text)
    return bool(whole or INLINE_LINK.match(text) or MAKERS.match(text) or FORM.search(text)) or is_caption(
        line
    )


def _is_biography(line: Line) -> bool:
    """Whether one of the last lines presents the author."""
    return bool(_BIOGRAPHY.match(line.head))
