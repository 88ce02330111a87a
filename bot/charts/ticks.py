"""What makes a time axis readable: its line, where units begin and what they are called, and the cuts."""

from collections.abc import Iterable, Iterator, Sequence

from babel.dates import format_date, format_skeleton

from bot.charts.axis import DAY, MONTH, Axis, Cell, Unit
from bot.charts.drawing import width_of
from bot.charts.sheet import MARGIN, ROW, SOFT, WIDTH, Line, Shape, Words
from bot.texts import Texts

BETWEEN = 5.0
"""The least space between two labels."""

TICK = 3.0
DAY_STEPS, MONTH_STEPS = (1, 2, 5, 10, 15), (1, 2, 3, 6, 12)
Label = tuple[Cell, str]


def axis_height(axis: Axis) -> float:
    """How much room the axis takes below the rows that it is for."""
    return TICK + ROW * (2 if axis.unit in {DAY, MONTH} else 1)


def drawn_axis(axis: Axis, top: float, bottom: float, say: Texts) -> Iterator[Shape]:
    """The axis at height `bottom`, with lines up to `top` where the units with a label begin."""
    labels = _placed(_labels(axis, say))
    for cell, _ in labels:
        yield Line(cell.left, top, cell.left, bottom + TICK)
    yield from _base(axis, bottom)
    middle = bottom + TICK + ROW / 2
    for cell, text in labels:
        yield Words(cell.left, middle, text, SOFT)
    for cell, text in _placed(_long_labels(axis, say)):
        yield Words(cell.left, middle + ROW, text, SOFT)


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


def _labels(axis: Axis, say: Texts) -> list[Label]:
    """What each unit is called beside its neighbours: a day by its number, a month by its name, a year."""
    if axis.unit == DAY:
        return _each(axis, DAY_STEPS, [(cell, str(cell.first.day)) for cell in axis.cells])
    if axis.unit == MONTH:
        named = [(cell, format_date(cell.first, "LLL", locale=say.language)) for cell in axis.cells]
        return _each(axis, MONTH_STEPS, named)
    return [(cell, str(cell.first.year)) for cell in axis.cells]


def _each(axis: Axis, steps: Sequence[int], labels: list[Label]) -> list[Label]:
    """Every second, third ... of `labels`, as many as there is room for, and those where the axis goes on."""
    widest = max(width_of(text) for _, text in labels) + BETWEEN
    needed = widest / min(cell.right - cell.left for cell in axis.cells)
    step = next((step for step in steps if step >= needed), steps[-1])
    return [(cell, text) for cell, text in labels if cell.begins or (_count(cell, axis.unit) - 1) % step == 0]


def _count(cell: Cell, unit: Unit) -> int:
    return cell.first.day if unit == DAY else cell.first.month


def _long_labels(axis: Axis, say: Texts) -> list[Label]:
    """The month of days and the year of months, wherever the axis or a new one begins."""
    if axis.unit == DAY:
        cells = [cell for cell in axis.cells if cell.begins or cell.first.day == 1]
        return [(cell, format_skeleton("yMMM", cell.first, locale=say.language)) for cell in cells]
    if axis.unit == MONTH:
        return [(cell, str(cell.first.year)) for cell in axis.cells if cell.begins or cell.first.month == 1]
    return []


def _placed(labels: Iterable[Label]) -> list[Label]:
    """Those that have room: first where the axis begins or goes on, then from left to right."""
    placed: list[Label] = []
    taken: list[tuple[float, float]] = []
    for cell, text in sorted(labels, key=lambda label: not label[0].begins):
        left, right = cell.left, cell.left + width_of(text)
        apart = all(right + BETWEEN <= start or end + BETWEEN <= left for start, end in taken)
        if apart and right <= WIDTH - MARGIN / 2:
            placed.append((cell, text))
            taken.append((left, right))
    return placed
