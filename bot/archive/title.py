"""The headline of an article, where it has one."""

from collections.abc import Sequence

from bot.archive.dateline import is_dateline
from bot.archive.line import Line

_LONGEST_TITLE = 200  # characters
_LEADS_ON = (",", ":", "_", "-", "–", "—")
_MARKS = " \t\"'“”‘’.…"


def find_title(lines: Sequence[Line], content: Sequence[int], stated: str | None) -> int | None:
    """The index of the line that is the title, given the content and the title that front matter states.

    It is the first content line, if that repeats the stated title; where none is stated, if it is short, is
    no dateline, neither ends nor goes on as a sentence and has text below it.
    """
    if not content:
        return None
    first = lines[content[0]]
    if stated is not None:
        return content[0] if _same(first.head, stated) else None
    fits = first.length <= _LONGEST_TITLE and (not first.closed or first.is_question)
    fits = fits and not first.head.endswith(_LEADS_ON) and not is_dateline(first.head)
    return content[0] if fits and len(content) > 1 else None


def is_heading(line: Line) -> bool:
    """Whether a line in the running text is a subheading: short, starting with a capital, and no sentence."""
    return (
        line.length <= _LONGEST_TITLE
        and not line.closed
        and not line.head[:1].islower()
        and line.head[-1] not in ",;"
        and not is_dateline(line.head)
    )


def _same(line: str, title: str) -> bool:
    return " ".join(line.split()).casefold().strip(_MARKS) == " ".join(title.split()).casefold().strip(_MARKS)
