"""Bytes of a file -> Article, and many files -> Archive: the entry to everything else in this package."""

import hashlib
from collections.abc import Iterable

from bot.archive.archive import Archive, SkippedFile
from bot.archive.article import Article, Outlet, StatedDate
from bot.archive.decoding import decode
from bot.archive.frontmatter import FrontMatter, read_front_matter
from bot.archive.interval import Interval
from bot.archive.language import guess_language, language_of_paragraph
from bot.archive.layout import Layout, lay_out
from bot.archive.orthography import Orthography
from bot.archive.outlet import find_outlet
from bot.archive.passages import divide
from bot.archive.source import SourceFile, UnusableFileError
from bot.archive.span import Span

__all__ = ["SourceFile", "UnusableFileError", "build_archive", "read_article"]


def read_article(source: SourceFile) -> Article:
    """Decode one file and mark what it holds.

    Raises:
        UnusableFileError: nothing in the file can be cited.
    """
    decoded = decode(source.data)
    raw = decoded.text
    front = read_front_matter(raw)
    layout = lay_out(raw, front)
    if not layout.paragraphs:
        raise UnusableFileError("it holds no article text, only what surrounds one")

    def span(start: int, end: int) -> Span:
        return Span(source.name, start, end)

    paragraphs = tuple(span(*bounds) for bounds in layout.paragraphs)
    language = front.language or guess_language(raw[front.end :])
    headings = frozenset(span(*bounds) for bounds in layout.headings)
    return Article(
        file=source.name,
        raw=raw,
        digest=hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest(),
        language=language,
        title=None if layout.title is None else span(*layout.title),
        outlet=_outlet(source.name, raw, front, layout),
        stated_date=_stated_date(source.name, front, layout),
        clutter=tuple(span(*bounds) for bounds in layout.clutter),
        paragraphs=paragraphs,
        passages=tuple(divide(raw, paragraphs, headings, Orthography.learn(raw))),
        notes=decoded.notes + front.notes,
        foreign=tuple(
            (number, other)
            for number, (start, end) in enumerate(layout.paragraphs, 1)
            if (other := language_of_paragraph(raw[start:end], language)) != language
        ),
    )


def build_archive(sources: Iterable[SourceFile], skipped: Iterable[SkippedFile] = ()) -> Archive:
    """Read every file; one that cannot be used is listed in `skipped` with its reason, and the rest works."""
    articles, left_out = [], list(skipped)
    for source in sources:
        try:
            articles.append(read_article(source))
        except UnusableFileError as reason:
            left_out.append(SkippedFile(source.name, str(reason)))
    return Archive(articles, left_out)


def _outlet(file: str, raw: str, front: FrontMatter, layout: Layout) -> Outlet | None:
    if front.outlet:
        return Outlet(front.outlet.value)
    if found := find_outlet(raw, layout.paragraphs):
        return Outlet(found[0], Span(file, found[1], found[2]))
    return None


def _stated_date(file: str, front: FrontMatter, layout: Layout) -> StatedDate | None:
    """The date of the front matter, else of the page; where both agree, the one that a reader can see."""
    printed = layout.day
    if front.day is not None and (printed is None or printed.day != front.day[0]):
        day, field = front.day
        return StatedDate(Interval.of_day(day), Span(file, field.start, field.end))
    if printed is not None:
        return StatedDate(Interval.of_day(printed.day), Span(file, printed.start, printed.end))
    return None
