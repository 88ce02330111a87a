"""/numbers finds amounts, and takes no date for one."""

import pytest

from bot.testing import Chat

FLOOD = """Flood costs the town dear

May 4, 2021

The flood of May 3, 2021 cost the town $2.5 million. In 2019 a flood took 40% of the harvest.

The flood came at night. The mayor slept.
"""


@pytest.mark.articles(flood=FLOOD)
async def test_amounts_are_in_bold_and_dates_are_not(chat: Chat) -> None:
    card = await chat.ask("/numbers about:flood")
    assert card.cites("flood.txt")
    assert "**$2.5 million**" in card.text
    assert "**40%**" in card.text
    assert "**2019**" not in card.text
    assert "2 / 2" in card.text


async def test_where_nothing_is_counted_it_says_so_privately(chat: Chat) -> None:
    card = await chat.ask("/numbers about:zzyzx")
    assert card.private
    assert "no numbers" in card.text


async def test_people_are_suggested(chat: Chat) -> None:
    [name] = await chat.suggest("/numbers about:psalm")
    assert "Psalm" in name
