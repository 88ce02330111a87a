"""The small line under each passage that says where it stands."""

from bisect import bisect_right
from collections.abc import Iterable

from bot.archive import Span
from bot.cards import dates
from bot.cards.escaping import escape_line, units
from bot.cards.quoting import BOLD, fitting, quote_span
from bot.library import Library
from bot.texts import Texts

DOT = " · "
LONGEST_NAME = 700
"""Characters for a file name: 255 bytes are shown whole, unless they are nothing but control characters."""

DETAILS = 240
"""What paragraph, outlet and date take at most, in characters."""


def cited(
    library: Library, span: Span, say: Texts, *, highlights: Iterable[Span] = (), most: int = 600
) -> str:
    """The passage at `span`, cut to a block of `most` characters, and its source line.

    Where a block is full of highlights the bold gives way to the text.
    """
    marks = [mark for mark in highlights if mark.overlaps(span)]
    shown = fitting(library.archive, span, max(most - 2 * len(BOLD) * len(marks), most // 2))
    block = quote_span(library.archive, shown, marks)
    if units(block) > most:
        block = quote_span(library.archive, shown)
    return f"{block}\n{source_line(library, shown, say, cut=shown != span)}"


def source_line(library: Library, span: Span, say: Texts, *, cut: bool = False) -> str:
    """File, paragraph, outlet and date of `span`, as far as they are known; the file always comes first."""
    article = library.archive.article(span.file)
    details = [escape_line(span.file, LONGEST_NAME), _paragraphs(library, span, say)]
    details.append(escape_line(article.outlet.name, 60) if article.outlet else None)
    details.append(dates.published(library.facts.published[span.file], say))
    details.append(say("source.cut") if cut else None)
    return f"-# {DOT.join(detail for detail in details if detail)}"


def longest_source_line(file: str) -> int:
    """How many characters `source_line` takes at most for a span of `file`."""
    return units(escape_line(file, LONGEST_NAME)) + DETAILS


def _paragraphs(library: Library, span: Span, say: Texts) -> str | None:
    """Which paragraphs `span` touches, counted as a reader would; None outside of the running text."""
    starts = [paragraph.start for paragraph in library.archive.article(span.file).paragraphs]
    first, last = bisect_right(starts, span.start), bisect_right(starts, max(span.start, span.end - 1))
    if not first:
        return None
    return (
        say("source.paragraph", number=first)
        if first == last
        else say("source.paragraphs", first=first, last=last)
    )
