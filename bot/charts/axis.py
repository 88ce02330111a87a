"""A time axis that gives room to the days on which something is, and cuts out long empty stretches."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt

from bot.archive import Interval

Unit = int
"""How many months a unit has: 12 for a year; 0 stands for days."""

UNITS: tuple[Unit, ...] = (0, 1, 12, 120, 1200, 12000)
DAY, MONTH, YEAR = UNITS[:3]
NARROWEST_UNIT = 6.0
EMPTY_KEPT = {DAY: 6, MONTH: 2}
"""As many empty units in a row are drawn, of those that are not named here one; more of them are cut out."""

CUT = 9.0
"""The width of a cut."""

SHORTEST_RUN = 32.0
"""The width of what lies between two cuts, enough for the year that it begins with."""

AFTER_LAST = date.max.toordinal() + 1


@dataclass(frozen=True, slots=True)
class Cell:
    """One unit of time on the axis: the days from `start` up to `end` (ordinals), and where they lie."""

    start: int
    end: int
    left: float
    right: float
    begins: bool
    """Whether the axis begins here, or goes on after a cut."""

    @property
    def first(self) -> date:
        """Its first day."""
        return date.fromordinal(self.start)


@dataclass(frozen=True, slots=True)
class Axis:
    """The time between `left` and `right`: within a unit each day is as wide as the others.

    The units are the smallest for which there is room; nowhere more than `EMPTY_KEPT` in a row are empty.
    """

    unit: Unit
    cells: tuple[Cell, ...]

    @classmethod
    def of(cls, intervals: Sequence[Interval], left: float, right: float) -> "Axis":
        """The axis on which all of `intervals`, of which there is at least one, have their place.

        From `left` to `right` there are 60 pixels at least, which the ten millennia of the calendar need.
        """
        width = right - left
        for unit in UNITS:
            runs = _runs(intervals, unit)
            units = sum(last - first + 1 for first, last in runs)
            if len(runs) * (SHORTEST_RUN + CUT) - CUT <= width and units * NARROWEST_UNIT <= width:
                break
        return cls(unit, tuple(_cells(intervals, runs, unit, left, right)))

    @property
    def cuts(self) -> tuple[float, ...]:
        """Where time is cut out: the middle of each cut."""
        return tuple(cell.left - CUT / 2 for cell in self.cells[1:] if cell.begins)

    def stretch(self, days: Interval) -> tuple[float, float]:
        """Where the first of `days` begins and the last one ends."""
        return self._at(days.first.toordinal()), self._at(days.last.toordinal() + 1)

    def _at(self, day: int) -> float:
        """Where `day` begins; the end of a cell lies in it, not after the cut that may follow."""
        cell = next(one for one in self.cells if day <= one.end)
        return cell.left + (cell.right - cell.left) * (day - cell.start) / (cell.end - cell.start)


def _runs(intervals: Sequence[Interval], unit: Unit) -> list[tuple[int, int]]:
    """The first and last unit of each stretch that is to be drawn, in order."""
    runs: list[tuple[int, int]] = []
    for days in sorted(intervals):
        first, last = _number(days.first, unit), _number(days.last, unit)
        if runs and first <= runs[-1][1] + 1 + EMPTY_KEPT.get(unit, 1):
            runs[-1] = (runs[-1][0], max(last, runs[-1][1]))
        else:
            runs.append((first, last))
    return runs


def _cells(
    intervals: Sequence[Interval], runs: Sequence[tuple[int, int]], unit: Unit, left: float, right: float
) -> Iterator[Cell]:
    weights = [_weights(intervals, first, last, unit) for first, last in runs]
    widths = _shared(right - left - CUT * (len(runs) - 1), [sum(each) for each in weights])
    for (first, _), each, width in zip(runs, weights, widths, strict=True):
        x = left
        for position, weight in enumerate(each):
            start, end = _start(first + position, unit), _start(first + position + 1, unit)
            yield Cell(start, end, x, x + width * weight / sum(each), position == 0)
            x += width * weight / sum(each)
        left += width + CUT


def _weights(intervals: Sequence[Interval], first: int, last: int, unit: Unit) -> list[float]:
    """How wide each unit should be beside the others: years get room for what happens in them."""
    if unit in {DAY, MONTH}:
        return [1.0] * (last - first + 1)
    edges = {edge for days in intervals for edge in (days.first, days.last)}
    busy = [_number(edge, unit) for edge in edges]
    return [0.5 + sqrt(busy.count(number)) for number in range(first, last + 1)]


def _shared(width: float, weights: Sequence[float]) -> list[float]:
    """`width` shared out by `weights`, `SHORTEST_RUN` for each at least."""
    rest = width - SHORTEST_RUN * len(weights)
    return [SHORTEST_RUN + rest * weight / sum(weights) for weight in weights]


def _number(day: date, unit: Unit) -> int:
    return day.toordinal() if unit == DAY else (day.year * 12 + day.month - 1) // unit


def _start(number: int, unit: Unit) -> int:
    """The ordinal of the day on which unit `number` begins, within the days that there are."""
    if unit == DAY:
        return number
    year, month = divmod(number * unit, 12)
    if year > date.max.year:
        return AFTER_LAST
    return date(max(year, 1), month + 1, 1).toordinal()
