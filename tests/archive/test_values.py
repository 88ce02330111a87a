from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.archive import Archive, Interval, SkippedFile, Span
from tests.archive.articles import read

offsets = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(sorted)
spans = offsets.map(lambda pair: Span("a.txt", *pair))
days = st.dates(date(2000, 1, 1), date(2001, 1, 1))
intervals = st.tuples(days, days).map(lambda pair: Interval(min(pair), max(pair)))


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (4, 3)])
def test_a_span_cannot_be_negative_or_reversed(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no such span"):
        Span("a.txt", start, end)


@given(spans, spans)
def test_spans_overlap_exactly_when_they_share_a_character(first: Span, second: Span) -> None:
    shared = set(range(first.start, first.end)) & set(range(second.start, second.end))
    assert first.overlaps(second) == bool(shared) or not len(first) or not len(second)


def test_spans_of_different_files_have_nothing_in_common() -> None:
    assert not Span("a.txt", 0, 5).overlaps(Span("b.txt", 0, 5))
    assert not Span("a.txt", 0, 5).contains(Span("b.txt", 1, 2))


def test_a_span_contains_its_part() -> None:
    whole = Span("a.txt", 2, 9)
    assert whole.contains(whole.within(3, 9))
    assert not whole.contains(whole.within(3, 10))


@given(intervals)
def test_an_interval_is_read_back_as_its_two_days(interval: Interval) -> None:
    assert Interval.parse(f"{interval.first}..{interval.last}") == interval
    assert Interval.parse(f" {interval.first} ") == Interval.of_day(interval.first)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2021", (2021, 1, 1), (2021, 12, 31)),
        ("2020-02", (2020, 2, 1), (2020, 2, 29)),
        ("2020-12..2021", (2020, 12, 1), (2021, 12, 31)),
    ],
)
def test_an_interval_may_be_given_in_years_and_months(
    text: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    assert Interval.parse(text) == Interval(date(*first), date(*last))


@pytest.mark.parametrize(
    "text",
    ["", "21", "2021..", "..2021", "2021-13", "2021-02-30", "2022..2021", "2021-2", "0000", "2021-02-17T10"],
)
def test_what_is_no_year_month_or_day_is_no_interval(text: str) -> None:
    with pytest.raises(ValueError, match=r"no year|month|day|end|range"):
        Interval.parse(text)


def test_an_interval_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="cannot end"):
        Interval(date(2020, 1, 2), date(2020, 1, 1))


@given(intervals, intervals)
def test_the_common_days_are_those_that_both_have(first: Interval, second: Interval) -> None:
    common = first.common(second)
    assert (common is not None) == first.meets(second)
    if common:
        assert common.days <= min(first.days, second.days)


@given(intervals, intervals)
def test_a_gap_is_the_same_from_both_sides_and_none_where_they_meet(
    first: Interval, second: Interval
) -> None:
    assert first.gap(second) == second.gap(first)
    assert (first.gap(second) == 0) == first.meets(second)


def test_one_day_is_an_interval_of_one_day() -> None:
    assert Interval.of_day(date(2020, 2, 29)).days == 1


def test_an_archive_orders_articles_by_file_and_knows_their_text() -> None:
    archive = Archive([read("Second words here.", "b.txt"), read("First words here.", "a.txt")])
    assert [article.file for article in archive.articles] == ["a.txt", "b.txt"]
    assert archive.text(Span("b.txt", 0, 6)) == "Second"
    assert archive.article("a.txt").file == "a.txt"
    assert [passage.span.file for passage in archive.passages] == ["a.txt", "b.txt"]


def test_an_archive_refuses_spans_that_it_does_not_have() -> None:
    archive = Archive([read("Some words.", "a.txt")])
    with pytest.raises(KeyError):
        archive.text(Span("b.txt", 0, 1))
    with pytest.raises(ValueError, match="ends before"):
        archive.text(Span("a.txt", 0, 100))


def test_equal_archives_have_equal_digests_whatever_the_order() -> None:
    articles = [read("One here.", "a.txt"), read("Two here.", "b.txt")]
    skipped = [SkippedFile("c.txt", "it is empty")]
    assert Archive(articles).digest == Archive(reversed(articles), skipped).digest
    assert Archive(articles).digest != Archive(articles[:1]).digest
