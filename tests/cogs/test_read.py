from typing import Any

import discord
import pytest

from bot.archive.source import SourceFile
from bot.library import build_library
from bot.testing import Chat
from tests.cards.made import HARBOUR, ISLAND, TEXTS, article, library_of

FILE = 13
LONG = "\n".join(f"Paragraph number {number}. " + "Rain and wind. " * 60 for number in range(9))


async def test_an_article_opens_privately_from_the_start_with_title_and_source(chat: Chat) -> None:
    seen = await chat.slash("read", article=HARBOUR)
    assert seen.private
    assert seen.text.startswith("### Storm empties the harbour\n-# harbour\\_01.txt · Harbour Post · <t:")
    assert "Page 1 of 1" in seen.text
    assert seen.quoted[0].startswith("Storm empties the harbour")
    assert "**" not in seen.text


async def test_an_article_without_a_title_is_headed_by_its_file(chat: Chat) -> None:
    assert (await chat.slash("read", article=ISLAND)).text.startswith("### island.txt\n-# about May 2021\n")


@pytest.mark.parametrize("typed", ["harbour_01.txt", "harb", "empties", "HARBOUR POST", "stom empties"])
async def test_a_part_of_what_an_article_is_known_by_will_do(chat: Chat, typed: str) -> None:
    assert HARBOUR in (await chat.slash("read", article=typed)).text.replace("\\", "")


async def test_an_unknown_article_is_refused_with_the_nearest(chat: Chat) -> None:
    seen = await chat.slash("read", article="iland of cows")
    assert seen.private
    assert "no article called “iland of cows”" in seen.text
    assert "The nearest is “island" in seen.text


async def test_without_any_articles_the_refusal_says_so(chat: Chat) -> None:
    chat.bot.shelf.replace(library_of())
    assert "no articles yet" in (await chat.slash("read", article="x")).text


async def test_without_an_article_the_list_to_read_from_is_shown_privately(chat: Chat) -> None:
    seen = await chat.slash("read")
    assert seen.private
    assert seen.labels == ["Read", "Read"]


async def test_sources_lead_to_the_same_card(chat: Chat) -> None:
    opened = await chat.press(await chat.slash("sources"), "Read", 1)
    assert opened.texts == (await chat.slash("read", article=ISLAND)).texts


async def test_any_page_can_be_opened_and_beyond_the_last_the_last(chat: Chat) -> None:
    chat.bot.shelf.replace(library_of(article("long.txt", LONG)))
    second = await chat.slash("read", article="long", page=2)
    assert "Page 2 of " in second.text
    last = await chat.slash("read", article="long", page=10**9)
    assert "Next" not in last.labels
    assert (await chat.press(second, "Last")).texts == last.texts


async def test_first_and_last_stand_only_where_they_are_not_next_to_the_page(chat: Chat) -> None:
    chat.bot.shelf.replace(library_of(article("long.txt", LONG)))
    page = await chat.slash("read", article="long")
    assert page.labels == ["Next", "Last", "The file"]
    page = await chat.press(await chat.press(page, "Next"), "Next")
    assert page.labels == ["First", "Previous", "Next", "Last", "The file"]
    assert "Page 1 of" in (await chat.press(page, "First")).text


async def test_paragraphs_apart_by_a_blank_line_share_a_block(chat: Chat) -> None:
    raw = "One storm.\n\nAnother storm.\nA third one.\n\n\nThe last."
    chat.bot.shelf.replace(library_of(article("four.txt", raw)))
    seen = await chat.slash("read", article="four")
    assert seen.quoted == ["One storm.\n\nAnother storm.", "A third one.", "The last."]
    assert "paragraphs 1–2" in seen.text


async def test_clutter_between_paragraphs_is_not_shown(chat: Chat) -> None:
    assert "Read also" not in (await chat.slash("read", article=HARBOUR)).text


async def test_the_articles_are_suggested_by_what_they_are_known_by(chat: Chat) -> None:
    assert await chat.suggest("/read article:") == [HARBOUR, ISLAND]
    assert await chat.suggest("/read article:empties") == [HARBOUR]
    assert await chat.suggest("/read article:may 2021") == [ISLAND]
    assert await chat.suggest("/read article:harbuor") == [HARBOUR]


