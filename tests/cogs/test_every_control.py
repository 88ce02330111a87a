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
from bot.testing import Chat, Seen
from bot.testing.rules import BUTTON, SELECT
from tests.cards.made import HARBOUR, TEXTS, article, library_of, storm

QUESTION = "the storm in the harbour, boat"
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
def chat(chat: Chat) -> Chat:
    """Its person administers the server and runs the bot, so that no command is hidden."""
    return chat.as_owner()


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


async def every(chat: Chat, act: Callable[[Seen, Control], Awaitable[Seen]], channel: Any = None) -> int:
    """Show every card afresh for each of its controls, and do `act` with it; how many there were."""
    count = 0
    for command, options in commands_of(chat.bot):
        number = 0
        while True:
            card = chat.seen(await chat.person.slash(channel or chat.channel, command, **options))
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


async def test_after_a_restart(chat: Chat, library: Library, tmp_path: Path) -> None:
    cards = [await chat.slash(command, **options) for command, options in commands_of(chat.bot)]
    await chat.restart(create_bot(Config(data=tmp_path), Shelf(library)))
    count = 0
    for card in cards:
        for control in controls_of(card)[:1]:
            chat.seen(await control.use(chat.person, card.message))
            count += 1
    assert count > 5


async def test_by_another_person_who_gets_an_answer_of_their_own(chat: Chat) -> None:
    other = chat.guild.add_member(chat.env.create_user("Other"))

    async def act(card: Seen, control: Control) -> Seen:
        if card.private:  # nobody else sees it
            return card
        seen = chat.seen(await control.use(other, card.message))
        assert seen.private
        assert seen.message.id != card.message.id
        return seen

    assert await every(chat, act) > 10


async def test_after_the_archive_changed(chat: Chat, changed: Library) -> None:
    async def act(card: Seen, control: Control) -> Seen:
        chat.bot.shelf.replace(changed)
        try:
            return chat.seen(await control.use(chat.person, card.message))
        finally:
            chat.bot.shelf.replace(storm())

    assert await every(chat, act) > 10


async def test_clicked_twice(chat: Chat) -> None:
    async def act(card: Seen, control: Control) -> Seen:
        first = chat.seen(await control.use(chat.person, card.message))
        if first.message.id == card.message.id:  # it took the card's place: what is pressed now is its own
            controls = controls_of(first)
            return chat.seen(await controls[0].use(chat.person, first.message)) if controls else first
        return chat.seen(await control.use(chat.person, card.message))

    assert await every(chat, act) > 10


async def test_in_a_thread(chat: Chat) -> None:
    channel: Any = chat.bot.get_channel(chat.channel.id)
    await channel.create_thread(name="talk", type=discord.ChannelType.public_thread)
    (thread,) = chat.channel.threads

    async def act(card: Seen, control: Control) -> Seen:
        return chat.seen(await control.use(chat.person, card.message))

    assert await every(chat, act, thread) > 10


async def test_where_the_bot_may_neither_embed_nor_attach(chat: Chat) -> None:
    assert chat.bot.user
    denied = discord.PermissionOverwrite(embed_links=False, attach_files=False)
    channel = chat.guild.create_text_channel("strict", overwrites={chat.bot.user: denied})

    async def act(card: Seen, control: Control) -> Seen:
        return chat.seen(await control.use(chat.person, card.message))

    assert await every(chat, act, channel) > 10
    for request in chat.env.http_requests:
        data: Any = request.json.get("data", request.json) if isinstance(request.json, dict) else {}
        assert not data.get("attachments")


async def test_in_a_direct_message(chat: Chat) -> None:
    user = chat.env.create_user("Una")
    count = 0
    for command, options in commands_of(chat.bot, in_servers=False):
        card = chat.seen(await user.slash(command, **options))
        for control in controls_of(card)[:1]:
            chat.seen(await control.use(user, card.message))
            count += 1
    assert count > 4
