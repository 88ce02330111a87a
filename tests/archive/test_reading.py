from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.archive import Article, SkippedFile
from bot.archive.reading import SourceFile, UnusableFileError, build_archive, read_article
from tests.archive.articles import BRIDGE, read, shown

LINES = st.sampled_from(
    [
        *BRIDGE.splitlines(),
        "---",
        "title: 'A Title",
        "date: 2019-03-04",
        "# Heading",
        "Related articles",
        "Ferry Takes Over",
        "Ferry Joe Ferry Takes Over",
        "Photo: Ann Lee / Getty",
        "About Ann Lee",
        "Leave a Reply",
        "197 Shares",
        " date 2019-03-04 It closed. Nobody knew! “Why?” she asked.",
        "\u200b",
        "\ufeff",
        "word " * 700,
    ]
)
PAGES = st.lists(LINES | st.text(max_size=40), max_size=14).flatmap(
    lambda lines: st.sampled_from(["\n", "\r\n", "\r", "\n\n"]).map(lambda end: end.join(lines))
)
TEXTS = (PAGES | st.text(max_size=300)).map(lambda text: text.encode("utf-8", "replace"))


def usable(data: bytes) -> Article | None:
    try:
        return read_article(SourceFile("a.txt", data))
    except UnusableFileError:
        return None


@given(TEXTS | st.binary(max_size=200))
@settings(max_examples=300)
def test_clutter_and_paragraphs_share_out_every_character_that_is_not_white_space(data: bytes) -> None:
    article = usable(data)
    if article is None:
        return
    parts = sorted({*article.clutter, *article.paragraphs, *filter(None, [article.title])})
    assert all(first.end <= second.start for first, second in pairwise(parts))
    assert parts[-1].end <= len(article.raw)
    assert list(article.clutter) == sorted(article.clutter)
    covered = "".join("".join(text.split()) for text in shown(article, parts))
    assert covered == "".join(article.raw.split())


@given(TEXTS)
@settings(max_examples=300)
def test_passages_share_out_the_paragraphs(data: bytes) -> None:
    article = usable(data)
    if article is None:
        return
    for number, paragraph in enumerate(article.paragraphs, 1):
        inside = [passage for passage in article.passages if passage.paragraph == number]
        assert all(paragraph.contains(passage.span) for passage in inside)
        assert all(passage.context.contains(passage.span) for passage in inside)
        assert all(paragraph.contains(passage.context) for passage in inside)
        said = "".join("".join(text.split()) for text in shown(article, [one.span for one in inside]))
        assert said == "".join(article.raw[paragraph.start : paragraph.end].split())


@given(TEXTS)
def test_title_date_and_outlet_point_into_the_file(data: bytes) -> None:
    article = usable(data)
    if article is None:
        return
    evidence = [
        article.title,
        article.stated_date.evidence if article.stated_date else None,
        article.outlet.evidence if article.outlet else None,
    ]
    assert all(0 <= span.start < span.end <= len(article.raw) for span in evidence if span)


@given(TEXTS)
def test_the_same_bytes_are_read_the_same_way(data: bytes) -> None:
    assert usable(data) == usable(data)


def test_context_is_the_sentence_with_its_neighbours_in_the_paragraph() -> None:
    article = read("It rained. It stopped. It rained again. It was cold.\nThe sun came out on Monday.")
    contexts = shown(article, [passage.context for passage in article.passages])
    assert contexts[0] == "It rained. It stopped."
    assert contexts[1] == "It rained. It stopped. It rained again."
    assert contexts[-1] == "The sun came out on Monday."
    assert [passage.paragraph for passage in article.passages] == [1, 1, 1, 1, 2]


def test_a_file_of_nothing_but_furniture_is_refused() -> None:
    with pytest.raises(UnusableFileError, match="no article text"):
        read("Advertisement\nShare this\n")


def test_a_huge_line_is_read_into_bounded_passages() -> None:
    article = read("It rained in Milltown and nobody knew when it would stop. " * 9_000)
    assert len(article.passages) == 9_000
    endless = read("rain " * 100_000)
    assert max(len(passage.span) for passage in endless.passages) <= 2_000


def test_an_archive_lists_what_it_could_not_use_and_keeps_the_rest() -> None:
    sources = [SourceFile("b.txt", b""), SourceFile("a.txt", b"It rained."), SourceFile("c.txt", b"\0")]
    archive = build_archive(sources, [SkippedFile("d.png", "only .txt files are read")])
    assert [article.file for article in archive.articles] == ["a.txt"]
    assert [skipped.file for skipped in archive.skipped] == ["b.txt", "c.txt", "d.png"]
    assert archive.skipped[0].reason == "it is empty"


def test_the_order_of_files_does_not_matter() -> None:
    sources = [SourceFile(f"{name}.txt", f"It rained in {name}.".encode()) for name in "abc"]
    assert build_archive(sources).articles == build_archive(reversed(sources)).articles


@pytest.mark.parametrize(
    ("data", "exact"),
    [
        ("\ufeffRain fell on Zoë.\r\n".encode(), True),
        ("Rain fell on Zoë in the café.".encode("cp1252"), False),
        ("Rain fell on Zoë.".encode("utf-16"), False),
        (b"Rain fell \xff on the town, as it does.", False),
    ],
)
def test_it_is_known_whether_the_text_is_the_file_byte_for_byte(data: bytes, exact: bool) -> None:
    assert read_article(SourceFile("a.txt", data)).exact is exact
