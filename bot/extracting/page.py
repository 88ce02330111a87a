"""A page -> the paragraphs of its article, with title, outlet and date as the page's own data give them."""

import codecs
import re
from dataclasses import dataclass

from trafilatura import bare_extraction

from bot.extracting.values import ExtractionError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE
)
_SEARCHED = 4096
_PLAIN_CODEC = re.compile(
    r"utf-8|cp(?:125\d|866|874|932|949|950)|iso8859-\d\d?|koi8-[rut]|gb2312|gbk|gb18030|big5|euc_(?:jp|kr)"
    r"|shift_jis|mac-roman|tis-620"
)
"""The codecs that browsers know too; Python has others that a page must not choose, such as zip and idna."""

_TAG = re.compile(r"<(?:!doctype html|html|head|body|article|div|p|h1|main|section)\b", re.IGNORECASE)
_XML_OPENING = re.compile(r"\A\s*<\?xml[^>]*\?>")
_DATES = {"original_date": True, "extensive_search": False}
"""Only what the page states as its date: the extensive search would also take one from a teaser or footer."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds; "" for what it does not say."""

    paragraphs: tuple[str, ...]
    title: str = ""
    outlet: str = ""
    date: str = ""


def read_page(data: bytes) -> Page:
    """The article on the page. Nothing is fetched: the page is given to the extractor as a string.

    Raises:
        ExtractionError: it is no page, or holds no article.
    """
    text = _XML_OPENING.sub("", decode_page(data))
    if "\0" in text or not _TAG.search(text):
        raise ExtractionError("not_page")
    found = bare_extraction(
        text, with_metadata=True, include_comments=False, date_extraction_params=dict(_DATES)
    )
    if found is None or isinstance(found, dict):  # the type says dict for an option that is not used
        raise ExtractionError("no_text")
    paragraphs = tuple(line for line in (found.text or "").splitlines() if line.strip())
    if not paragraphs:
        raise ExtractionError("no_text")
    return Page(paragraphs, found.title or "", found.sitename or "", found.date or "")


def decode_page(data: bytes) -> str:
    """The text of a page: by its byte order mark, else UTF-8 if it is that, else as it declares itself.

    Browsers read Latin-1 as Windows-1252, and what declares nothing too; broken bytes become marks.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return data.decode(codec, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(_declared(data), "replace")


def _declared(data: bytes) -> str:
    declared = _DECLARED.search(data, 0, _SEARCHED)
    try:
        codec = codecs.lookup(declared[1].decode("ascii", "replace")).name if declared else ""
    except LookupError:
        codec = ""
    if codec in {"", "ascii", "iso8859-1"} or not _PLAIN_CODEC.fullmatch(codec):
        return "cp1252"
    return codec
