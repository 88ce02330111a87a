"""Which characters of a file are paragraphs, headings, title and clutter."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.archive.clutter import find_clutter
from bot.archive.clutter.head import stamped
from bot.archive.clutter.metadata import Metadata, best_day, is_update_label, metadata_opening, read_metadata
from bot.archive.frontmatter import FrontMatter
from bot.archive.line import Line, line_at, split_lines
from bot.archive.printed_dates import PrintedDate
from bot.archive.title import find_title, is_heading
from bot.archive.wrapping import unwrapped

Bounds = tuple[int, int]
_HEADING_MARK = re.compile(r"#{1,6}[ \t]+(?=\S)")  # Markdown
_OPENING_LINES = 4  # a kicker and a headline may stand above metadata that shares its line with the text


@dataclass(frozen=True, slots=True)
class Layout:
    """Offsets of everything in a file, in order.

    Each character that is not white space is in one of `clutter` and `paragraphs`, or in a `title` that
    stands in front matter; `headings` are those paragraphs that are no running text. `day` is the publication
    date that the page states.
    """

    clutter: list[Bounds]
    paragraphs: list[Bounds]
    headings: list[Bounds]
    title: Bounds | None
    day: PrintedDate | None


def lay_out(text: str, front: FrontMatter, *, day_first: bool = False) -> Layout:
    """Divide `text`, whose front matter has been read, into clutter and content.

    `day_first` says how its language writes dates in digits: 05/06/2019.
    """
    start = front.end or int(text.startswith("\ufeff"))
    opened = _cut_openings(text, start)
    lines = opened.lines
    furniture = find_clutter(lines)
    content = [index for index in range(len(lines)) if index not in furniture]
    title = find_title(lines, content, front.title.value if front.title else None)
    if title in opened.cut:  # a headline does not share its line with metadata
        title = None
    headings = [index for index in content if index == title or _is_subheading(lines, content, index)]
    shown = _title_bounds(lines, title, front)
    stated = [*opened.stated, *_stated_in_head(lines, furniture, day_first=day_first)]
    if all(one.updated or one.day is None for one in stated):
        stated += _stated_below(lines, content, day_first=day_first)
    clutter = [*_top(start, shown), *opened.openings, *(_bounds(lines[index]) for index in furniture)]
    return Layout(
        sorted(clutter),
        [_bounds(lines[index]) for index in content],
        [_bounds(lines[index]) for index in headings],
        shown,
        best_day(stated),
    )


@dataclass(frozen=True, slots=True)
class _Opened:
    """The lines without the marks and the metadata that open some of them.

    `openings` are those marks and metadata; `cut` the indexes of the lines that metadata was cut from.
    """

    lines: list[Line]
    openings: list[Bounds]
    stated: list[Metadata]
    cut: set[int]


def _cut_openings(text: str, start: int) -> _Opened:
    opened = _Opened(unwrapped(text, list(split_lines(text, start, len(text)))), [], [], set())
    for index, line in enumerate(opened.lines):
        if mark := _HEADING_MARK.match(line.head):
            opened.openings.append((line.start, line.start + mark.end()))
            opened.lines[index] = line_at(text, line.start + mark.end(), line.end)
    for index, line in enumerate(opened.lines[:_OPENING_LINES]):
        if read_metadata(line) is None and (found := metadata_opening(line, text)):
            end, metadata = found
            # The blanks before it go with it, where no heading mark stands there.
            opened.openings.append((line.start if index or opened.openings else start, end))
            opened.stated.append(metadata)
            opened.lines[index] = line_at(text, end, line.end)
            opened.cut.add(index)
    return opened


def _bounds(line: Line) -> Bounds:
    return line.start, line.end


def _stated_in_head(lines: Sequence[Line], furniture: set[int], *, day_first: bool) -> list[Metadata]:
    """Time stamps beside the start of the text; those below may be of comments and other articles."""
    head = stamped(lines, furniture)
    stamps = [(index, found) for index in head if (found := read_metadata(lines[index], day_first=day_first))]
    return [
        replace(found, updated=found.updated or (index > 0 and is_update_label(lines[index - 1])))
        for index, found in stamps
    ]


def _stated_below(lines: Sequence[Line], content: Sequence[int], *, day_first: bool) -> list[Metadata]:
    """The time stamp that follows the last sentence, if it says itself that it is of the publication."""
    last = max((index for index in content if lines[index].is_prose), default=len(lines))
    stamps = (read_metadata(line, day_first=day_first) for line in lines[last + 1 : last + 2])
    return [found for found in stamps if found and found.published]


def _is_subheading(lines: Sequence[Line], content: Sequence[int], index: int) -> bool:
    """Whether the line is a heading with text below it."""
    return index != content[-1] and is_heading(lines[index])


def _top(start: int, title: Bounds | None) -> list[Bounds]:
    """The clutter before `start`: byte order mark and front matter, but not a title that stands in it."""
    if title is not None and title[1] <= start:
        return [(0, title[0]), (title[1], start)]
    return [(0, start)] if start else []


def _title_bounds(lines: Sequence[Line], title: int | None, front: FrontMatter) -> Bounds | None:
    if title is not None:
        return _bounds(lines[title])
    if front.title is not None and front.title.verbatim:
        return front.title.start, front.title.end
    return None
