"""Bytes of a file -> Article, and many files -> Archive: the entry to everything else in this package."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from bot.archive.archive import Archive, SkippedFile
from bot.archive.article import Article, Outlet, StatedDate
from bot.archive.bounds import check_extent
from bot.archive.dateline import Dateline, find_dateline
from bot.archive.decoding import decode
from bot.archive.file_name import day_in_name
from bot.archive.frontmatter import FrontMatter, read_front_matter
from bot.archive.interval import Interval
from bot.archive.language import guess_language, in_other_languages
from bot.archive.layout import Layout, lay_out
from bot.archive.orthography import Orthography
from bot.archive.outlet import find_masthead, find_outlet
from bot.archive.passage import Passages, Spans
from bot.archive.passages import divide
from bot.archive.printed_dates import find_dates
from bot.archive.source import SourceFile, UnusableFileError
from bot.archive.span import Span
from bot.archive.words import letters_in

__all__ = ["SourceFile", "UnusableFileError", "build_archive", "read_article"]

_DAY_FIRST = frozenset(["nl", "de", "fr", "es", "it", "pt", "ro", "tr", "id"])
"""Languages whose countries all write the day before the month; English has both."""


def read_article(source: SourceFile) -> Article:
    """Decode one file and mark what it holds.

    Raises:
        UnusableFileError: nothing in the file can be cited, or it has more lines or sentences than any
            article has.
    """
    decoded = decode(source.data)
    raw = decoded.text
    check_extent(raw)
    encoded = raw.encode("utf-8", "surrogatepass")
    front = read_front_matter(raw)
    body = raw[front.end :]
    words = Counter(letters_in(body))
    language = front.language or guess_language(body, words)
    layout = lay_out(raw, front, day_first=language in _DAY_FIRST)
    if not layout.paragraphs:
        raise UnusableFileError("it holds no article text, only what surrounds one")

    dateline = find_dateline(raw, layout.paragraphs)
    habits = Orthography.learn(raw, (*words, *letters_in(raw[: front.end])))
    passages = divide(raw, layout.paragraphs, frozenset(layout.headings), habits)
    return Article(
        file=source.name,
        raw=raw,
        digest=hashlib.sha256(encoded).hexdigest(),
        language=language,
        title=None if layout.title is None else Span(source.name, *layout.title),
        outlet=_outlet(source.name, raw, front, layout, dateline),
        stated_date=_stated_date(source.name, raw, front, layout, dateline),
        clutter=Spans.of_numbers(source.name, chain.from_iterable(layout.clutter)),
        paragraphs=Spans.of_numbers(source.name, chain.from_iterable(layout.paragraphs)),
        passages=Passages.of_numbers(source.name, passages),
        notes=decoded.notes + front.notes,
        foreign=tuple(in_other_languages(raw, layout.paragraphs, language, words)),
        exact=encoded == source.data,
    )


def build_archive(sources: Iterable[SourceFile], skipped: Iterable[SkippedFile] = ()) -> Archive:
    """Read every file; one that cannot be used is listed in `skipped` with its reason, and the rest works.

    Files of the same bytes are one article, cited by the first of their names.
    """
    articles, left_out = [], list(skipped)
    names: dict[bytes, list[str]] = {}
    for source in sources:
        names.setdefault(source.data, []).append(source.name)
    for data, same in names.items():
        first, *others = sorted(same)
        try:
            article = read_article(SourceFile(first, data))
        except UnusableFileError as reason:
            left_out += [SkippedFile(name, str(reason)) for name in same]
        else:
            articles.append(replace(article, also=tuple(others)) if others else article)
    return Archive(articles, left_out)


def _outlet(
    file: str, raw: str, front: FrontMatter, layout: Layout, dateline: Dateline | None
) -> Outlet | None:
    if front.outlet:
        return Outlet(front.outlet.value)
    headings = frozenset(layout.headings)
    text = next((bounds for bounds in layout.paragraphs if bounds not in headings), None)
    masthead = find_masthead(raw, layout.clutter, text[0] if text else 0)
    if found := masthead or find_outlet(raw, layout.paragraphs, dateline):
        return Outlet(found[0], Span(file, found[1], found[2]))
    return None


def _stated_date(
    file: str, raw: str, front: FrontMatter, layout: Layout, dateline: Dateline | None
) -> StatedDate | None:
    """The date of the front matter, the page, the dateline or the file's name: the first that is there.

    Where the page's day lies in the front matter's date it is taken: a reader can see it.
    """
    printed = layout.day
    if front.date is not None:
        interval, field = front.date
        if printed is None or not interval.first <= printed.day <= interval.last:
            return StatedDate(interval, Span(file, field.start, field.end))
    if printed is None and dateline is not None and dateline.day is not None:
        printed = next(find_dates(raw, *dateline.day), None)
    if printed is not None:
        return StatedDate(Interval.of_day(printed.day), Span(file, printed.start, printed.end))
    named = day_in_name(file)
    return StatedDate(Interval.of_day(named), None) if named else None
