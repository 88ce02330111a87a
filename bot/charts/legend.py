"""The legend under a picture: what colours, letters and signs stand for, in lines as full as they go."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.charts.drawing import width_of
from bot.charts.sheet import INK, MARGIN, ROW, SIGN, SOFT, WIDTH, Bar, Shape, Sign, SignKind, Words
from bot.charts.sources import OTHERS, OTHERS_SIGN, Source
from bot.charts.wording import fitted
from bot.texts import Texts

APART = 10.0
GAP = 4.0
BAR = 14.0
Figure = SignKind | Literal["bar"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One figure and what it stands for; `draw` gives the figure's shapes with its left end at a point."""

    width: float
    draw: Callable[[float, float], list[Shape]]
    text: str


def legend(top: float, *groups: Sequence[Entry]) -> tuple[list[Shape], float]:
    """The shapes of the legend from `top` on, each group on lines of its own, and where it ends."""
    shapes: list[Shape] = []
    for group in filter(None, groups):
        drawn, top = _lines(group, top)
        shapes += drawn
    return shapes, top


def _lines(group: Sequence[Entry], top: float) -> tuple[list[Shape], float]:
    shapes: list[Shape] = []
    x, y = MARGIN, top + ROW / 2
    for entry in group:
        text = fitted(entry.text, WIDTH - 2 * MARGIN - entry.width - GAP)
        width = entry.width + GAP + width_of(text)
        if x > MARGIN and x + width > WIDTH - MARGIN:
            x, y = MARGIN, y + ROW
        shapes += [*entry.draw(x, y), Words(x + entry.width + GAP, y, text, SOFT)]
        x += width + APART
    return shapes, y + ROW / 2


def source_entries(sources: Sequence[Source], others: int, say: Texts) -> list[Entry]:
    """A line for each source, and one for all `others`."""
    entries = [_lettered(source.letter, source.colour, source.name) for source in sources]
    return entries + ([_lettered(OTHERS_SIGN, OTHERS, say("chart.others", count=others))] if others else [])


def signs_entry(*signs: Figure, filled: bool, text: str) -> Entry:
    """One or more signs, or a bar, beside each other."""
    widths = [BAR if sign == "bar" else SIGN for sign in signs]

    def draw(x: float, y: float) -> list[Shape]:
        shapes: list[Shape] = []
        for sign, width in zip(signs, widths, strict=True):
            bar = Bar(x, x + width, y, INK, filled)
            shapes.append(bar if sign == "bar" else Sign(x + width / 2, y, sign, INK, filled))
            x += width + GAP
        return shapes

    return Entry(sum(widths) + GAP * (len(signs) - 1), draw, text)


def _lettered(letter: str, colour: str, text: str) -> Entry:
    return Entry(width_of(letter, bold=True), lambda x, y: [Words(x, y, letter, colour, bold=True)], text)
