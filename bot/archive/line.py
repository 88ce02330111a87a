"""A line of the file and the features by which page furniture is told from prose."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.archive.words import compounds_in

_LINE = re.compile(r"[^\r\n]+")
_CLOSERS = "\"'“”‘’»›)]}」』）】 \t\u00a0"
_STOPS = tuple(".!?…。！？।؟۔")
_LOOK = 600  # characters at either end of a line that are looked at; what is longer is prose


class Line(NamedTuple):
    """A line that is not blank: `raw[start:end]`, without the white space around it.

    Only its first and last characters, `head` and `tail`, are ever examined, so that a line of megabytes
    costs no more than a long one. `folded` is the head in small letters with single spaces, to be compared
    and matched; `words` are those of the head; `closed` says that the line ends as a sentence does: with a
    full stop or the like, perhaps inside a quotation.
    """

    start: int
    end: int
    head: str
    tail: str
    folded: str
    words: list[str]
    closed: bool

    @property
    def length(self) -> int:
        """How many characters it has."""
        return self.end - self.start

    @property
    def capitalised(self) -> float:
        """Which share of its words of four letters or more starts with a capital or a digit, 0..1."""
        long_words = [word for word in self.words if len(word) >= 4] or self.words
        return sum(word[0].isupper() or word[0].isdigit() for word in long_words) / max(1, len(long_words))

    @property
    def is_question(self) -> bool:
        """Whether it is a question or an exclamation by itself, as headlines are and paragraphs are not."""
        return self.length <= 200 and self.tail.endswith(("?", "!"))

    @property
    def is_prose(self) -> bool:
        """Whether it reads as running text: long enough, and closed."""
        return self.closed and (len(self.words) >= 8 or self.length >= 60)

    @property
    def is_headline_like(self) -> bool:
        """Whether it could be the headline of something: not long, and no full stop."""
        return not self.closed and self.length <= 200


def split_lines(text: str, start: int, end: int) -> Iterator[Line]:
    """The lines of `text` from `start` to `end` that are not blank; CR, LF and CRLF end a line."""
    for first, last in line_bounds(text, start, end):
        yield line_at(text, first, last)


def line_bounds(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the lines stand that `split_lines` finds."""
    for match in _LINE.finditer(text, start, end):
        line = match[0].strip()
        if line:
            first = match.start() + match[0].index(line[0])
            yield first, first + len(line)


def line_at(text: str, start: int, end: int) -> Line:
    """What stands from `start` to `end` as a line, the white space before it left out."""
    while start < end and text[start].isspace():
        start += 1
    head = tail = text[start : min(end, start + _LOOK)]
    if end - start > _LOOK:
        tail = text[end - _LOOK : end]
    closed = tail.rstrip(_CLOSERS).endswith(_STOPS)
    pieces = head.split()
    return Line(start, end, head, tail, " ".join(pieces).casefold(), compounds_in(pieces), closed)