async def test_a_file_name_too_long_for_a_choice_can_be_chosen_all_the_same(chat: Chat) -> None:
    name = "storm " * 30 + ".txt"
    chat.bot.shelf.replace(library_of(article(name, "It blew."), article("storm.txt", "It rained.")))
    values = await chat.suggest("/read article:storm")
    opened = [(await chat.slash("read", article=value)).quoted for value in values]
    assert sorted(opened) == [["It blew."], ["It rained."]]


async def test_the_file_is_sent_byte_for_byte_and_privately(chat: Chat) -> None:
    data = "\ufeffA storm hit Zoë.\r\n\r\nIt passed.\r\n".encode()
    chat.bot.shelf.replace(build_library([SourceFile("a b/été 1.txt", data)]))
    seen = await chat.press(await chat.slash("read", article="1"), "The file")
    assert seen.private
    assert "a b/été 1.txt" in seen.text
    assert "byte for byte" in seen.text
    [sent] = seen.message.attachments
    assert await sent.read() == data
    assert sent.filename == "ete_1.txt"
    [shown] = seen.parts(FILE)
    assert shown["file"]["url"].endswith("/ete_1.txt")


async def test_a_file_in_another_encoding_is_said_to_be_converted(chat: Chat) -> None:
    data = "A storm hit Zoë in the café of the naïve.".encode("cp1252")
    chat.bot.shelf.replace(build_library([SourceFile("old.txt", data)]))
    seen = await chat.press(await chat.slash("read", article="old"), "The file")
    assert "same text in UTF-8" in seen.text
    assert await seen.message.attachments[0].read() == "A storm hit Zoë in the café of the naïve.".encode()


async def test_a_file_that_discord_does_not_take_is_refused_in_a_sentence(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    chat.bot.shelf.replace(library_of(article("big.txt", ("Rain and wind. " * 700 + "\n") * 120)))
    card = await chat.slash("read", article="big")
    received = discord.Interaction._from_data

    def allow_a_megabyte(interaction: discord.Interaction, data: Any) -> None:
        limited: Any = {**data, "attachment_size_limit": 2**20}
        received(interaction, limited)

    monkeypatch.setattr(discord.Interaction, "_from_data", allow_a_megabyte)
    seen = await chat.press(card, "The file")
    assert seen.private
    assert "larger than the 1 MB" in seen.text


async def test_a_file_that_takes_long_to_send_is_announced_before(chat: Chat) -> None:
    chat.bot.shelf.replace(library_of(article("big.txt", ("Rain and wind. " * 700 + "\n") * 120)))
    card = await chat.slash("read", article="big")
    asked = len(chat.env.http_requests)
    seen = await chat.press(card, "The file")
    assert seen.private
    assert len(await seen.message.attachments[0].read()) > 2**20
    deferred, sent = chat.env.http_requests[asked:]
    assert isinstance(deferred.json, dict)
    assert deferred.json["type"] == discord.InteractionResponseType.deferred_channel_message.value
    assert sent.method == "PATCH"


async def test_where_files_may_not_be_sent_none_is_offered(chat: Chat) -> None:
    offered = await chat.slash("read", article=HARBOUR)
    quiet = chat.guild.create_text_channel(
        "quiet", overwrites={chat.guild.default_role: discord.PermissionOverwrite(attach_files=False)}
    )
    chat.channel = quiet
    assert "The file" not in (await chat.slash("read", article=HARBOUR)).labels
    assert "The file" in offered.labels


async def test_an_article_that_changed_while_it_was_read_says_so(chat: Chat) -> None:
    chat.bot.shelf.replace(library_of(article("long.txt", LONG)))
    page = await chat.slash("read", article="long")
    chat.bot.shelf.replace(library_of(article("long.txt", "New! " + LONG)))
    turned = await chat.press(page, "Last")
    assert "Page 1 of" in turned.text
    assert "this article has changed since" in turned.text
    assert "**" not in turned.text


async def test_the_file_of_an_article_that_is_gone_is_said_to_be(chat: Chat) -> None:
    page = await chat.slash("read", article=HARBOUR)
    chat.bot.shelf.replace(library_of(article(ISLAND, TEXTS[ISLAND])))
    seen = await chat.press(page, "The file")
    assert seen.private
    assert "no longer among my articles" in seen.text
