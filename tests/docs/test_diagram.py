"""The picture of the architecture shows the layers that imports are held to."""

import re
from xml.etree import ElementTree as ET

from docs.diagram import PICTURE, bands, layers, picture
from tests.docs.pages import text_of

TEXT = "{http://www.w3.org/2000/svg}text"


def test_the_boxes_are_the_layers_of_the_contract_from_top_to_bottom() -> None:
    drawn = ET.parse(PICTURE).getroot()
    boxes = [text.text for text in drawn.iter(TEXT) if text.get("class") == "name"]
    assert boxes == layers(), "draw it anew with `python -m docs.diagram`"


def test_the_picture_is_what_would_be_drawn_now() -> None:
    assert PICTURE.read_text(encoding="utf-8") == picture(layers()), (
        "draw it anew with `python -m docs.diagram`"
    )


def test_a_new_layer_is_drawn_with_those_above_it() -> None:
    assert bands(["bot.testing", "bot.new", "bot.client"])[0].layers == ("bot.testing", "bot.new")


def test_every_box_lies_within_the_picture() -> None:
    root = ET.fromstring(picture(layers()))
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    for box in root.iter("{http://www.w3.org/2000/svg}rect"):
        x, y, wide, high = (float(box.attrib[side]) for side in ("x", "y", "width", "height"))
        assert 0 <= x <= x + wide <= width
        assert 0 <= y <= y + high <= height


def test_every_layer_is_told_of_beside_the_picture() -> None:
    told = set(re.findall(r"`((?:bot|cogs)[/\w]*)`", text_of("architecture.md")))
    packages = {name.replace(".", "/") for name in layers()} - {"bot/__main__"}
    assert packages - {name.rstrip("/") for name in told} == set()
