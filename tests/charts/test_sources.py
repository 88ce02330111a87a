"""Which colour, letter and short name a file has in a picture."""

import pytest

from bot.charts.sheet import GROUND
from bot.charts.sources import COLOURS, OTHERS, Sources, short_name


@pytest.mark.parametrize(
    ("file", "others", "name"),
    [
        ("storm.txt", [], "storm"),
        ("news/storm.txt", ["news/calm.txt"], "storm"),
        ("001_3170baaabc8b3474.txt", ["000_207a8059fed5a36f.txt"], "001"),
        ("the-storm-of-may-2021.txt", ["the-calm-after-it.txt"], "the-storm-of-may"),
        ("the-storm-of-may-2021.txt", ["the-storm-of-may-2020.txt"], "the-storm-of-may-2021"),
        ("a_1234567890123456789.txt", ["b.txt"], "a_1234567890123456789"),
        ("新闻.txt", [], "…"),
        (".txt", [], ".txt"),
    ],
)
def test_a_name_is_short_and_no_other_files(file: str, others: list[str], name: str) -> None:
    assert short_name(file, [file, *others]) == name


def test_each_file_has_a_letter_and_colour_in_order_of_names() -> None:
    sources = Sources(["b.txt", "a.txt", "b.txt"], ["a.txt", "b.txt", "c.txt"])
    assert [(one.file, one.letter, one.colour) for one in sources.own] == [
        ("a.txt", "A", COLOURS[0]),
        ("b.txt", "B", COLOURS[1]),
    ]
    assert sources.letters(["b.txt", "a.txt"]) == [("B", COLOURS[1]), ("A", COLOURS[0])]


def test_of_many_files_the_most_frequent_have_their_own_and_the_rest_share() -> None:
    files = [f"{number:02}.txt" for number in range(20)]
    sources = Sources([*files, *files[-7:]], files)
    assert [one.file for one in sources.own] == files[-7:]
    assert sources.colour(files[0]) == sources.colour(files[1]) == OTHERS
    assert sources.shown([files[0], files[1], files[-1]]) == ([sources.own[-1]], 2)
    assert sources.letters(files[:1]) == [("+", OTHERS)]
    assert sources.letters([files[-1], *files[:3]]) == [("G", COLOURS[6]), ("+3", OTHERS)]


@pytest.mark.parametrize("colour", [*COLOURS, OTHERS])
def test_every_colour_can_be_read_as_a_letter_on_the_ground(colour: str) -> None:
    bright, dark = _luminance(colour), _luminance(GROUND)
    assert (bright + 0.05) / (dark + 0.05) >= 4.5  # WCAG 2.2, 1.4.3


def _luminance(colour: str) -> float:
    """WCAG's relative luminance."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
