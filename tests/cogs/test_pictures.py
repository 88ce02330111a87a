"""Pictures on cards: sent with the card that shows them, replaced in place, left out where files may not."""

from io import BytesIO
from typing import Any

import discord
import pytest
from PIL import Image

from bot.cache import Cache
from bot.charts import agg
from bot.charts.sheet import Sheet
from bot.facts import DatedEvent, EventMention, Timex
from bot.library import Library
from bot.testing import Chat, Seen
from bot.testing.rules import message_problems, walk
from tests.cards.made import ISLAND, facts_with, library_of, storm

GALLERY = 12
COMMANDS = ("timeline", "kids")


def sent(chat: Chat) -> dict[str, Any]:
    """The message that was sent last, as it went to Discord."""
    bodies = [
        body.get("data", body)
        for request in chat.env.http_requests
        if isinstance(body := request.json, dict)
        and ("callback" in request.path or "@original" in request.path)
    ]
    last: dict[str, Any] = bodies[-1]
    return last


def pictures(seen: Seen) -> list[dict[str, Any]]:
    return [item for gallery in seen.parts(GALLERY) for item in gallery["items"]]


async def assert_one_picture(chat: Chat, seen: Seen) -> str:
    """The card shows one picture, which came with it and no other file; returns its words."""
    body = sent(chat)
    assert not message_problems(body)
    [asked] = [item for part in walk(body["components"]) if part["type"] == GALLERY for item in part["items"]]
    [attached] = body["attachments"]
    assert asked["media"]["url"] == f"attachment://{attached['filename']}"
    assert asked["description"] == attached["description"]
    [kept] = seen.message.attachments
    assert kept.filename == attached["filename"]
    Image.open(BytesIO(await kept.read())).verify()
    description: str = asked["description"]
    return description


def long_story() -> Library:
    """The storm with an event a year."""
    library = storm()
    span = library.archive.article(ISLAND).passages[0].span
    days = [event.interval for event in library.facts.events]
    events = []
    for year in range(1900, 1930):
        interval = days[0] and type(days[0]).parse(str(year))
        events.append(
            DatedEvent(str(year), interval, (EventMention(span, (Timex(span, interval, "explicit"),)),))
        )
    facts = facts_with(dict(library.facts.published), events=tuple(events))
    return library_of(*library.archive.articles, facts=facts)


@pytest.mark.parametrize("command", COMMANDS)
async def test_the_picture_comes_with_its_card(chat: Chat, command: str) -> None:
    seen = await chat.slash(command)
    assert await assert_one_picture(chat, seen)


@pytest.mark.parametrize("command", COMMANDS)
async def test_the_picture_comes_with_a_private_card(chat: Chat, command: str) -> None:
    await chat.bot.servers.change(chat.guild.id, private=True)
    seen = await chat.slash(command)
    assert seen.private
    assert await assert_one_picture(chat, seen)


@pytest.mark.parametrize("command", COMMANDS)
async def test_the_picture_comes_in_a_direct_message(chat: Chat, command: str) -> None:
    seen = chat.seen(await chat.env.create_user("Una").slash(command))
    assert await assert_one_picture(chat, seen)


@pytest.mark.parametrize("command", COMMANDS)
async def test_the_picture_comes_in_a_thread(chat: Chat, command: str) -> None:
    made = chat.env.backend.create_thread(chat.channel.id, "thread", chat.person.id)
    chat.channel = next(thread for thread in chat.channel.threads if thread.id == made.id)
    assert await assert_one_picture(chat, await chat.slash(command))


@pytest.mark.parametrize("command", COMMANDS)
async def test_where_nothing_may_be_attached_there_is_no_picture(chat: Chat, command: str) -> None:
    chat.channel = chat.guild.create_text_channel(
        "quiet", overwrites={chat.guild.default_role: discord.PermissionOverwrite(attach_files=False)}
    )
    seen = await chat.slash(command)
    assert seen.quoted or seen.text
    assert not pictures(seen)
    assert not seen.message.attachments
    assert not sent(chat).get("attachments")
    assert not message_problems(sent(chat))


async def test_turning_a_page_replaces_the_picture(chat: Chat) -> None:
    chat.bot.shelf.replace(long_story())
    first = await chat.slash("timeline")
    before, drawn = await assert_one_picture(chat, first), await first.message.attachments[0].read()
    seen = first
    for _ in range(4):
        seen = await chat.press(seen, "Later")
        assert seen.message.id == first.message.id
        after = await assert_one_picture(chat, seen)
    assert "numbers 1 to 16" in before
    assert "numbers 17 to 30" in after
    assert await seen.message.attachments[0].read() != drawn


async def test_somebody_elses_page_has_the_picture_too(chat: Chat) -> None:
    chat.bot.shelf.replace(long_story())
    card = await chat.slash("timeline")
    chat.person = chat.guild.add_member(chat.env.create_user("Other"))
    seen = await chat.press(card, "Later")
    assert seen.private
    assert await assert_one_picture(chat, seen)


async def test_the_picture_comes_after_a_wait(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    async def never(task: object) -> bool:
        return False

    monkeypatch.setattr("bot.cards.replying._ends_soon", never)
    assert await assert_one_picture(chat, await chat.slash("timeline"))


async def test_a_card_without_anything_to_draw_has_no_picture(chat: Chat) -> None:
    seen = await chat.slash("timeline", about="nothing of the kind")
    assert not pictures(seen)
    assert not sent(chat).get("attachments")


async def test_each_entry_of_the_list_has_the_number_that_it_has_in_the_picture(chat: Chat) -> None:
    chat.bot.shelf.replace(long_story())
    seen = await chat.press(await chat.slash("timeline"), "Later")
    for number, year in ((5, 1904), (8, 1907)):
        assert f"**{number} · {year}**" in seen.text


async def test_the_picture_is_in_the_language_of_the_person(chat: Chat) -> None:
    await chat.bot.servers.change(chat.guild.id, language="nl")
    for command, words in (("timeline", "Tijdlijn met 2"), ("kids", "Wanneer 2 personen")):
        assert (await assert_one_picture(chat, await chat.slash(command))).startswith(words)


async def test_a_picture_is_drawn_once_for_everybody(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    sheets: list[Sheet] = []
    png_of = agg.png_of

    def draw(sheet: Sheet) -> bytes:
        sheets.append(sheet)
        return png_of(sheet)

    monkeypatch.setattr(agg, "png_of", draw)
    monkeypatch.setattr("bot.charts.drawing._drawn", Cache())
    await chat.slash("timeline")
    chat.person = chat.guild.add_member(chat.env.create_user("Other"))
    await chat.slash("timeline", **{"from": "2020"})  # another card with the same events
    assert len(sheets) == 1
