"""Drawing sheets: one at a time, each once, and the drawing library loaded no earlier than needed."""

from threading import RLock, Thread
from types import ModuleType

from bot.cache import Cache
from bot.charts.sheet import INK, ROW, Sheet, Words

PICTURES_KEPT = 64

DRAWING = RLock()
"""Hold it while you draw with matplotlib, which is not made for several threads."""

_drawn = Cache(PICTURES_KEPT)


def png_of(sheet: Sheet) -> bytes:
    """The PNG file that shows `sheet`: the same bytes for equal sheets, drawn only when not drawn lately."""
    with DRAWING:
        png: bytes | None = _drawn.get(sheet)
        if png is None:
            png = _agg().png_of(sheet)
            _drawn.keep(sheet, png)
        return png


def width_of(text: str, *, bold: bool = False) -> float:
    """How wide `text` is when drawn."""
    with DRAWING:
        width: float = _agg().width_of(text, bold=bold)
        return width


def drawable(character: str) -> bool:
    """Whether the font has this character."""
    with DRAWING:
        return bool(_agg().has(character))


def warm_up() -> Thread:
    """Begin to load the drawing library in a thread, so that the first picture need not wait for it."""
    thread = Thread(target=png_of, args=(Sheet(ROW, (Words(0, 0, "1", INK),)),), name="charts")
    thread.start()
    return thread


def _agg() -> ModuleType:
    from bot.charts import agg  # noqa: PLC0415 - loads matplotlib, which takes half a second

    return agg
