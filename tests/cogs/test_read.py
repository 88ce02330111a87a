from typing import Any

import discord
import pytest

from bot.archive.source import SourceFile
from bot.client import Receipts
from bot.library import build_library
from tests.cards.made import HARBOUR, ISLAND, TEXTS, article, library_of
from tests.cogs.room import Room

FILE = 13
LONG = "\n".join(f"Paragraph number {number}. " + "Rain and wind. " * 60 for number in range(9))


async def test_an_article_opens_privately_from_the_start_with_title_and_source(room: Room) -> None:
    seen = await room.slash("read", article=HARBOUR)
    assert seen.private
    assert seen.text.startswith("### Storm empties the harbour\n-# harbour\\_01.txt · Harbour Post · <t:")
    assert "Page 1 of 1" in seen.text
    assert seen.quoted[0].startswith("Storm empties the harbour")
    assert "**" not in seen.text


async def test_an_article_without_a_title_is_headed_by_its_file(room: Room) -> None:
    assert (await room.slash("read", article=ISLAND)).text.startswith("### island.txt\n-# about May 2021\n")


@pytest.mark.parametrize("typed", ["harbour_01.txt", "harb", "empties", "HARBOUR POST", "stom empties"])
async def test_a_part_of_what_an_article_is_known_by_will_do(room: Room, typed: str) -> None:
    assert HARBOUR in (await room.slash("read", article=typed)).text.replace("\\", "")


async def test_an_unknown_article_is_refused_with_the_nearest(room: Room) -> None:
    seen = await room.slash("read", article="iland of cows")
    assert seen.private
    assert "no article called “iland of cows”" in seen.text
    assert "The nearest is “island" in seen.text


async def test_without_any_articles_the_refusal_says_so(room: Room, simcord_bot: Receipts) -> None:
    simcord_bot.shelf.replace(library_of())
    assert "no articles yet" in (await room.slash("read", article="x")).text


async def test_without_an_article_the_list_to_read_from_is_shown_privately(room: Room) -> None:
    seen = await room.slash("read")
    assert seen.private
    assert seen.labels == ["Read", "Read"]


async def test_sources_lead_to_the_same_card(room: Room) -> None:
    opened = await room.click(await room.slash("sources"), "Read", 1)
    assert opened.texts == (await room.slash("read", article=ISLAND)).texts


async def test_any_page_can_be_opened_and_beyond_the_last_the_last(room: Room, simcord_bot: Receipts) -> None:
    simcord_bot.shelf.replace(library_of(article("long.txt", LONG)))
    second = await room.slash("read", article="long", page=2)
    assert "Page 2 of " in second.text
    last = await room.slash("read", article="long", page=10**9)
    assert "Next" not in last.labels
    assert (await room.click(second, "Last")).texts == last.texts


async def test_first_and_last_stand_only_where_they_are_not_next_to_the_page(
    room: Room, simcord_bot: Receipts
) -> None:
    simcord_bot.shelf.replace(library_of(article("long.txt", LONG)))
    page = await room.slash("read", article="long")
    assert page.labels == ["Next", "Last", "The file"]
    page = await room.click(await room.click(page, "Next"), "Next")
    assert page.labels == ["First", "Previous", "Next", "Last", "The file"]
    assert "Page 1 of" in (await room.click(page, "First")).text


async def test_paragraphs_apart_by_a_blank_line_share_a_block(room: Room, simcord_bot: Receipts) -> None:
    raw = "One storm.\n\nAnother storm.\nA third one.\n\n\nThe last."
    simcord_bot.shelf.replace(library_of(article("four.txt", raw)))
    seen = await room.slash("read", article="four")
    assert seen.quoted == ["One storm.\n\nAnother storm.", "A third one.", "The last."]
    assert "paragraphs 1–2" in seen.text


async def test_clutter_between_paragraphs_is_not_shown(room: Room) -> None:
    assert "Read also" not in (await room.slash("read", article=HARBOUR)).text


async def test_the_articles_are_suggested_by_what_they_are_known_by(room: Room) -> None:
    assert await room.suggest("read", "article", "") == [HARBOUR, ISLAND]
    assert await room.suggest("read", "article", "empties") == [HARBOUR]
    assert await room.suggest("read", "article", "may 2021") == [ISLAND]
    assert await room.suggest("read", "article", "harbuor") == [HARBOUR]


