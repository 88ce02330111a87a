"""An article as bytes, to be kept on disk and read again many times as fast as its file."""

from datetime import date

import msgspec

from bot.archive.article import Article, Outlet, StatedDate
from bot.archive.interval import Interval
from bot.archive.passage import Passages, Spans
from bot.archive.span import Span

VERSION = 1
"""Of the form: what another version packed is refused."""

_Place = tuple[int, int] | None


class DamagedArticleError(ValueError):
    """The bytes hold no article of this version; its file has to be read again."""


class _Packed(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """What is packed. Text is bytes: a file, or its name, may hold what UTF-8 may not, lone surrogates."""

    version: int
    file: bytes
    raw: bytes
    digest: str
    language: str
    title: _Place
    outlet: tuple[bytes, _Place] | None
    stated_date: tuple[date, date, _Place] | None
    clutter: bytes
    paragraphs: bytes
    passages: bytes
    notes: list[bytes]
    foreign: tuple[tuple[int, str], ...]
    exact: bool
    also: list[bytes]


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(_Packed)


def packed(article: Article) -> bytes:
    """The whole article, its text included, as bytes."""
    file, outlet, stated = article.file, article.outlet, article.stated_date
    return _ENCODER.encode(
        _Packed(
            VERSION,
            _bytes(file),
            _bytes(article.raw),
            article.digest,
            article.language,
            _place(article.title),
            None if outlet is None else (_bytes(outlet.name), _place(outlet.evidence)),
            None if stated is None else _stated(stated),
            Spans.of(file, article.clutter).packed(),
            Spans.of(file, article.paragraphs).packed(),
            Passages.of(file, article.passages).packed(),
            [_bytes(note) for note in article.notes],
            article.foreign,
            article.exact,
            [_bytes(name) for name in article.also],
        )
    )


def unpacked(data: bytes) -> Article:
    """The article that `packed` made `data` of.

    Raises:
        DamagedArticleError: it made it of none, or another version did.
    """
    try:
        return _unpacked(_DECODER.decode(data))
    except ValueError as error:
        raise DamagedArticleError(f"no article can be read from these bytes: {error}") from error


def _unpacked(held: _Packed) -> Article:
    """The article; a ValueError where that cannot be."""
    if held.version != VERSION:
        raise ValueError(f"version {held.version}, where {VERSION} is known")
    file, outlet, stated = _text(held.file), held.outlet, held.stated_date
    return Article(
        file,
        _text(held.raw),
        held.digest,
        held.language,
        _span(file, held.title),
        outlet and Outlet(_text(outlet[0]), _span(file, outlet[1])),
        stated and StatedDate(Interval(stated[0], stated[1]), _span(file, stated[2])),
        Spans.unpacked(file, held.clutter),
        Spans.unpacked(file, held.paragraphs),
        Passages.unpacked(file, held.passages),
        tuple(_text(note) for note in held.notes),
        held.foreign,
        held.exact,
        tuple(_text(name) for name in held.also),
    )


def _stated(stated: StatedDate) -> tuple[date, date, _Place]:
    return stated.interval.first, stated.interval.last, _place(stated.evidence)


def _place(span: Span | None) -> _Place:
    return None if span is None else (span.start, span.end)


def _span(file: str, place: _Place) -> Span | None:
    return place and Span(file, *place)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")
