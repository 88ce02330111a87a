"""What a picture consists of, as plain values: equal sheets look the same.

Lengths are in the pixels of a phone, where a picture is about `WIDTH` wide; y counts from the top.
"""

from dataclasses import dataclass
from typing import Literal

WIDTH = 264.0
MARGIN = 6.0
ROW = 16.0
"""The height of a line of text with the space around it."""

TEXT = 11.5
"""The size of all text: a phone 390 pixels wide shows the picture on a card 265 wide."""

SIGN = 8.0
"""The size of a sign, and the height of a bar."""

THICK, THIN = 10.0, 7.0
"""The heights of a bar that says what follows, and of those that it follows from."""

# The picture brings its own ground, so that it looks the same on a light and on a dark Discord.
GROUND, BAND, GRID = "#1f2126", "#30343c", "#474c56"
INK, SOFT, ALARM = "#f2f3f5", "#b9bdc6", "#ff9d8a"

SignKind = Literal["dot", "diamond", "cross", "unequal"]


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text around the height `y`; it begins at `x`, or ends there when it is `flush` right."""

    x: float
    y: float
    text: str
    colour: str = INK
    bold: bool = False
    flush: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of time around the height `y`; an outline when it is not `filled`."""

    left: float
    right: float
    y: float
    colour: str
    filled: bool = True
    height: float = SIGN


@dataclass(frozen=True, slots=True)
class Sign:
    """A small figure around a point; an outline when it is not `filled`."""

    x: float
    y: float
    kind: SignKind
    colour: str
    filled: bool = True


@dataclass(frozen=True, slots=True)
class Ground:
    """A stretch of the background in another colour; everything else lies over it."""

    left: float
    top: float
    right: float
    bottom: float
    colour: str = BAND


@dataclass(frozen=True, slots=True)
class Line:
    """A thin line."""

    left: float
    top: float
    right: float
    bottom: float
    colour: str = GRID


Shape = Words | Bar | Sign | Ground | Line


@dataclass(frozen=True, slots=True)
class Sheet:
    """A picture to be drawn, `WIDTH` wide."""

    height: float
    shapes: tuple[Shape, ...]
