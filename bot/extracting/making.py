"""A file of any kind that is taken -> an article file, and what the archive makes of it."""

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath

from bot.archive.decoding import decode
from bot.archive.frontmatter import read_front_matter
from bot.archive.source import UnusableFileError
from bot.extracting.page import read_page
from bot.extracting.pdf import read_pdf
from bot.extracting.understanding import understand
from bot.extracting.values import Extracted, ExtractionError, Request
from bot.extracting.writing import article_file

MOST_BYTES = 2_000_000
"""Of an article's text: a long book. What is longer is no article, and slow to look through."""

_MADE = ".md"


def make_article(request: Request) -> Extracted:
    """The article file for what was given, by the ending of its name.

    A text stays byte for byte what it is, unless somebody says its title or date: that is written before it,
    in front matter that takes the place of what was there.

    Raises:
        ExtractionError: no article comes of it.
    """
    suffix = suffix_of(request.name)
    make = _MAKERS.get(suffix)
    if make is None:
        raise ExtractionError("kind")
    if not request.data:
        raise ExtractionError("empty")
    text = make(request)
    as_it_came = text is None
    data = request.data if text is None else text.encode("utf-8", "replace")
    if len(data) > MOST_BYTES:
        raise ExtractionError("too_much")
    kept = suffix if suffix in _TEXTS else _MADE
    stem = request.name[: len(request.name) - len(suffix)]
    understood = understand(f"{stem}{kept}", data, request, from_page=suffix in _PAGES)
    return Extracted(kept, data, as_it_came, understood)


def suffix_of(name: str) -> str:
    """The ending that says what kind of file it is, in small letters."""
    return PurePosixPath(name).suffix.lower()


def _text(request: Request) -> str | None:
    """None for a text that stays as it is."""
    if not (request.title or request.date):
        return None
    try:
        raw = decode(request.data).text
    except UnusableFileError as error:
        raise ExtractionError("not_text") from error
    front = read_front_matter(raw)
    fields = {
        "title": request.title or (front.title.value if front.title else ""),
        "outlet": front.outlet.value if front.outlet else "",
        "date": request.date or (front.date[1].value if front.date else ""),
        "language": front.language or "",
    }
    return article_file(fields, [raw[front.end :].lstrip("\ufeff").strip("\r\n")])


def _page(request: Request) -> str:
    page = read_page(request.data)
    fields = {
        "title": request.title or page.title,
        "outlet": page.outlet,
        "date": request.date or page.date,
        "made_from": request.name,
    }
    return article_file(fields, page.paragraphs)


def _pdf(request: Request) -> str:
    pdf = read_pdf(request.data)
    fields = {"title": request.title or pdf.title, "date": request.date, "made_from": request.name}
    return article_file(fields, pdf.paragraphs)


_TEXTS, _PAGES = (".txt", ".md"), (".html", ".htm")
_MAKERS: Mapping[str, Callable[[Request], str | None]] = {
    **dict.fromkeys(_TEXTS, _text),
    **dict.fromkeys(_PAGES, _page),
    ".pdf": _pdf,
}
