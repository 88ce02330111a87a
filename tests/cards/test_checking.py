from typing import Any
from unittest import mock

from discord.components import _component_factory
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cards.checking import MOST_CLAIMS, Claims, checked_card, claims_on
from bot.cards.claims import claims_in
from bot.testing.rules import message_problems
from bot.texts import languages, texts_for
from tests.cards.made import storm

LIBRARY = storm()
HOSTILE = [
    "**1**",
    "·",
    "-#",
    "`",
    "@everyone",
    "<@1>",
    ">",
    "|",
    "\u202e",
    "👍",
    "\\",
    "1.",
    "[a](b)",
    "storm",
    "harbour",
    "boat",
    "mayor",
    "1998.",
    "strom",
    "⟨U+200B⟩",
    "zzz",
]
SENTENCES = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=9), min_size=1, max_size=70).map(" ".join)
MESSAGES = st.lists(SENTENCES, min_size=1, max_size=9).map("\n".join)


def sent(card: Any) -> Any:
    """The card as Discord would give it back with a click."""
    return mock.Mock(components=[_component_factory(part) for part in card.to_components()])


@settings(max_examples=150, deadline=None)
@given(MESSAGES, st.integers(0, 3), st.sampled_from(languages()))
def test_every_page_fits_and_repeats_every_claim(text: str, page: int, language: str) -> None:
    claims = Claims.among(claims_in(text))
    if claims.shown:
        card: Any = checked_card(LIBRARY, claims, page, texts_for(language))
        assert not message_problems({"components": card.to_components()})
        assert card.room >= 0
        assert claims_on(sent(card)) == list(claims.shown)


def test_five_claims_are_looked_up_and_the_others_counted() -> None:
    claims = Claims.among([str(number) for number in range(8)])
    assert len(claims.shown) == MOST_CLAIMS
    assert claims.left == 3


def test_no_claims_are_read_from_what_is_no_such_card() -> None:
    assert claims_on(None) == []
    assert claims_on(mock.Mock(components=[])) == []
