"""The chart of when people must have been born."""

from collections.abc import Sequence

from bot.cards.picture import Picture
from bot.facts import Person
from bot.library import Library
from bot.texts import Texts


def births_picture(library: Library, people: Sequence[Person], say: Texts) -> Picture | None:  # noqa: ARG001
    """No picture yet."""
    return None
