"""What must hold of any card."""

from typing import Any

from bot.cards.escaping import units
from bot.cards.layout import MOST_TEXT, Card
from bot.library import Library
from bot.testing.rules import message_problems
from bot.testing.showing import texts
from bot.testing.verbatim import verbatim_problems
from bot.texts import texts_for

SAY = texts_for()


def check_card(card: Card, library: Library) -> None:
    """Hold it against Discord's limits, and what it quotes against the files that it names."""
    parts: list[dict[str, Any]] = card.to_components()
    attached = [{"filename": file.filename} for file in card.files()]
    problems = message_problems({"components": parts, "attachments": attached})
    assert not problems, problems
    shown = texts(parts)
    assert sum(map(units, shown)) <= MOST_TEXT
    untrue = verbatim_problems(shown, library.archive)
    assert not untrue, untrue
