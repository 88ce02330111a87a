"""Drawing: the same bytes for the same sheet, once, in any thread, and nothing loaded before it is needed."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pytest
from PIL import Image

from bot.charts import agg, drawing
from bot.charts.births import births_picture
from bot.charts.sheet import GROUND, SIGN, WIDTH, Bar, Shape, Sheet, Sign, SignKind, Words
from bot.charts.timeline import timeline_picture
from tests.charts.made import FILES, SAY, age, event, library, person, timeline_of

HEIGHT = 40.0


def sheet_with(*shapes: Shape) -> Sheet:
    return Sheet(HEIGHT, shapes)


def drawn_ground(image: Image.Image) -> tuple[int, ...]:
    pixel = image.getpixel((3, 3))
    assert isinstance(pixel, tuple)
    return tuple(map(int, pixel))


def drawn(sheet: Sheet) -> Image.Image:
    return Image.open(BytesIO(agg.png_of(sheet))).convert("RGB")


def test_equal_sheets_give_the_same_bytes_without_drawing_again(monkeypatch: pytest.MonkeyPatch) -> None:
    events = [event("2021-05-03", *FILES), event("2021-06")]
    first = drawing.png_of(timeline_of(events)[0])
    assert first == agg.png_of(timeline_of(events)[0])
    monkeypatch.setattr(agg, "png_of", lambda _: pytest.fail("drawn again"))
    assert drawing.png_of(timeline_of(events)[0]) is first


def test_other_sheets_give_other_bytes() -> None:
    assert drawing.png_of(sheet_with(Words(20, 20, "a"))) != drawing.png_of(sheet_with(Words(20, 20, "b")))


def test_only_so_many_pictures_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    times: list[Sheet] = []

    def draw(sheet: Sheet) -> bytes:
        times.append(sheet)
        return b"png"

    monkeypatch.setattr(agg, "png_of", draw)
    for number in range(drawing.PICTURES_KEPT + 1):
        drawing.png_of(Sheet(1000 + number, ()))
    drawing.png_of(Sheet(1000, ()))
    assert len(times) == drawing.PICTURES_KEPT + 2


def test_several_threads_draw_one_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = [sheet_with(Words(20, 20, f"thread {number}")) for number in range(24)]
    alone = [agg.png_of(sheet) for sheet in sheets]
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(drawing.png_of, sheets)) == alone
        assert len(set(threads.map(drawing.width_of, ["some words"] * 24))) == 1


def test_the_picture_has_its_own_ground_to_its_edges() -> None:
    image = drawn(sheet_with(Words(20, 20, "a")))
    assert image.size == (int(WIDTH) * agg.SCALE, int(HEIGHT) * agg.SCALE)
    ground = tuple(int(GROUND[place : place + 2], 16) for place in (1, 3, 5))
    corners = [image.getpixel((x, y)) for x in (0, image.width - 1) for y in (0, image.height - 1)]
    assert set(corners) == {image.getpixel((3, 3))}
    assert all(abs(got - wanted) <= 3 for got, wanted in zip(drawn_ground(image), ground, strict=True))


def test_every_figure_looks_different() -> None:
    kinds: tuple[SignKind, ...] = ("dot", "diamond", "cross", "unequal")
    figures: list[Shape] = [Sign(20, 20, kind, "#ffffff") for kind in kinds]
    figures += [Sign(20, 20, kind, "#ffffff", filled=False) for kind in kinds[:3]]
    figures += [Bar(20 - SIGN / 2, 20 + SIGN / 2, 20, "#ffffff", filled) for filled in (True, False)]
    pictures = [drawn(sheet_with(figure)).tobytes() for figure in figures]
    for number, one in enumerate(pictures):
        for other in pictures[number + 1 :]:
            assert sum(a != b for a, b in zip(one, other, strict=True)) > 100


def test_a_formula_is_shown_as_it_is_written() -> None:
    assert agg.width_of("$x_1^2$") > agg.width_of("x_1^2")


def test_nothing_but_drawing_loads_the_drawing_library() -> None:
    code = (
        "import sys, bot.cli, bot.cli.ask, bot.cli.facts, bot.client.lifecycle, bot.playground;"
        "import bot.cards.events, bot.charts.births;"
        "assert not {'matplotlib', 'PIL'} & set(sys.modules);"
        "from bot.charts.drawing import warm_up; warm_up().join();"
        "assert 'matplotlib' in sys.modules and 'matplotlib.pyplot' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_pictures_are_small() -> None:
    events = [event(f"2021-{number % 12 + 1:02}-{number + 1:02}", *FILES) for number in range(16)]
    people = [person(f"Child {number}", age(number, "2021"), age(number, "2020")) for number in range(4)]
    for picture in (timeline_picture(library(), events, SAY), births_picture(library(), people, SAY)):
        assert picture is not None
        assert len(picture.png) < 60_000
