"""Contact sheets: many pictures on one, each with its name, for looking through them quickly."""

from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw

COLUMNS = 6
WIDTH = 390
LABEL, GAP = 18, 8
PAPER, INK = "#888888", "#ffffff"


def write_sheet(file: Path, pictures: Sequence[Path]) -> None:
    """Put `pictures` into columns, each into the one that is shortest so far."""
    tops = [GAP] * COLUMNS
    placed = []
    for picture in pictures:
        with Image.open(picture) as opened:
            small = opened.convert("RGB")
        small.thumbnail((WIDTH, 10_000))
        column = tops.index(min(tops))
        placed.append((GAP + column * (WIDTH + GAP), tops[column], picture.stem, small))
        tops[column] += LABEL + small.height + GAP
    sheet = Image.new("RGB", (GAP + COLUMNS * (WIDTH + GAP), max(tops)), PAPER)
    pen = ImageDraw.Draw(sheet)
    for left, top, name, small in placed:
        pen.text((left, top), name, fill=INK, font_size=13)
        sheet.paste(small, (left, top + LABEL))
    sheet.save(file)
