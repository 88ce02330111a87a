"""What makes a time axis readable: its line, where units begin and what they are called, and the cuts."""

from collections.abc import Iterator
from dataclasses import dataclass

from babel.dates import format_date, format_skeleton

from bot.charts.axis import DAY, MONTH, Axis, Cell, Unit
from bot.charts.drawing import width_of
from bot.charts.sheet import MARGIN, ROW, SOFT, WIDTH, Line, Shape, Words
from bot.texts import Texts

BETWEEN = 5.0
"""The least space between two labels."""

TICK = 3.0
AXIS_HEIGHT = TICK + ROW
"""How much room an axis takes below the rows that it is for."""

DAY_STEPS, MONTH_STEPS = (1, 2, 5, 10, 15), (1, 2, 3, 6, 12)


@dataclass(frozen=True, slots=True)
class Label:
    """What the unit at `cell` may be called, the best text first; those that `lead` are placed first."""

    cell: Cell
    texts: tuple[str, ...]
    lead: int


def drawn_axis(axis: Axis, top: float, bottom: float, say: Texts) -> Iterator[Shape]:
    """The axis at height `bottom`, with lines up to `top` where the units with a label begin."""
    labels = _placed(_labels(axis, say))
    for cell, _ in labels:
        yield Line(cell.left, top, cell.left, bottom + TICK)
    yield from _base(axis, bottom)
    for cell, text in labels:
        yield Words(cell.left, bottom + TICK + ROW / 2, text, SOFT)


def _base(axis: Axis, y: float) -> Iterator[Shape]:
    """The line of the axis, and two strokes at each cut."""
    left = axis.cells[0].left
    for cut in axis.cuts:
        end = max(cell.right for cell in axis.cells if cell.right <= cut)
        yield Line(left, y, end, y, SOFT)
        for x in (cut - 2, cut + 2):
            yield Line(x - 2, y + 4, x + 2, y - 4, SOFT)
        left = min(cell.left for cell in axis.cells if cell.left >= cut)
    yield Line(left, y, axis.cells[-1].right, y, SOFT)


def _labels(axis: Axis, say: Texts) -> Iterator[Label]:
    """A label for each unit that may have one, in order.

    Months are called by their names, January by its year; days by their numbers, the first by its month.
    Where no year (month) begins, the first unit says it.
    """
    step, runs = _step(axis, say), _with_turn(axis)
    for cell in axis.cells:
        turns = axis.unit in {DAY, MONTH} and _count(cell, axis.unit) == 1
        if cell.begins:
            whole = () if cell.start in runs else (_whole(cell, axis.unit, say),)
            yield Label(cell, (*whole, _short(cell, axis.unit, say)), 0)
        elif turns or (_count(cell, axis.unit) - 1) % step == 0:
            yield Label(cell, (_short(cell, axis.unit, say),), 1 if turns else 2)


def _step(axis: Axis, say: Texts) -> int:
    """Every how many days or months there is room for a label."""
    if axis.unit not in {DAY, MONTH}:
        return 1
    plain = [cell for cell in axis.cells if _count(cell, axis.unit) > 1] or axis.cells
    widest = max(width_of(_short(cell, axis.unit, say)) for cell in plain) + BETWEEN
    needed = widest / min(cell.right - cell.left for cell in axis.cells)
    steps = DAY_STEPS if axis.unit == DAY else MONTH_STEPS
    return next((step for step in steps if step >= needed), steps[-1])


def _with_turn(axis: Axis) -> set[int]:
    """Where those stretches between cuts begin in which a year (of days: a month) begins."""
    found, begin = set(), 0
    for cell in axis.cells:
        begin = cell.start if cell.begins else begin
        if axis.unit not in {DAY, MONTH} or _count(cell, axis.unit) == 1:
            found.add(begin)
    return found


def _count(cell: Cell, unit: Unit) -> int:
    """Which day of its month, or month of its year, a cell is."""
    return cell.first.day if unit == DAY else cell.first.month


def _short(cell: Cell, unit: Unit, say: Texts) -> str:
    if unit == DAY and cell.first.day > 1:
        return str(cell.first.day)
    if unit == DAY or (unit == MONTH and cell.first.month > 1):
        return format_date(cell.first, "LLL", locale=say.locale)
    return str(cell.first.year)


def _whole(cell: Cell, unit: Unit, say: Texts) -> str:
    return format_skeleton("MMMd" if unit == DAY else "yMMM", cell.first, locale=say.locale)


def _placed(labels: Iterator[Label]) -> list[tuple[Cell, str]]:
    """Those that have room, each with the first of its texts that has."""
    placed: list[tuple[Cell, str]] = []
    taken: list[tuple[float, float]] = []
    for label in sorted(labels, key=lambda label: label.lead):
        left = label.cell.left
        for text in label.texts:
            right = left + width_of(text)
            apart = all(right + BETWEEN <= start or end + BETWEEN <= left for start, end in taken)
            if apart and right <= WIDTH - MARGIN / 2:
                placed.append((label.cell, text))
                taken.append((left, right))
                break
    return placed
