"""What /quote can be asked for."""

from typing import get_args

from bot.cards import wanted
from bot.facts import Medium


def test_every_medium_has_a_word() -> None:
    assert set(wanted._MEDIA) == set(get_args(Medium))
