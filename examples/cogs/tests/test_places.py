"""/places names places, and neither people nor dates."""

import pytest

from bot.testing import Chat

STORM = """Storm closes the harbour

May 4, 2021

Ann Lee, 30, waited in Brenhaven on Friday. The boat came from Oster Bay in June.

The mayor learned it from Ann in Brenhaven. Nobody at the Coast Guard knew.
"""


async def test_the_sentences_about_something_that_name_a_place_are_cited(chat: Chat) -> None:
    card = await chat.ask("/places about:nobu")
    assert card.cites("004_d2e9b11a68fdacb0.txt")
    assert "**Malibu**" in card.text


@pytest.mark.articles(storm=STORM)
async def test_people_and_dates_are_no_places(chat: Chat) -> None:
    assert await chat.suggest("/places about:") == ["Brenhaven", "Oster Bay"]


@pytest.mark.articles(storm=STORM)
async def test_it_says_how_many_of_all_it_shows(chat: Chat) -> None:
    card = await chat.ask("/places about:brenhaven")
    assert len(card.quoted) == 2
    assert "2 / 2" in card.text


async def test_where_no_place_is_named_it_says_so_privately(chat: Chat) -> None:
    card = await chat.ask("/places about:zzyzx")
    assert card.private
    assert card.text == "The articles name no place in a sentence about that."


async def test_it_speaks_dutch(chat: Chat) -> None:
    card = await chat.speaking("nl").ask("/plaatsen over:zzyzx")
    assert card.text == "De artikelen noemen geen plaats in een zin daarover."