async def test_a_file_name_too_long_for_a_choice_can_be_chosen_all_the_same(
    room: Room, simcord_bot: Receipts
) -> None:
    name = "storm " * 30 + ".txt"
    simcord_bot.shelf.replace(library_of(article(name, "It blew."), article("storm.txt", "It rained.")))
    values = await room.suggest("read", "article", "storm")
    opened = [(await room.slash("read", article=value)).quoted for value in values]
    assert sorted(opened) == [["It blew."], ["It rained."]]


async def test_the_file_is_sent_byte_for_byte_and_privately(room: Room, simcord_bot: Receipts) -> None:
    data = "\ufeffA storm hit Zoë.\r\n\r\nIt passed.\r\n".encode()
    simcord_bot.shelf.replace(build_library([SourceFile("a b/été 1.txt", data)]))
    seen = await room.click(await room.slash("read", article="1"), "The file")
    assert seen.private
    assert "a b/été 1.txt" in seen.text
    assert "byte for byte" in seen.text
    [sent] = seen.message.attachments
    assert await sent.read() == data
    assert sent.filename == "ete_1.txt"
    [shown] = seen.parts(FILE)
    assert shown["file"]["url"].endswith("/ete_1.txt")


async def test_a_file_in_another_encoding_is_said_to_be_converted(room: Room, simcord_bot: Receipts) -> None:
    data = "A storm hit Zoë in the café of the naïve.".encode("cp1252")
    simcord_bot.shelf.replace(build_library([SourceFile("old.txt", data)]))
    seen = await room.click(await room.slash("read", article="old"), "The file")
    assert "same text in UTF-8" in seen.text
    assert await seen.message.attachments[0].read() == "A storm hit Zoë in the café of the naïve.".encode()


async def test_a_file_that_discord_does_not_take_is_refused_in_a_sentence(
    room: Room, simcord_bot: Receipts, monkeypatch: pytest.MonkeyPatch
) -> None:
    simcord_bot.shelf.replace(library_of(article("big.txt", ("Rain and wind. " * 700 + "\n") * 120)))
    card = await room.slash("read", article="big")
    received = discord.Interaction._from_data

    def allow_a_megabyte(interaction: discord.Interaction, data: Any) -> None:
        limited: Any = {**data, "attachment_size_limit": 2**20}
        received(interaction, limited)

    monkeypatch.setattr(discord.Interaction, "_from_data", allow_a_megabyte)
    seen = await room.click(card, "The file")
    assert seen.private
    assert "larger than the 1 MB" in seen.text


async def test_a_file_that_takes_long_to_send_is_announced_before(room: Room, simcord_bot: Receipts) -> None:
    simcord_bot.shelf.replace(library_of(article("big.txt", ("Rain and wind. " * 700 + "\n") * 120)))
    card = await room.slash("read", article="big")
    asked = len(room.env.http_requests)
    seen = await room.click(card, "The file")
    assert seen.private
    assert len(await seen.message.attachments[0].read()) > 2**20
    deferred, sent = room.env.http_requests[asked:]
    assert isinstance(deferred.json, dict)
    assert deferred.json["type"] == discord.InteractionResponseType.deferred_channel_message.value
    assert sent.method == "PATCH"


async def test_where_files_may_not_be_sent_none_is_offered(room: Room) -> None:
    offered = await room.slash("read", article=HARBOUR)
    quiet = room.guild.create_text_channel(
        "quiet", overwrites={room.guild.default_role: discord.PermissionOverwrite(attach_files=False)}
    )
    room.channel = quiet
    assert "The file" not in (await room.slash("read", article=HARBOUR)).labels
    assert "The file" in offered.labels


async def test_an_article_that_changed_while_it_was_read_says_so(room: Room, simcord_bot: Receipts) -> None:
    simcord_bot.shelf.replace(library_of(article("long.txt", LONG)))
    page = await room.slash("read", article="long")
    simcord_bot.shelf.replace(library_of(article("long.txt", "New! " + LONG)))
    turned = await room.click(page, "Last")
    assert "Page 1 of" in turned.text
    assert "this article has changed since" in turned.text
    assert "**" not in turned.text


async def test_the_file_of_an_article_that_is_gone_is_said_to_be(room: Room, simcord_bot: Receipts) -> None:
    page = await room.slash("read", article=HARBOUR)
    simcord_bot.shelf.replace(library_of(article(ISLAND, TEXTS[ISLAND])))
    seen = await room.click(page, "The file")
    assert seen.private
    assert "no longer among my articles" in seen.text
