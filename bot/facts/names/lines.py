"""Articles as lines of words: each passage with its runs of capitals, and what of it is quoted."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from bot.archive import Article, Span
from bot.facts.names.capitals import Run, Word, is_title_case, runs_of, words_of
from bot.facts.names.siblings import Siblings, find_siblings

_MARK = re.compile(r"[\"“”„«»]+|``|''")
_ONLY_OPEN = frozenset("“„«`")
_ONLY_CLOSE = frozenset("”»'")


@dataclass(frozen=True, slots=True)
class Line:
    """A passage's words and the runs of capitals in it; in a `headline` nearly every word has a capital.

    `siblings` are its lists of children; `quoted` holds the places in the file where a quotation opens or
    closes, in turn.
    """

    start: int
    end: int
    words: tuple[Word, ...]
    runs: tuple[Run, ...]
    siblings: tuple[Siblings, ...]
    headline: bool
    quoted: Sequence[int]

    def is_quoted(self, place: int) -> bool:
        """Whether the character at `place` of the file stands between quotation marks."""
        return bisect_right(self.quoted, place) % 2 == 1


def lines_of(article: Article) -> tuple[Line, ...]:
    """The passages of `article` as lines, in reading order."""
    quoted = [edge for paragraph in article.paragraphs for edge in _edges(article.raw, paragraph)]
    return tuple(_line(article, passage.span.start, passage.span.end, quoted) for passage in article.passages)


def _line(article: Article, start: int, end: int, quoted: Sequence[int]) -> Line:
    text = article.raw[start:end]
    words = words_of(text, start)
    runs = tuple(runs_of(words, article.raw))
    siblings = tuple(find_siblings(words, runs, article.raw))
    return Line(start, end, words, runs, siblings, is_title_case(words, text), quoted)


def _edges(raw: str, paragraph: Span) -> list[int]:
    """Where quotations open and close in a paragraph; one left open ends with it.

    Rough on purpose: only who is spoken of hangs on it, and quotations themselves are found elsewhere, by
    name.
    """
    edges: list[int] = []
    for mark in _MARK.finditer(raw, paragraph.start, paragraph.end):
        opens = len(edges) % 2 == 0
        if mark.group()[0] not in (_ONLY_CLOSE if opens else _ONLY_OPEN):
            edges.append(mark.end() if opens else mark.start())
    return [*edges, paragraph.end] if len(edges) % 2 else edges
