"""Which pages can be turned to."""

import pytest

from bot.cards.buttons import beside
from bot.texts import texts_for


@pytest.mark.parametrize(
    ("page", "last", "labels"),
    [
        (0, 0, []),
        (0, 1, ["Next"]),
        (0, 9, ["Next", "Last"]),
        (1, 2, ["Previous", "Next"]),
        (5, 9, ["First", "Previous", "Next", "Last"]),
        (9, 9, ["First", "Previous"]),
    ],
)
def test_the_first_and_last_page_are_one_press_away(page: int, last: int, labels: list[str]) -> None:
    assert [label for _, label in beside(page, last, texts_for())] == labels
