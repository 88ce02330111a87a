"""An article divided into pages that fit on a card: content only, in reading order."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.archive import Archive, Article, Span
from bot.cards.escaping import units
from bot.cards.quoting import fitting, quote_span
from bot.cards.source import longest_source_line

PAGE = 2400
"""Characters of quote blocks and source lines on one page: about two screens of a phone."""


@dataclass(frozen=True, slots=True)
class Pages:
    """Each page is a tuple of unbroken stretches of the file, with no clutter in them."""

    pages: tuple[tuple[Span, ...], ...]

    @classmethod
    def of(cls, archive: Archive, article: Article) -> "Pages":
        """Divide `article`; the same article always gives the same pages."""
        below = longest_source_line(article.file)
        pages: list[list[Span]] = [[]]
        used = 0
        for piece in _pieces(archive, article, PAGE - below):
            page = pages[-1]
            if page and _adjoin(article, page[-1], piece):
                more = units(quote_span(archive, piece.within(page[-1].end, piece.end)))
                if used + more <= PAGE:
                    page[-1] = piece.within(page[-1].start, piece.end)
                    used += more
                    continue
            size = units(quote_span(archive, piece)) + below
            if page and used + size > PAGE:
                page, used = [], 0
                pages.append(page)
            page.append(piece)
            used += size
        return cls(tuple(tuple(page) for page in pages))

    def holding(self, span: Span) -> int:
        """The number, from 0, of the page where `span` begins; the one before it when it is on no page."""
        before = [number for number, page in enumerate(self.pages) if page and page[0].start <= span.start]
        return before[-1] if before else 0


def _pieces(archive: Archive, article: Article, room: int) -> Iterator[Span]:
    """The content paragraphs; one that is longer than `room` in parts."""
    for paragraph in article.paragraphs:
        rest = paragraph
        while rest:
            piece = fitting(archive, rest, room)
            yield piece
            rest = rest.within(piece.end, rest.end)


def _adjoin(article: Article, first: Span, second: Span) -> bool:
    """Whether nothing but white space stands between the two."""
    between = article.raw[first.end : second.start]
    return len(between) <= 8 and not between.strip()
