"""Lines that give themselves away, wherever they stand."""

import re
from collections.abc import Sequence

from bot.archive.clutter.captions import is_caption
from bot.archive.clutter.labels import is_label
from bot.archive.clutter.notices import Notices, holds_notice, is_link_or_credit
from bot.archive.line import Line

LONGEST = 45
"""Words: a line with one of the phrases that is longer than this has other things to say."""

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[^\s@]+@[^\s@]+\.\w+|@\w+|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}")
_COUNT = re.compile(
    r"\W{0,3}[\d.,]+ ?[km]? ?(?:shares?|views?|likes?|votes?|reads?|min(?:ute|uten|utes|utos|uti)?s?\.?)"
    r"(?: (?:read|leestijd|lesezeit|de lecture))?"
)
_BIOGRAPHY = re.compile(
    r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}(?: \([^)]{0,80}\))?,?"
    r" (?:is|was|has been|covers|writes|reports|joined)\b.{0,120}"
    r"\b(?i:reporter|writer|editor|correspondent|journalist|columnist|contributor|freelance)\b"
)
# What a page's own machinery leaves behind: "[button link=...]", the name of an icon.
_CODE = re.compile(
    r"\[\w{2,30} \w{2,30}=|(?:arrow|chevron|expand|keyboard|navigate|play|thumb)_[a-z_]{2,30} "
)
_LINK_BARS = 3  # "World | Sport | Weather | Video"
_SHORTEST_SHOUT = 8  # words in capitals: longer than subheadings are


def is_furniture(line: Line, likely: Sequence[Notices]) -> bool:
    """Whether the line is a label, one of the `likely` notices, a link, credit, address or count."""
    if _is_link_bar(line):
        return True
    if line.length > len(line.head):
        return False
    text = line.folded
    if _is_wordless(line) or len(line.words) > LONGEST:
        return _is_wordless(line)
    if is_label(text) or _is_address(text) or _COUNT.fullmatch(text):
        return True
    if is_link_or_credit(text) or holds_notice(text, likely) or is_caption(line):
        return True
    return bool(_CODE.match(line.head)) or _is_shouted_link(line)


def is_biography(line: Line) -> bool:
    """Whether one of the last lines presents the author: "Ann Lee is a writer based in ..."."""
    return bool(_BIOGRAPHY.match(line.head))


def _is_address(text: str) -> bool:
    return " " not in text and _ADDRESS.fullmatch(text) is not None  # most lines have a space: so no match


def _is_wordless(line: Line) -> bool:
    """Share counts, rules and the like; a number with a full stop may be the rest of a sentence."""
    return not any(map(str.isalpha, line.head)) and not (line.closed and any(map(str.isdigit, line.head)))


def _is_link_bar(line: Line) -> bool:
    """Links side by side."""
    return not line.closed and line.head.count(" | ") >= _LINK_BARS


def _is_shouted_link(line: Line) -> bool:
    """Another article's headline in capitals, as some sites set them between paragraphs."""
    return not line.closed and len(line.words) >= _SHORTEST_SHOUT and line.head.isupper()
