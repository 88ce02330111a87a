"""The article on a page."""

import gzip
import io
import socket
import zipfile
from contextlib import suppress

import pytest

from bot.extracting.page import decode_page, read_page
from bot.extracting.values import ExtractionError

BODY = (
    "<p>De storm trof de haven op 3 mei 2021. Alle boten waren op zee, zei burgemeester Daniël Vîrtù.</p>"
    "<p>Niemand had ons gewaarschuwd, zei een visser op de kade van de haven, die alles had gezien.</p>"
)


def page(body: str = BODY, head: str = "") -> str:
    return f"<!doctype html><html><head>{head}</head><body><article>{body}</article></body></html>"


def refused(data: bytes) -> str:
    with pytest.raises(ExtractionError) as caught:
        read_page(data)
    return caught.value.reason


def test_title_outlet_and_date_are_what_the_page_states() -> None:
    head = (
        '<title>Storm | De Krant</title><meta property="og:title" content="Storm raast over haven">'
        '<meta property="og:site_name" content="De Krant">'
        '<meta property="article:published_time" content="2021-05-04T10:00:00Z">'
    )
    found = read_page(page(head=head).encode())
    assert (found.title, found.outlet, found.date) == ("Storm raast over haven", "De Krant", "2021-05-04")
    assert found.paragraphs[0].startswith("De storm trof de haven")


def test_a_date_in_a_teaser_or_in_the_footer_is_not_the_pages() -> None:
    teaser = "<aside><a href='/x'>12 januari 2019: bakker wint prijs</a></aside><footer>© 2018</footer>"
    assert not read_page(page(BODY + teaser).encode()).date


def test_scripts_styles_menus_and_teasers_are_no_text() -> None:
    rest = (
        "<script>alert('een')</script><style>p{color:red}</style>"
        "<aside class='related'><h3>Lees ook</h3><ul><li><a href='/a'>Bakker wint prijs</a></li></ul></aside>"
    )
    text = "\n".join(read_page(page(BODY + rest).encode()).paragraphs)
    assert not any(words in text for words in ("alert", "color", "Bakker"))


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_page_in_any_unicode_is_read(codec: str) -> None:
    assert "Daniël Vîrtù" in read_page(page().encode(codec)).paragraphs[0]


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252", "latin1", "idna", "zip", "none such", ""])
def test_a_page_that_is_no_unicode_is_read_as_it_declares_itself_or_as_browsers_would(declared: str) -> None:
    data = page(head=f'<meta charset="{declared}">').encode("cp1252")
    assert "Daniël Vîrtù" in read_page(data).paragraphs[0]


def test_another_declared_encoding_is_followed() -> None:
    assert "год" in decode_page('<meta charset="windows-1251"><p>год</p>'.encode("cp1251"))


def zipped() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.html", page())
    return packed.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (gzip.compress(page().encode()), "not_page"),
        (zipped(), "not_page"),
        (b"%PDF-1.7 <p>", "no_text"),
        (b"just words", "not_page"),
        (b"\0<p>x</p>", "not_page"),
    ],
    ids=["gzip", "zip", "pdf", "words", "nul"],
)
def test_what_is_packed_or_something_else_is_no_page(data: bytes, reason: str) -> None:
    assert refused(data) == reason


@pytest.mark.parametrize("tag", ["div", "b", "table><tr><td", "blockquote", "ul><li"])
def test_a_hundred_thousand_tags_in_each_other_do_no_harm(tag: str) -> None:
    deep = f"<html><body>{f'<{tag}>' * 100_000}The storm hit the harbour."
    with suppress(ExtractionError):
        assert read_page(deep.encode()).paragraphs


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def fetch(*_: object, **__: object) -> None:
        raise AssertionError("it reached for the network")

    monkeypatch.setattr(socket.socket, "connect", fetch)
    monkeypatch.setattr(socket, "getaddrinfo", fetch)
    head = (
        '<link rel="canonical" href="http://127.0.0.1:9/a"><base href="http://127.0.0.1:9/">'
        '<link rel="alternate" type="application/json+oembed" href="http://127.0.0.1:9/o">'
        '<meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/">'
    )
    outside = "<img src='http://127.0.0.1:9/i.png'><iframe src='http://127.0.0.1:9/f'></iframe>"
    assert read_page(page(BODY + outside, head).encode()).paragraphs
