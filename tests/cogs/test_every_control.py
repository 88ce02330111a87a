"""Every command, and every button and list on the cards that it shows, wherever and whoever it may be."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import discord
import pytest
from discord import app_commands

from bot.client import Receipts, create_bot
from bot.config import Config
from bot.library import Library, Shelf
from tests.cards.made import HARBOUR, TEXTS, article, library_of, storm
from tests.cogs.room import Room, Seen

QUESTION = "the storm in the harbour, boat"
BUTTON, SELECT = 2, 3
FAILED = ("Something went wrong", "Er ging iets mis")


@dataclass(frozen=True, slots=True)
class Control:
    """A button or list on a card, and what is chosen in it."""

    custom_id: str
    choice: str | None

    async def use(self, actor: Any, message: Any) -> Any:
        if self.choice is None:
            return await actor.click(message, custom_id=self.custom_id)
        return await actor.select(message, [self.choice], custom_id=self.custom_id)


@pytest.fixture
def room(simcord_env: Any, simcord_bot: Receipts) -> Room:
    """Its person administers the server and runs the bot, so that no command is hidden."""
    room = Room(simcord_env, simcord_bot)
    manages = room.guild.create_role("Manager", permissions=discord.Permissions(administrator=True))
    room.person = room.guild.add_member(simcord_env.create_user("Mia"), roles=[manages])
    simcord_bot.owner_id = room.person.id
    return room


def commands_of(bot: Receipts, *, in_servers: bool = True) -> list[tuple[str, dict[str, Any]]]:
    """Every slash command with what it must be given."""
    found = []
    for command in bot.tree.walk_commands():
        if isinstance(command, app_commands.Group):
            continue
        contexts = (command.parent or command).allowed_contexts
        if in_servers or (contexts and contexts.dm_channel):
            found.append(
                (
                    command.qualified_name,
                    {option.display_name: given(option) for option in command.parameters if option.required},
                )
            )
    assert len(found) >= 7
    return found


def given(option: app_commands.Parameter) -> Any:
    """What a required option is given."""
    if option.type is discord.AppCommandOptionType.attachment:
        return "told.txt", b"The flood reached the mill on 9 June 2022."
    return QUESTION


def controls_of(seen: Seen) -> list[Control]:
    buttons = [Control(part["custom_id"], None) for part in seen.parts(BUTTON) if part.get("custom_id")]
    lists = [Control(part["custom_id"], part["options"][0]["value"]) for part in seen.parts(SELECT)]
    return buttons + lists


async def every(room: Room, act: Callable[[Seen, Control], Awaitable[Seen]], channel: Any = None) -> int:
    """Show every card afresh for each of its controls, and do `act` with it; how many there were."""
    count = 0
    for command, options in commands_of(room.bot):
        number = 0
        while True:
            card = room.seen(await room.person.slash(channel or room.channel, command, **options))
            controls = controls_of(card)
            if number >= len(controls):
                break
            seen = await act(card, controls[number])
            assert not any(words in seen.text for words in FAILED), (command, controls[number])
            number += 1
            count += 1
    return count


@pytest.fixture
def changed() -> Library:
    """One article is longer, the other is gone."""
    return library_of(article(HARBOUR, "A new first line.\n" + TEXTS[HARBOUR]), article("new.txt", "Rain."))


async def test_after_a_restart(room: Room, library: Library, tmp_path: Path) -> None:
    cards = [await room.slash(command, **options) for command, options in commands_of(room.bot)]
    await room.restart(create_bot(Config(data=tmp_path), Shelf(library)))
    count = 0
    for card in cards:
        for control in controls_of(card)[:1]:
            room.seen(await control.use(room.person, card.message))
            count += 1
    assert count > 5


async def test_by_another_person_who_gets_an_answer_of_their_own(room: Room) -> None:
    other = room.guild.add_member(room.env.create_user("Other"))

    async def act(card: Seen, control: Control) -> Seen:
        if card.private:  # nobody else sees it
            return card
        seen = room.seen(await control.use(other, card.message))
        assert seen.private
        assert seen.message.id != card.message.id
        return seen

    assert await every(room, act) > 10


async def test_after_the_archive_changed(room: Room, changed: Library) -> None:
    async def act(card: Seen, control: Control) -> Seen:
        room.bot.shelf.replace(changed)
        try:
            return room.seen(await control.use(room.person, card.message))
        finally:
            room.bot.shelf.replace(storm())

    assert await every(room, act) > 10


async def test_clicked_twice(room: Room) -> None:
    async def act(card: Seen, control: Control) -> Seen:
        first = room.seen(await control.use(room.person, card.message))
        if first.message.id == card.message.id:  # it took the card's place: what is pressed now is its own
            controls = controls_of(first)
            return room.seen(await controls[0].use(room.person, first.message)) if controls else first
        return room.seen(await control.use(room.person, card.message))

    assert await every(room, act) > 10


async def test_in_a_thread(room: Room) -> None:
    channel: Any = room.bot.get_channel(room.channel.id)
    await channel.create_thread(name="talk", type=discord.ChannelType.public_thread)
    (thread,) = room.channel.threads

    async def act(card: Seen, control: Control) -> Seen:
        return room.seen(await control.use(room.person, card.message))

    assert await every(room, act, thread) > 10


async def test_where_the_bot_may_neither_embed_nor_attach(room: Room) -> None:
    assert room.bot.user
    denied = discord.PermissionOverwrite(embed_links=False, attach_files=False)
    channel = room.guild.create_text_channel("strict", overwrites={room.bot.user: denied})

    async def act(card: Seen, control: Control) -> Seen:
        return room.seen(await control.use(room.person, card.message))

    assert await every(room, act, channel) > 10
    for request in room.env.http_requests:
        data: Any = request.json.get("data", request.json) if isinstance(request.json, dict) else {}
        assert not data.get("attachments")


async def test_in_a_direct_message(room: Room) -> None:
    user = room.env.create_user("Una")
    count = 0
    for command, options in commands_of(room.bot, in_servers=False):
        card = room.seen(await user.slash(command, **options))
        for control in controls_of(card)[:1]:
            room.seen(await control.use(user, card.message))
            count += 1
    assert count > 4
