"""The one place where article text becomes part of a message: a slice of a file as a quote block."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from bot.archive import Archive, Span
from bot.cards.escaping import escape, unescape, units

PREFIX = "> "
BOLD = "**"
UNMARKED = re.compile(r"(?P<kept>\\.|[^\\*])|\*\*", re.DOTALL)
SENTENCE_END = re.compile(r"[.!?…][\"'”’»)]*(?=\s)")
WORD_END = re.compile(r"\S(?=\s)")
LINE = re.compile(r"\S(?:[^\n]*\S)?")


def quote_span(archive: Archive, span: Span, highlights: Iterable[Span] = ()) -> str:
    """The quote block that shows `span`, with the `highlights` inside it in bold.

    Raises:
        KeyError: the archive has no such file.
        ValueError: the span reaches beyond the end of the file.
    """
    marked = [(part.start - span.start, part.end - span.start) for part in highlights if part.overlaps(span)]
    return quote(archive.text(span), marked)


def quote(text: str, highlights: Iterable[tuple[int, int]] = ()) -> str:
    """`text` as a quote block, with the stretches `highlights` (offsets into `text`) in bold."""
    edges = [0, *(edge for stretch in _bold_stretches(text, highlights) for edge in stretch), len(text)]
    pieces = (_in_block(text[start:end]) for start, end in pairwise(edges))
    return PREFIX + BOLD.join(pieces)


def unquote(block: str) -> str:
    """The text that `quote` was given: the exact inverse, whatever was highlighted.

    Raises:
        ValueError: `block` is not a quote block.
    """
    lines = block.split("\n")
    if not all(line.startswith(PREFIX) for line in lines):
        raise ValueError("every line of a quote block begins with the quote prefix")
    escaped = "\n".join(line.removeprefix(PREFIX) for line in lines)
    return unescape(UNMARKED.sub(lambda found: found["kept"] or "", escaped))


def fitting(archive: Archive, span: Span, room: int) -> Span:
    """As much of the beginning of `span` as a quote block of `room` characters holds.

    What is cut is cut after a sentence, else after a word, else in a word that is longer than the room.
    """
    text = archive.text(span.within(span.start, min(span.end, span.start + room)))
    length = _affordable(text, room)
    if length == len(span):
        return span
    ends = [found.end() for found in SENTENCE_END.finditer(text, 0, length) if found.end() > length // 3]
    ends = ends or [found.end() for found in WORD_END.finditer(text, 0, length)] or [length]
    return span.within(span.start, span.start + ends[-1])


def _affordable(text: str, room: int) -> int:
    """How many characters of `text` fit into `room` once quoted; at least one."""
    used = len(PREFIX)
    for position, character in enumerate(text):
        used += len(PREFIX) + 1 if character == "\n" else units(escape(character))
        if character in ".)" and position and text[position - 1].isdigit():
            used += 1
        if used > room:
            return max(position, 1)
    return len(text)


def _in_block(text: str) -> str:
    return escape(text).replace("\n", "\n" + PREFIX)


def _bold_stretches(text: str, highlights: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The highlights as stretches that can be bold: apart, within a line, without white space around."""
    for start, end in _merged(highlights):
        first = max(start, 0)
        for found in LINE.finditer(text, first, max(end, first)):
            yield found.span()


def _merged(highlights: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same stretches in order, with those that touch or overlap made one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(highlights):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
