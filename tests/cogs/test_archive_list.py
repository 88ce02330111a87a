"""/archive list, /archive remove, and what /settings and /privacy say of a server's own articles."""

from collections.abc import Sequence

import pytest

from bot.cards.own_articles import FILES_A_PAGE
from bot.library import Shelf
from bot.own_archives import OWN
from bot.store import uploads as store
from bot.store.servers import UNSET
from bot.testing import Chat, Seen
from bot.testing.rules import SELECT
from tests.cards.made import storm
from tests.cogs.adding import FIRE, FLOOD, add, added, answering_from_own, files

pytestmark = pytest.mark.usefixtures("manager")
DELETE_ARTICLES = "Delete this server's articles"


def lists(seen: Seen) -> list[dict[str, str]]:
    """Every option of every list on the card."""
    return [option for menu in seen.parts(SELECT) for option in menu["options"]]


async def test_a_server_without_articles_is_told_how_to_add_one(chat: Chat) -> None:
    assert "Add one with /archive add." in (await chat.slash("archive list")).text


async def test_the_list_has_each_with_title_name_size_and_date(chat: Chat) -> None:
    await added(chat, date="2022-06-10")
    await added(chat, "fire.txt", FIRE)
    seen = await chat.slash("archive list")
    assert seen.private
    assert "This server's own articles" in seen.text
    assert "2 articles" in seen.text
    assert "**Flood reaches the mill**\n-# flood.txt · " in seen.text
    assert "Jun 10, 2022" in seen.text
    assert "**Fire in the bakery**\n-# fire.txt · " in seen.text
    chosen = await chat.press(seen, "Answer from our own articles")
    assert "**Saved.** Articles: This server's own" in chosen.text


async def test_a_long_list_has_pages_that_turn_in_place(chat: Chat) -> None:
    for number in range(FILES_A_PAGE + 1):
        await added(
            chat, f"day{number}.txt", b"On day %d the flood reached the mill. Nobody was hurt." % number
        )
    first = await chat.slash("archive list")
    assert "page 1 of 2" in first.text
    assert f"day{FILES_A_PAGE}.txt" not in first.text
    second = await chat.press(first, "Next")
    assert second.message.id == first.message.id
    assert f"day{FILES_A_PAGE}.txt" in second.text


async def test_removing_asks_first_and_then_counts_at_once(chat: Chat) -> None:
    await answering_from_own(chat)
    await added(chat, "fire.txt", FIRE)
    card = await chat.slash("archive remove", file="flood.txt")
    assert "### Remove this article?" in card.text
    assert "**Flood reaches the mill**" in card.text
    assert files(chat) == ["fire.txt", "flood.txt"]
    seen = await chat.press(card, "Remove")
    assert seen.message.id == card.message.id
    assert "**Removed:** flood.txt" in seen.text
    assert files(chat) == ["fire.txt"]
    assert not (chat.bot.uploads.home(chat.guild.id) / "flood.txt").exists()
    assert "1 article" in (await chat.slash("sources")).text


async def test_a_card_of_what_was_removed_removes_nothing_else(chat: Chat) -> None:
    await added(chat)
    first, second = [await chat.slash("archive remove", file="flood.txt") for _ in range(2)]
    await chat.press(first, "Remove")
    await added(chat, "flood.txt", FIRE)
    assert "removed already" in (await chat.press(second, "Remove")).text
    assert files(chat) == ["flood.txt"]


async def test_without_its_last_article_a_server_answers_from_the_configured_ones(chat: Chat) -> None:
    await answering_from_own(chat)
    seen = await chat.press(await chat.slash("archive remove", file="flood.txt"), "Remove")
    assert "That was the last one, so from now on I answer from other articles here:" in seen.text
    assert "2 articles" in (await chat.slash("sources")).text
    settings = await chat.slash("settings")
    assert "“This server's own” is no longer there, so I use the only ones that I have" in settings.text


async def test_an_article_is_found_by_its_title_and_what_is_none_is_refused(chat: Chat) -> None:
    await added(chat)
    await added(chat, "fire.txt", FIRE)
    assert "fire.txt" in (await chat.slash("archive remove", file="the bakery")).text
    assert "no article called “zzyzx”" in (await chat.slash("archive remove", file="zzyzx")).text


