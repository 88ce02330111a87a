"""The measuring finds what it is there to find."""

import pytest

from bot.charts.sheet import WIDTH, Bar, Line, Shape, Sheet, Sign, Words
from tests.charts.measuring import problems

NAME = Words(20, 20, "A name")


@pytest.mark.parametrize(
    ("shapes", "problem"),
    [
        ([NAME, Words(30, 22, "Another")], "'A name' and 'Another' overlap"),
        ([NAME, Bar(30, 60, 20, "red")], "'A name' is under a Bar"),
        ([NAME, Sign(30, 20, "dot", "red")], "'A name' is under a Sign"),
        ([NAME, Line(30, 0, 30, 50)], "'A name' is under a Line"),
        ([Words(WIDTH - 10, 20, "A name")], "'A name' is cut off"),
        ([Words(20, 98, "A name")], "'A name' is cut off"),
        ([Words(20, 20, "A name", flush=True)], "'A name' is cut off"),
        ([Sign(WIDTH, 20, "dot", "red")], "a Sign is cut off"),
    ],
)
def test_what_cannot_be_read_is_found(shapes: list[Shape], problem: str) -> None:
    assert problems(Sheet(100, tuple(shapes))) == [problem]


def test_small_text_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.charts.measuring.SHOWN_WIDE", 240)
    assert problems(Sheet(100, (NAME,))) == ["'A name' is 10.5 pixels high"]


def test_what_can_be_read_is_no_problem() -> None:
    apart = (NAME, Words(20, 40, "Another"), Bar(90, 120, 20, "red"), Sign(140, 20, "unequal", "red"))
    assert not problems(Sheet(100, apart))
