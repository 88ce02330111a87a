"""A PDF -> the paragraphs of its text; what is only a picture has none."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pypdfium2 import PdfDocument, PdfiumError, PdfPage
from pypdfium2.raw import FPDF_ERR_PASSWORD

from bot.extracting.lines import PrintedLine, paragraphs_of
from bot.extracting.values import ExtractionError

MOST_PAGES = 300
_BEGINNING = 1024  # bytes within which the format wants its mark
_LINE = re.compile(r"[^\s](?:[^\r\n]*[^\s])?")
_NUMBERS = re.compile(r"\d+")
_AT_EDGE = 2  # lines at the top and at the bottom of a page that may be repeated on each


@dataclass(frozen=True, slots=True)
class Pdf:
    """What a PDF holds; `title` only if the text begins with it, since programs write much into that field.

    The days in a PDF say when the file was made, not when the article was published.
    """

    paragraphs: tuple[str, ...]
    title: str = ""


def read_pdf(data: bytes) -> Pdf:
    """The text of the PDF.

    Raises:
        ExtractionError: it is no PDF, is locked, too long, or holds no text.
    """
    if b"%PDF-" not in data[:_BEGINNING]:
        raise ExtractionError("not_pdf")
    try:
        with PdfDocument(data) as document:
            if len(document) > MOST_PAGES:
                raise ExtractionError("too_much")
            pages = [_lines(document[number]) for number in range(len(document))]
            title = str(document.get_metadata_value("Title"))
    except PdfiumError as error:
        raise ExtractionError("locked" if error.err_code == FPDF_ERR_PASSWORD else "not_pdf") from error
    paragraphs = tuple(paragraphs_of(_without_running_heads(pages)))
    if not any(letter.isalpha() for paragraph in paragraphs for letter in paragraph):
        raise ExtractionError("pictures")
    return Pdf(paragraphs, title if _begins_with(paragraphs, title) else "")


def _lines(page: PdfPage) -> list[PrintedLine]:
    """The lines of a page as PDFium reads them."""
    text_page = page.get_textpage()
    try:
        text = text_page.get_text_range()
        last = text_page.count_chars() - 1

        def box(place: int) -> tuple[float, float, float, float]:
            left, bottom, right, top = text_page.get_charbox(min(place, last), loose=True)
            return left, bottom, right, top

        found = []
        for line in _LINE.finditer(text):
            left, bottom, _, top = box(line.start())
            found.append(PrintedLine(line.group(), left, box(line.end() - 1)[2], bottom, top))
        return found
    finally:
        text_page.close()
        page.close()


def _without_running_heads(pages: Sequence[list[PrintedLine]]) -> Iterator[list[PrintedLine]]:
    """The pages without what stands at the edge of most of them, page numbers aside."""
    edges = [{_unnumbered(line) for line in (*page[:_AT_EDGE], *page[-_AT_EDGE:])} for page in pages]
    counts = Counter(mark for edge in edges for mark in edge)
    for page, edge in zip(pages, edges, strict=True):
        heads = {mark for mark in edge if counts[mark] > 1 and counts[mark] * 2 > len(pages)}
        last = len(page) - _AT_EDGE
        yield [
            line
            for number, line in enumerate(page)
            if _AT_EDGE <= number < last or _unnumbered(line) not in heads
        ]


def _unnumbered(line: PrintedLine) -> str:
    return _NUMBERS.sub("0", line.text)


def _begins_with(paragraphs: Sequence[str], title: str) -> bool:
    wanted = "".join(title.split()).casefold()
    return len(wanted) > 3 and "".join("".join(paragraphs[:5]).split()).casefold().startswith(wanted)
