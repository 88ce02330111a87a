"""/wordcloud draws the words, and says them for whoever cannot see the picture."""

import pytest

from bot.archive import Archive
from bot.testing import Chat

STORM = (
    "Storm closes the harbour\n\nIn Brenhaven all is well. The people of Brenhaven sleep. She loves Oster.\n"
)


@pytest.mark.articles(
    storm="Storm\n\nIn Brenhaven she wears the Ring of the town, a plain ring. He said: With her, with all.\n"
)
async def test_what_is_written_small_elsewhere_is_no_name(chat: Chat) -> None:
    card = await chat.ask("/wordcloud")
    assert card.parts(12)[0]["items"][0]["description"] == "The larger, the more often: Brenhaven (1)."


@pytest.mark.articles(storm=STORM)
async def test_the_picture_says_what_it_shows(chat: Chat) -> None:
    card = await chat.ask("/wordcloud")
    [gallery] = card.parts(12)
    [picture] = gallery["items"]
    assert picture["description"] == "The larger, the more often: Brenhaven (2) and Oster (1)."


@pytest.mark.articles(storm="Storm\n\nit is over now, and nobody knows of it.\n")
async def test_without_words_there_is_no_picture(chat: Chat) -> None:
    card = await chat.ask("/wordcloud")
    assert card.parts(12) == []
    assert "the articles name nothing" in card.text


@pytest.mark.articles(storm=STORM)
async def test_an_archive_that_is_not_at_hand_is_not_gone_through(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Archive, "at_hand", False)
    card = await chat.ask("/wordcloud")
    assert "too many to go through" in card.text
