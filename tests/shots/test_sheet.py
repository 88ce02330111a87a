from pathlib import Path

from PIL import Image

from tests.shots.sheet import COLUMNS, GAP, LABEL, WIDTH, write_sheet


def test_every_picture_is_whole_on_the_sheet(tmp_path: Path) -> None:
    pictures = [tmp_path / f"{number}.png" for number in range(2 * COLUMNS)]
    for number, picture in enumerate(pictures):
        Image.new("RGB", (WIDTH, 10 + number), (number + 1, 0, 0)).save(picture)
    write_sheet(tmp_path / "sheet.png", pictures)
    with Image.open(tmp_path / "sheet.png") as sheet:
        counts = {colour: count for count, colour in sheet.getcolors(maxcolors=10**6)}  # type: ignore[union-attr]  # few colours
    assert [counts[number + 1, 0, 0] for number in range(len(pictures))] == [
        WIDTH * (10 + number) for number in range(len(pictures))
    ]


def test_a_wide_picture_is_made_as_narrow_as_a_column(tmp_path: Path) -> None:
    Image.new("RGB", (4 * WIDTH, 400), "red").save(tmp_path / "wide.png")
    write_sheet(tmp_path / "sheet.png", [tmp_path / "wide.png"])
    with Image.open(tmp_path / "sheet.png") as sheet:
        assert sheet.height == GAP + LABEL + 100 + GAP
