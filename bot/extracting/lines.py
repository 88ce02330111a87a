"""Lines as they are printed on a page, put together to paragraphs."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_CUT_WORD = re.compile(r"[\x02\u00ad\ufffe]\Z")
"""How PDFium and others mark a hyphen that only the end of the line brought."""

_ENDS = re.compile(r"""[.!?…:][)\]"'”’»]*\Z""")
_INDENT = 2.5  # heights by which lines of one column may begin further left or right
_GAP = 0.75  # heights of a line between two of them that are further apart than those of one paragraph
_ALIKE = 1.1  # times that one line may be higher than another; those of a heading are more


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line, and where it stands in points from the lower left; its height is that of its first font."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        """From the lowest to the highest that the font reaches."""
        return max(self.top - self.bottom, 1.0)


def paragraphs_of(pages: Iterable[Sequence[PrintedLine]]) -> Iterator[str]:
    """The paragraphs in reading order; one that goes on over a page break is one."""
    waiting = ""
    for page in pages:
        for number, paragraph in enumerate(_on(page)):
            if waiting and number == 0 and not _ENDS.search(waiting) and paragraph[:1].islower():
                waiting = _joined(waiting, paragraph)
                continue
            if waiting:
                yield waiting
            waiting = paragraph
    if waiting:
        yield waiting


def _on(page: Sequence[PrintedLine]) -> Iterator[str]:
    text, last = "", None
    for line in page:
        if last is not None and _go_on(last, line, _edge(last, page)):
            text = _joined(text, line.text)
        else:
            if text:
                yield text
            text = line.text
        last = line
    if text:
        yield text


def _edge(line: PrintedLine, page: Sequence[PrintedLine]) -> float:
    """The right edge of the column that `line` stands in: that of its longest line."""
    return max(
        one.right for one in page if abs(one.left - line.left) < _INDENT * line.height and _alike(one, line)
    )


def _go_on(one: PrintedLine, other: PrintedLine, edge: float) -> bool:
    """Whether the two stand in one paragraph: close together, the next word finding no room on the first."""
    if not _alike(one, other) or not -one.height < one.bottom - other.top < _GAP * one.height:
        return False
    word = len(other.text.split(maxsplit=1)[0]) + 1
    return one.right + word * (other.right - other.left) / len(other.text) > edge


def _alike(one: PrintedLine, other: PrintedLine) -> bool:
    return max(one.height, other.height) < _ALIKE * min(one.height, other.height)


def _joined(text: str, line: str) -> str:
    if _CUT_WORD.search(text):
        return text[:-1] + line
    return text + line if text.endswith("-") and line[:1].islower() else f"{text} {line}"
