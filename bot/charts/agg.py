"""Sheets drawn by matplotlib's Agg, with the font that comes with it; loaded by `drawing` alone."""

from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path

from matplotlib import get_data_path
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from matplotlib.transforms import Affine2D
from PIL import Image

from bot.charts.sheet import GROUND, SIGN, TEXT, WIDTH, Bar, Ground, Line, Shape, Sheet, Sign, Words

SCALE = 3
"""Pixels of the picture for one of the sheet: as many as a phone's screen has."""

COLOURS = 64
"""Enough for the colours of a sheet with their smooth edges; a third of the bytes of full colour."""

POINTS = 72
WIDTHS_KEPT = 4096
BASELINE = 0.36 * TEXT  # how far below the middle of a line its letters stand
OUTLINE = 1.6
FONTS = Path(get_data_path()) / "fonts" / "ttf"
MARKERS = {
    ("dot", True): ("o", SIGN),
    ("dot", False): ("o", SIGN - OUTLINE / 2),
    ("diamond", True): ("D", SIGN - 1.5),
    ("diamond", False): ("D", SIGN - 1.5 - OUTLINE / 2),
    ("cross", True): ("X", SIGN + 0.5),
    ("cross", False): ("x", SIGN - OUTLINE),
}


def png_of(sheet: Sheet) -> bytes:
    """The PNG file that shows `sheet`."""
    canvas = FigureCanvasAgg(figure_of(sheet))
    canvas.draw()  # type: ignore[no-untyped-call]  # matplotlib does not say
    pixels = canvas.buffer_rgba()  # type: ignore[no-untyped-call]  # nor here
    drawn = Image.frombuffer("RGBA", canvas.get_width_height(), pixels, "raw", "RGBA", 0, 1)
    png = BytesIO()
    few = drawn.convert("RGB").quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(png, "PNG")
    return png.getvalue()


def figure_of(sheet: Sheet) -> Figure:
    """The figure that shows `sheet`, each shape as artists in their order."""
    figure = Figure((WIDTH / POINTS, sheet.height / POINTS), dpi=SCALE * POINTS, facecolor=GROUND)
    figure.patch.set_antialiased(False)  # smoothed, the edge of the ground would show
    place = Affine2D().scale(SCALE, -SCALE).translate(0, SCALE * sheet.height)
    for order, shape in enumerate(sheet.shapes):
        for artist in _artists(shape):
            artist.set(transform=place, zorder=order, clip_on=False)
            artist.set_gid(type(shape).__name__)
            figure.add_artist(artist)
    return figure


@lru_cache(WIDTHS_KEPT)
def width_of(text: str, *, bold: bool = False) -> float:
    """How wide `text` is on a sheet."""
    width, _, _ = _renderer().get_text_width_height_descent(  # type: ignore[no-untyped-call]  # nor here
        text, _font(bold=bold), ismath=False
    )
    return float(width) / SCALE


def has(character: str) -> bool:
    """Whether the font has `character`, plain and bold."""
    return ord(character) in _characters()


@cache
def _renderer() -> RendererAgg:
    """What a text is measured with: as it will be drawn."""
    return RendererAgg(1, 1, SCALE * POINTS)  # type: ignore[no-untyped-call]  # nor here


@cache
def _characters() -> frozenset[int]:
    plain, bold = (get_font([str(_font(bold=one).get_file())]).get_charmap() for one in (False, True))
    return frozenset(plain) & frozenset(bold)


@cache
def _font(*, bold: bool) -> FontProperties:
    return FontProperties(fname=FONTS / ("DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"), size=TEXT)


def _artists(shape: Shape) -> list[Artist]:
    match shape:
        case Words():
            return [_text(shape)]
        case Bar():
            return [_bar(shape)]
        case Sign(kind="unequal"):
            return _unequal(shape)
        case Sign():
            return [_marker(shape)]
        case Ground(left, top, right, bottom, colour):
            return [Rectangle((left, top), right - left, bottom - top, facecolor=colour, linewidth=0)]
        case Line(left, top, right, bottom, colour):
            return [Line2D((left, right), (top, bottom), color=colour, linewidth=0.8)]


def _text(words: Words) -> Text:
    return Text(
        words.x,
        words.y + BASELINE,
        words.text,
        color=words.colour,
        fontproperties=_font(bold=words.bold),
        horizontalalignment="right" if words.flush else "left",
        verticalalignment="baseline",
        parse_math=False,
    )


def _bar(bar: Bar) -> Rectangle:
    inset = 0 if bar.filled else OUTLINE / 2
    return Rectangle(
        (bar.left + inset, bar.y - bar.height / 2 + inset),
        max(bar.right - bar.left - 2 * inset, 0.1),
        bar.height - 2 * inset,
        facecolor=bar.colour if bar.filled else "none",
        edgecolor="none" if bar.filled else bar.colour,
        linewidth=0 if bar.filled else OUTLINE,
    )


def _marker(sign: Sign) -> Line2D:
    marker, size = MARKERS[sign.kind, sign.filled]
    return Line2D(
        (sign.x,),
        (sign.y,),
        linestyle="none",
        marker=marker,
        markersize=size,
        markerfacecolor=sign.colour if sign.filled else "none",
        markeredgecolor=sign.colour,
        markeredgewidth=0 if sign.filled else OUTLINE,
    )


def _unequal(sign: Sign) -> list[Artist]:
    x, y, half = sign.x, sign.y, SIGN / 2
    strokes = [
        ((x - half, x + half), (y - 2, y - 2)),
        ((x - half, x + half), (y + 2, y + 2)),
        ((x - half / 2, x + half / 2), (y + half, y - half)),
    ]
    return [Line2D(across, down, color=sign.colour, linewidth=OUTLINE) for across, down in strokes]
