"""What the card of /quote takes from the facts."""

from typing import get_args

from bot.cards import quotations
from bot.facts import Medium


def test_every_medium_has_a_word() -> None:
    assert set(quotations._MEDIA) == set(get_args(Medium))
