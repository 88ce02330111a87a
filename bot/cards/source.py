"""The small line under each passage that says where it stands."""

from bisect import bisect_right
from collections.abc import Iterable

from bot.archive import Archive, Passage, Span
from bot.cards import dates
from bot.cards.escaping import escape_line, escape_name, units
from bot.cards.quoting import BOLD, fitting, quote_span
from bot.library import Library
from bot.texts import Texts

DOT = " · "
LONGEST_NAME = 700
"""Characters for a file name: 255 bytes are shown whole, unless they are nothing but control characters."""

PARAGRAPH, ORIGIN = 60, 200
"""What a paragraph, and what outlet and date, take at most in characters."""


def passage_at(archive: Archive, span: Span) -> Passage | None:
    """The passage in which `span` begins."""
    passages = archive.article(span.file).passages
    position = bisect_right(passages, span.start, key=lambda passage: passage.span.start)
    found = passages[position - 1] if position else None
    return found if found and found.span.end > span.start else None


def sentence_at(archive: Archive, span: Span) -> Span:
    """The passage that holds `span`, or `span` itself where it runs over several or lies in none."""
    passage = passage_at(archive, span)
    return passage.span if passage and passage.span.contains(span) else span


def cited(
    library: Library,
    span: Span,
    say: Texts,
    *,
    highlights: Iterable[Span] = (),
    most: int = 600,
    detail: str = "",
) -> str:
    """The passage at `span`, cut to a block of `most` characters, and its source line.

    Where a block is full of highlights the bold gives way to the text.
    """
    marks = [mark for mark in highlights if mark.overlaps(span)]
    shown = shown_part(library, span, marks, most)
    block = quote_span(library.archive, shown, marks)
    if units(block) > most:
        block = quote_span(library.archive, shown)
    return f"{block}\n{source_line(library, shown, say, detail=detail, cut=shown != span)}"


def shown_part(library: Library, span: Span, highlights: Iterable[Span], most: int) -> Span:
    """As much of `span` as `cited` shows in a block of `most` characters: all of it, or whole sentences."""
    marks = sum(mark.overlaps(span) for mark in highlights)
    return fitting(library.archive, span, max(most - 2 * len(BOLD) * marks, most // 2))


def source_line(library: Library, span: Span, say: Texts, *, detail: str = "", cut: bool = False) -> str:
    """File, paragraph, outlet and date of `span`, as far as they are known; the file always comes first."""
    more = say("source.cut") if cut else ""
    details = [_place(library, span, say), *origin(library, span.file, say), detail, more]
    return f"-# {DOT.join(filter(None, details))}"


def place_line(library: Library, span: Span, say: Texts) -> str:
    """The same without outlet and date, for a card that has said them already."""
    return f"-# {_place(library, span, say)}"


def origin(library: Library, file: str, say: Texts) -> list[str]:
    """Outlet and date of the article in `file`, as far as they are known."""
    outlet = library.archive.article(file).outlet
    date = dates.published(library.facts.published[file], say)
    return [detail for detail in (escape_line(outlet.name, 60) if outlet else None, date) if detail]


def longest_source_line(file: str) -> int:
    """How many characters `source_line` takes at most for a span of `file`."""
    return longest_place(file) + ORIGIN


def longest_place(file: str) -> int:
    """How many characters `place_line` takes at most for a span of `file`."""
    return units(escape_name(file)[:LONGEST_NAME]) + PARAGRAPH


def _place(library: Library, span: Span, say: Texts) -> str:
    """The file, and the paragraphs that `span` touches, counted as a reader would."""
    starts = [paragraph.start for paragraph in library.archive.article(span.file).paragraphs]
    first, last = bisect_right(starts, span.start), bisect_right(starts, max(span.start, span.end - 1))
    file = escape_name(span.file)[:LONGEST_NAME]
    if not first:
        return file
    one = first == last
    where = say("source.paragraph", number=first) if one else say("source.paragraphs", first=first, last=last)
    return f"{file}{DOT}{where}"
