"""Measures a picture as it is drawn: what lies over what, what is cut off, what is too small."""

from collections.abc import Iterator
from itertools import combinations

from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from bot.charts.agg import SCALE, figure_of
from bot.charts.sheet import WIDTH, Sheet

SHOWN_WIDE = 265.0
"""How wide a picture on a card is in a window 390 pixels wide, measured in Chromium."""

SMALLEST = 11.0
HAIR = 0.3  # of a pixel of the sheet: what the rounding of the drawing library comes to


def problems(sheet: Sheet) -> list[str]:
    """One sentence for each thing that could not be read."""
    figure = figure_of(sheet)
    renderer = FigureCanvasAgg(figure).get_renderer()  # type: ignore[no-untyped-call]  # matplotlib does not say
    boxes = [(artist, _box(artist.get_window_extent(renderer))) for artist in figure.artists]
    texts = [(artist, box) for artist, box in boxes if isinstance(artist, Text)]
    others = [(artist, box) for artist, box in boxes if artist.get_gid() in {"Bar", "Sign", "Line"}]
    return [
        *_too_small(texts),
        *(
            f"{said(one)} and {said(two)} overlap"
            for (one, a), (two, b) in combinations(texts, 2)
            if _meet(a, b)
        ),
        *(
            f"{said(text)} is under a {other.get_gid()}"
            for text, a in texts
            for other, b in others
            if _meet(a, b)
        ),
        *(f"{said(artist)} is cut off" for artist, box in boxes if not _within(box, sheet.height)),
        *(f"{said(text)} is read as a formula" for text, _ in texts if text.get_parse_math()),
    ]


def said(artist: Artist) -> str:
    return repr(artist.get_text()) if isinstance(artist, Text) else f"a {artist.get_gid()}"


def _too_small(texts: list[tuple[Text, Bbox]]) -> Iterator[str]:
    for text, box in texts:
        high = min(box.height, float(text.get_fontsize())) * SHOWN_WIDE / WIDTH
        if high < SMALLEST:
            yield f"{said(text)} is {high:.1f} pixels high"


def _box(extent: Bbox) -> Bbox:
    return Bbox(extent.get_points() / SCALE)


def _meet(one: Bbox, other: Bbox) -> bool:
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    down = min(one.y1, other.y1) - max(one.y0, other.y0)
    return bool(across > HAIR and down > HAIR) or _crosses(one, other, across, down)


def _crosses(one: Bbox, other: Bbox, across: float, down: float) -> bool:
    """Whether one of them is a thin line through the other."""
    thin = min(one.width, one.height, other.width, other.height) <= HAIR
    return thin and across >= 0 and down >= 0 and across + down > HAIR


def _within(box: Bbox, height: float) -> bool:
    return bool(box.x0 >= -HAIR and box.y0 >= -HAIR and box.x1 <= WIDTH + HAIR and box.y1 <= height + HAIR)
