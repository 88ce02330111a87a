"""Sequences of spans and passages that are kept as numbers are as good as tuples of them."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.archive import Archive, Article, Passage, Span
from bot.archive.passage import Passages, Spans

FILE = "a.txt"
PLACES = st.tuples(st.integers(0, 2**30), st.integers(0, 2**30)).map(sorted)
SPANS = st.lists(PLACES.map(lambda place: Span(FILE, *place)), max_size=6)
PASSAGES = st.lists(
    st.builds(
        Passage,
        PLACES.map(lambda place: Span(FILE, *place)),
        PLACES.map(lambda place: Span(FILE, *place)),
        st.integers(1, 9),
        st.booleans(),
    ),
    max_size=6,
)
EDGES = st.none() | st.integers(-8, 8)
SLICES = st.builds(slice, EDGES, EDGES, st.sampled_from([None, 1, 2, -1]))


def article(file: str, passages: Sequence[Passage]) -> Article:
    return Article(file, "", "", "en", None, None, None, (), (), passages)


@given(SPANS, SLICES)
def test_spans_are_as_a_tuple_of_them(spans: list[Span], some: slice) -> None:
    kept = Spans.of(FILE, spans)
    assert tuple(kept) == tuple(spans)
    assert kept[some] == tuple(spans)[some]
    assert [kept[at] for at in range(-len(spans), len(spans))] == [*spans, *spans]
    assert (len(kept), bool(kept)) == (len(spans), bool(spans))


@given(PASSAGES, SLICES)
def test_passages_are_as_a_tuple_of_them(passages: list[Passage], some: slice) -> None:
    kept = Passages.of(FILE, passages)
    assert tuple(kept) == tuple(passages)
    assert kept[some] == tuple(passages)[some]
    assert all(one.heading is passages[at].heading for at, one in enumerate(kept))


@given(PASSAGES, PASSAGES)
def test_equal_ones_are_equal_however_they_are_kept(one: list[Passage], other: list[Passage]) -> None:
    kept, kept_other = Passages.of(FILE, one), Passages.of(FILE, other)
    assert (kept == kept_other) == (one == other) == (kept == tuple(other)) == (tuple(other) == kept)
    assert kept == Passages.of(FILE, tuple(one))
    assert hash(kept) == hash(Passages.of(FILE, one)) == hash(tuple(one))


def test_those_of_another_file_are_others() -> None:
    assert Spans.of("b.txt", [Span("b.txt", 1, 2)]) != Spans.of(FILE, [Span(FILE, 1, 2)])
    assert Spans.of(FILE, []) != 7


def test_what_is_kept_as_numbers_stays_as_it_is() -> None:
    kept = Passages.of(FILE, [Passage(Span(FILE, 1, 2), Span(FILE, 0, 3), 1)])
    assert Passages.of(FILE, kept) is kept
    assert repr(kept) == repr(tuple(kept))


@given(PASSAGES)
def test_bytes_give_them_back(passages: list[Passage]) -> None:
    assert Passages.unpacked(FILE, Passages.of(FILE, passages).packed()) == passages


def test_other_bytes_are_refused() -> None:
    with pytest.raises(ValueError, match="reshape"):
        Passages.unpacked(FILE, b"1234")
    with pytest.raises(ValueError, match="buffer size"):
        Spans.unpacked(FILE, b"123")


@given(st.lists(PASSAGES, max_size=4), SLICES)
def test_those_of_an_archive_are_those_of_its_articles(groups: list[list[Passage]], some: slice) -> None:
    archive = Archive(
        article(f"{at}.txt", [_moved(one, f"{at}.txt") for one in group]) for at, group in enumerate(groups)
    )
    whole = tuple(passage for one in archive.articles for passage in one.passages)
    assert tuple(archive.passages) == whole
    assert archive.passages[some] == whole[some]
    assert [archive.passages[at] for at in range(-len(whole), len(whole))] == [*whole, *whole]
    assert archive.passages.table().shape == (len(whole), Passages.columns)
    for beyond in (len(whole), -len(whole) - 1):
        with pytest.raises(IndexError):
            archive.passages[beyond]


def _moved(passage: Passage, file: str) -> Passage:
    span, context = passage.span, passage.context
    return Passage(
        Span(file, span.start, span.end),
        Span(file, context.start, context.end),
        passage.paragraph,
        passage.heading,
    )