async def test_names_are_suggested(chat: Chat) -> None:
    assert await chat.suggest("/archive remove file:") == []
    await added(chat)
    await added(chat, "fire.txt", FIRE)
    assert await chat.suggest("/archive remove file:") == ["fire.txt", "flood.txt"]
    await chat.slash("archive list")
    assert await chat.suggest("/archive remove file:bakery") == ["fire.txt"]


async def test_on_a_disk_that_cannot_be_written_it_stays(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(30, "Read-only file system")

    await added(chat)
    card = await chat.slash("archive remove", file="flood.txt")
    monkeypatch.setattr(store, "delete_whole", refuse)
    assert (await chat.press(card, "Remove")).text.startswith("**Not removed:**")
    assert files(chat) == ["flood.txt"]


async def test_settings_offer_them_once_there_are_any(chat: Chat) -> None:
    assert OWN not in [option["value"] for option in lists(await chat.slash("settings"))]
    await added(chat)
    card = await chat.slash("settings")
    offered = {option["label"]: option for option in lists(card)}
    assert offered["This server's own · 1 article"]["value"] == OWN
    assert offered["Those of whoever runs this bot · 2 articles"]["default"]
    seen = await chat.choose(card, "set/articles", OWN)
    assert "**Saved.** Articles: This server's own" in seen.text
    assert (await chat.slash("ask", question="what did the miller save")).quoted
    back = await chat.choose(
        seen, "set/articles", offered["Those of whoever runs this bot · 2 articles"]["value"]
    )
    assert "**Saved.** Articles: Those of whoever runs this bot" in back.text
    assert chat.bot.servers.of(chat.guild.id) == UNSET


async def test_privacy_says_what_is_there_and_deletes_it_when_asked_twice(chat: Chat) -> None:
    await answering_from_own(chat)
    card = await chat.slash("privacy")
    assert "1 article that whoever manages this server added with /archive." in card.text
    question = await chat.press(card, DELETE_ARTICLES)
    assert "Delete 1 article of this server?" in question.text
    assert files(chat)
    seen = await chat.press(question, DELETE_ARTICLES)
    assert "**Deleted.** This server has no articles of its own any more." in seen.text
    assert not files(chat)
    assert not chat.bot.uploads.home(chat.guild.id).exists()
    assert DELETE_ARTICLES not in seen.labels


async def test_deleting_what_is_set_leaves_the_articles_and_says_so(chat: Chat) -> None:
    await answering_from_own(chat)
    seen = await chat.press(await chat.slash("privacy"), "Delete what this server has set")
    assert "The articles that this server has added are still there." in seen.text
    assert files(chat) == ["flood.txt"]
    assert "2 articles" in (await chat.slash("sources")).text


async def test_a_server_that_removes_the_bot_leaves_nothing(chat: Chat) -> None:
    await answering_from_own(chat)
    await add(chat, "other.txt", FLOOD + b"More.")
    home = chat.bot.uploads.home(chat.guild.id)
    assert home.exists()
    guild = chat.bot.get_guild(chat.guild.id)
    assert guild is not None
    await chat.bot.on_guild_remove(guild)
    assert not home.exists()
    assert chat.guild.id not in chat.bot.uploads.known | chat.bot.servers.known


async def test_an_article_that_cannot_be_read_any_more_is_listed_and_can_be_removed(chat: Chat) -> None:
    await added(chat)
    await added(chat, "fire.txt", FIRE)
    (chat.bot.uploads.home(chat.guild.id) / "flood.txt").write_bytes(b"\0\1\2" * 50)
    seen = await chat.slash("archive list")
    assert "flood.txt · " in seen.text
    assert "I cannot read it" in seen.text
    await chat.press(await chat.slash("archive remove", file="flood.txt"), "Remove")
    assert files(chat) == ["fire.txt"]


async def test_they_are_embedded_as_the_configured_ones_are(chat: Chat) -> None:
    embedded: list[str] = []

    def embed(texts: Sequence[str]) -> None:
        embedded.extend(texts)

    chat.bot.shelf = Shelf(storm(), embed=embed)
    await answering_from_own(chat)
    assert any("every sack of flour" in text for text in embedded)
