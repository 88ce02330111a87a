"""The text of PDFs, and those that have none."""

import os
import zlib

import pytest

from bot.extracting.pdf import MOST_PAGES, read_pdf
from bot.extracting.values import ExtractionError
from tests.extracting.made import FONT, pdf_of, printed, stream

STORY = """Storm empties the harbour

The storm hit the harbour on 3 May 2021. Every boat
was at sea. Mayor Ada Lind closed the port.

"We will rebuild," she told the Harbour Post, and her
son Bo, 7, slept through it."""


def refused(data: bytes) -> str:
    with pytest.raises(ExtractionError) as caught:
        read_pdf(data)
    return caught.value.reason


def test_lines_that_a_program_broke_are_one_paragraph_again() -> None:
    assert read_pdf(printed(STORY)).paragraphs == (
        "Storm empties the harbour",
        "The storm hit the harbour on 3 May 2021. Every boat was at sea. Mayor Ada Lind closed the port.",
        '"We will rebuild," she told the Harbour Post, and her son Bo, 7, slept through it.',
    )


def test_a_paragraph_goes_on_over_a_page_break() -> None:
    first = "The storm hit the harbour, and before anybody knew it all"
    pages = read_pdf(printed(first, "the boats were gone. They came back.")).paragraphs
    assert pages == (f"{first} the boats were gone. They came back.",)


def test_a_sentence_that_has_ended_does_not_go_on_over_a_page_break() -> None:
    assert len(read_pdf(printed("The storm was over.", "boats came back.")).paragraphs) == 2


def test_what_stands_at_the_edge_of_most_pages_is_left_out() -> None:
    body = "The storm hit the harbour that day.\n\nAll boats were at sea number "
    pages = [
        f"Harbour Post\n\n{body}{['one', 'two', 'three', 'four'][number]}.\n\nPage {number} of 4"
        for number in range(4)
    ]
    text = "\n".join(read_pdf(printed(*pages)).paragraphs)
    assert "Page" not in text
    assert "Harbour Post" not in text
    assert "All boats were at sea number four." in text


def test_the_title_counts_if_the_text_begins_with_it() -> None:
    assert (
        read_pdf(printed(STORY, info=b"/Title(Storm empties the harbour)")).title
        == "Storm empties the harbour"
    )
    assert not read_pdf(printed(STORY, info=b"/Title(Microsoft Word - draft.doc)")).title


def test_a_page_without_text_holds_only_pictures() -> None:
    assert refused(printed("")) == "pictures"


def test_a_locked_file_says_so() -> None:
    lock = b"<</Filter/Standard/V 1/R 2/Length 40/P -4/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>"
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>", lock]
    assert refused(pdf_of(objects, b"/Encrypt 3 0 R/ID[<41><41>]")) == "locked"


@pytest.mark.parametrize(
    "data",
    [b"PK\x03\x04", b"%PDF-1.7\n", b"%PDF-1.7\n" + os.urandom(10_000), printed(STORY)[:-200]],
    ids=["zip", "beginning", "noise", "no end"],
)
def test_what_is_broken_is_no_pdf(data: bytes) -> None:
    assert refused(data) == "not_pdf"


@pytest.mark.parametrize(
    "pages", [b"/Kids[2 0 R 2 0 R]/Count 100000", b"/Kids[]/Count 100000"], ids=["loop", "count"]
)
def test_a_tree_of_pages_that_leads_nowhere_ends(pages: bytes) -> None:
    assert refused(pdf_of([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages" + pages + b">>"])) in {
        "not_pdf",
        "too_much",
    }


def test_a_book_is_too_much() -> None:
    assert refused(printed(*["A page."] * (MOST_PAGES + 1))) == "too_much"


def test_compressed_text_is_read() -> None:
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        stream(zlib.compress(b"BT /F1 12 Tf 50 700 Td (The storm.) Tj ET"), b"/Filter/FlateDecode"),
        FONT,
    ]
    assert read_pdf(pdf_of(objects)).paragraphs == ("The storm.",)
