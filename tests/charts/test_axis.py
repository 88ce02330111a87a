"""The time axis: everything has its place, in order, and only empty time is cut out."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.archive import Interval
from bot.charts.axis import CUT, DAY, MONTH, NARROWEST_UNIT, YEAR, Axis

LEFT, RIGHT = 100.0, 258.0
INTERVALS = st.lists(
    st.builds(lambda one, other: Interval(min(one, other), max(one, other)), st.dates(), st.dates())
    | st.builds(Interval.of_day, st.dates())
    | st.builds(Interval.of_day, st.dates(date(2020, 1, 1), date(2021, 12, 31))),
    min_size=1,
    max_size=20,
)


def axis_of(*written: str) -> Axis:
    return Axis.of([Interval.parse(each) for each in written], LEFT, RIGHT)


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        (["2021-05-03"], DAY),
        (["2021-05-03", "2021-05-20"], DAY),
        (["2021-05-03", "2021-08-20"], DAY),
        (["2021-01", "2021-08-20"], MONTH),
        (["2014", "2021-01-05"], MONTH),
        (["2013", "2014", "2021"], YEAR),
        (["1990", "2002", "2021-01-05"], MONTH),
        (["1990", "2002", "2010"], YEAR),
        (["1950..2020"], 10 * YEAR),
        (["0001..9999"], 1000 * YEAR),
    ],
)
def test_the_unit_is_the_smallest_that_fits(written: list[str], unit: int) -> None:
    assert axis_of(*written).unit == unit


def test_long_empty_stretches_are_cut_out() -> None:
    axis = axis_of("2013", "2014", "2021")
    assert [cell.first.year for cell in axis.cells] == [2013, 2014, 2021]
    assert [cell.begins for cell in axis.cells] == [True, False, True]
    assert len(axis.cuts) == 1
    assert axis.cells[1].right < axis.cuts[0] < axis.cells[2].left


def test_a_short_empty_stretch_is_kept() -> None:
    axis = axis_of("2014", "2016", "2021")
    assert [cell.first.year for cell in axis.cells] == [2014, 2015, 2016, 2021]
    assert not axis_of("2021-05-03", "2021-05-10").cuts
    assert axis_of("2021-05-03", "2021-05-11").cuts
    assert not axis_of("2021-05", "2021-08").cuts
    assert axis_of("2021-05", "2021-09").cuts


def test_a_year_in_which_much_happens_is_wider() -> None:
    *others, last = axis_of("2018", "2019", "2020", *(f"2021-{month:02}-01" for month in range(1, 12))).cells
    assert all(last.right - last.left > 1.5 * (other.right - other.left) for other in others)


def test_within_a_year_time_is_even() -> None:
    axis = axis_of("2013", "2014", "2021")
    ends = [axis.stretch(Interval.parse(each))[1] for each in ("2021-06-01", "2021-12-31")]
    start, _ = axis.stretch(Interval.parse("2021"))
    assert (ends[0] - start) / (ends[1] - start) == pytest.approx(152 / 365)


@given(INTERVALS)
def test_the_axis_is_filled_from_end_to_end_in_order(intervals: list[Interval]) -> None:
    axis = Axis.of(intervals, LEFT, RIGHT)
    assert axis.cells[0].left == pytest.approx(LEFT)
    assert axis.cells[-1].right == pytest.approx(RIGHT)
    for one, two in pairwise(axis.cells):
        assert one.end <= two.start
        assert two.left == pytest.approx(one.right + CUT * two.begins)
        assert (one.end == two.start) != two.begins
    assert all(cell.right - cell.left > NARROWEST_UNIT / 8 for cell in axis.cells)


@given(INTERVALS)
def test_everything_has_its_place_and_none_is_cut(intervals: list[Interval]) -> None:
    axis = Axis.of(intervals, LEFT, RIGHT)
    for days in intervals:
        left, right = axis.stretch(days)
        assert LEFT <= left < right <= RIGHT + 0.01
        assert not any(left < cut < right for cut in axis.cuts)
    ordered = sorted(intervals)
    lefts = [axis.stretch(days)[0] for days in ordered]
    assert lefts == sorted(lefts)
