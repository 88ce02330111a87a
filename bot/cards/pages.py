"""An article divided into pages that fit on a card: its content paragraphs, in reading order."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.archive import Archive, Article, Span
from bot.cards.escaping import units
from bot.cards.quoting import fitting, quote_span
from bot.cards.source import longest_place

PAGE = 2000
"""Characters of quote blocks and the lines under them on one page: about two screens of a phone."""

MOST_PARAGRAPHS = 20


@dataclass(frozen=True, slots=True)
class Pages:
    """Each page is a tuple of paragraphs; one that is longer than a page comes in parts."""

    pages: tuple[tuple[Span, ...], ...]

    @classmethod
    def of(cls, archive: Archive, article: Article) -> "Pages":
        """Divide `article`; the same article always gives the same pages."""
        below = longest_place(article.file)
        pages: list[list[Span]] = [[]]
        used = 0
        for piece in _pieces(archive, article, PAGE - below):
            size = units(quote_span(archive, piece)) + below
            if pages[-1] and (used + size > PAGE or len(pages[-1]) == MOST_PARAGRAPHS):
                pages.append([])
                used = 0
            pages[-1].append(piece)
            used += size
        return cls(tuple(tuple(page) for page in pages))

    def holding(self, span: Span) -> int:
        """The number, from 0, of the page where `span` begins; the one before it when it is on no page."""
        before = [number for number, page in enumerate(self.pages) if page and page[0].start <= span.start]
        return before[-1] if before else 0


def _pieces(archive: Archive, article: Article, room: int) -> Iterator[Span]:
    for paragraph in article.paragraphs:
        rest = paragraph
        while rest:
            piece = fitting(archive, rest, room)
            yield piece
            rest = rest.within(piece.end, rest.end)
