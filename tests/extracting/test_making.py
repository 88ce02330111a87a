"""What comes of each kind of file, and what is understood of it."""

import pytest

from bot.archive.reading import SourceFile, read_article
from bot.extracting.making import MOST_BYTES, make_article
from bot.extracting.values import ExtractionError, Request
from tests.extracting.made import printed

TEXT = b"Flood reaches the mill\r\n\r\nThe flood reached the mill on 9 June 2022. Nobody was hurt.\r\n"
PAGE = (
    b"<html><head><title>Flood reaches the mill</title>"
    b"<meta property='article:published_time' content='2022-06-10'></head><body><article>"
    b"<p>The flood reached the mill on Thursday. The miller saved every sack of flour that he had.</p>"
    b"<p>Read also: ten floods that you forgot</p>"
    b"<p>Nobody had warned them, he said. The water stood two metres high in the yard.</p>"
    b"</article></body></html>"
)


def refused(request: Request) -> str:
    with pytest.raises(ExtractionError) as caught:
        make_article(request)
    return caught.value.reason


@pytest.mark.parametrize("name", ["a.txt", "a.md", "A.TXT"])
def test_a_text_stays_byte_for_byte(name: str) -> None:
    made = make_article(Request(name, TEXT))
    assert made.data == TEXT
    assert made.as_it_came
    assert made.suffix == name[-4:].lower().lstrip("a")


def test_a_title_and_a_date_that_are_given_are_written_before_the_text() -> None:
    made = make_article(Request("a.txt", TEXT, "The great flood", "2022-06"))
    assert not made.as_it_came
    assert made.data.decode().endswith(TEXT.decode().strip("\r\n") + "\n")
    assert (made.understood.title, made.understood.first_day, made.understood.last_day) == (
        "The great flood",
        "2022-06-01",
        "2022-06-30",
    )
    assert made.understood.dated_by == "given"


def test_they_take_the_place_of_front_matter_whose_rest_stays() -> None:
    before = (
        b"---\ntitle: Old\noutlet: Valley Times\ndate: 2020-01-01\nlanguage: nl\n---\nDe molen staat er.\n"
    )
    understood = make_article(Request("a.md", before, "New")).understood
    assert (understood.title, understood.outlet, understood.language) == ("New", "Valley Times", "nl")
    assert (understood.first_day, understood.dated_by) == ("2020-01-01", "file")


def test_a_page_becomes_a_text_with_what_it_states() -> None:
    made = make_article(Request("flood page.html", PAGE))
    text = made.data.decode()
    assert made.suffix == ".md"
    assert "made_from: flood page.html" in text
    assert "<" not in text
    article = read_article(SourceFile("a.md", made.data))
    assert article.exact
    assert made.understood.dated_by == "page"
    assert made.understood.clutter == 1
    assert made.understood.examples == ("Read also: ten floods that you forgot",)


def test_the_date_that_somebody_gives_goes_before_the_pages() -> None:
    understood = make_article(Request("a.html", PAGE, date="2022-06-12")).understood
    assert (understood.first_day, understood.dated_by) == ("2022-06-12", "given")


@pytest.mark.parametrize(
    ("name", "text", "source"),
    [
        ("a.txt", "---\ndate: 2022-06-10\n---\nThe flood came.", "file"),
        ("a.txt", "Published 10 June 2022\n\nThe flood came. Nobody was hurt by the water.", "text"),
        ("2022-06-10 flood.txt", "The flood came. Nobody was hurt by the water.", "name"),
        ("a.txt", "The flood came. Nobody was hurt by the water.", "unknown"),
    ],
)
def test_where_the_date_is_from_is_known(name: str, text: str, source: str) -> None:
    assert make_article(Request(name, text.encode())).understood.dated_by == source


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.exe", b"MZ", "kind"),
        ("a", b"words", "kind"),
        (".html", PAGE, "kind"),
        ("a.txt", b"", "empty"),
        ("a.txt", b"\0\1\2\3" * 100, "not_text"),
        ("a.txt", b" \n ", "not_text"),
        ("a.html", b"words", "not_page"),
        ("a.html", b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "not_text"),
        ("a.pdf", b"words", "not_pdf"),
        ("a.pdf", printed(""), "pictures"),
        ("a.txt", b"word " * (MOST_BYTES // 4), "too_much"),
    ],
)
def test_what_gives_no_article_has_a_reason(name: str, data: bytes, reason: str) -> None:
    assert refused(Request(name, data)) == reason
