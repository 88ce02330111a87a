"""What must hold of the cards of any answer."""

from typing import Any

from bot.cards.answers import answer_card, more_card
from bot.cards.escaping import units
from bot.cards.layout import MOST_TEXT, Card
from bot.library import Library
from bot.search import Answer
from bot.testing.rules import message_problems
from bot.testing.showing import texts
from bot.texts import texts_for

SAY = texts_for()


def check_cards(library: Library, answer: Answer) -> None:
    """Hold the card of `answer`, and all that *More passages* leads to, against Discord's limits."""
    check_card(answer_card(library, answer, SAY))
    page = 0
    while card := more_card(library, answer, page, SAY):
        check_card(card)
        page += 1


def check_card(card: Card) -> None:
    """Hold one card against them."""
    parts: list[dict[str, Any]] = card.to_components()
    problems = message_problems({"components": parts})
    assert not problems, problems
    assert sum(map(units, texts(parts))) <= MOST_TEXT
