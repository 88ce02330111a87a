"""What Discord is told of the commands, and whether it would take what they send."""

import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import discord
import pytest
from discord import app_commands

from bot.client import Receipts
from bot.extending.command_rules import registration_problems
from tests.cogs.room import Room

SHARED = Path(__file__).parents[2] / "../shared/discord"


async def test_every_cog_loads(room: Room, simcord_bot: Receipts) -> None:
    assert not simcord_bot.failed_cogs
    assert {"About", "Ask", "Kids", "Quote", "Sources", "Timeline", "Who"} <= set(simcord_bot.cogs)


async def test_the_commands_can_be_registered_for_servers_and_direct_messages(
    room: Room, simcord_bot: Receipts
) -> None:
    commands: list[Any] = [command.to_dict(simcord_bot.tree) for command in simcord_bot.tree.get_commands()]
    assert not registration_problems(commands)
    manage, administer = discord.Permissions(manage_guild=True), discord.Permissions(administrator=True)
    hidden = {"settings": manage, "archive": manage, "cogs": administer}
    for_managers = [command for command in commands if command["name"] in hidden]
    assert len(for_managers) == len(hidden)
    for command in for_managers:
        assert (command["contexts"], command["integration_types"]) == ([0], [0])
        assert command["default_member_permissions"] == hidden[command["name"]].value
    others = [command for command in commands if command not in for_managers]
    assert all(command["contexts"] == [0, 1, 2] for command in others)
    assert all(command["integration_types"] == [0, 1] for command in others)


async def test_the_options_are_named_as_people_type_them(room: Room, simcord_bot: Receipts) -> None:
    options = {
        command.name: [option["name"] for option in command.to_dict(simcord_bot.tree)["options"]]
        for command in simcord_bot.tree.get_commands(type=discord.AppCommandType.chat_input)
    }
    assert options["ask"] == ["question", "source"]
    assert options["timeline"] == ["about", "from", "to"]
    assert options["kids"] == ["name"]
    assert options["who"] == ["name"]
    assert options["quote"] == ["about", "by", "to"]
    assert options["compare"] == ["about"]


@pytest.fixture
def refused() -> Callable[[str, str, Any], list[str]]:
    if not SHARED.is_dir():
        pytest.skip("Discord's API description is not here (../shared/discord)")
    sys.path.insert(0, str(SHARED))
    try:
        spec = import_module("payloads").DiscordSpec(SHARED / "openapi.json")
    finally:
        sys.path.remove(str(SHARED))
    errors: Callable[[str, str, Any], list[str]] = spec.errors
    return errors


async def test_discords_own_description_allows_all_that_is_sent(
    room: Room, refused: Callable[[str, str, Any], list[str]]
) -> None:
    asked = await room.slash("ask", question="when did the storm hit the harbour")
    for label in asked.labels:
        await room.click(asked, label)
    for command in ("timeline", "kids", "who", "quote", "compare", "sources", "about", "privacy"):
        await room.slash(command)
    await room.slash("timeline", to="nope")
    await use_settings(room)
    await room.suggest("timeline", "from", "")
    sent = [request for request in room.env.http_requests if request.method != "GET"]
    assert len(sent) > 10
    assert not [problem for one in sent for problem in refused(one.method, one.path, one.json)]


async def use_settings(room: Room) -> None:
    """Everything that whoever manages the server can set, and its deletion."""
    room.person = room.manager()
    card = await room.choose(await room.slash("settings"), "set-channels", room.channel)
    card = await room.choose(card, "set/language", "nl")
    card = await room.choose(card, "set/answers", "private")
    await room.click(card, "Overal antwoorden")
    await room.click(await room.slash("privacy"), "Instellingen van deze server verwijderen")


def text_options(bot: Receipts) -> list[tuple[str, str]]:
    """Every option of every command that takes text, with its command."""
    return [
        (command.name, option.display_name)
        for command in bot.tree.get_commands(type=discord.AppCommandType.chat_input)
        if isinstance(command, app_commands.Command)
        for option in command.parameters
        if option.type is discord.AppCommandOptionType.string
    ]


async def test_every_text_option_suggests_something_that_works_when_it_is_typed(
    room: Room, simcord_bot: Receipts
) -> None:
    options = text_options(simcord_bot)
    assert len(options) >= 11
    for command, option in options:
        suggested = await room.suggest(command, option, "")
        assert suggested, (command, option)
        for value in suggested[:3]:
            needed = {"question": "storm"} if command == "ask" else {}
            seen = await room.slash(command, **{**needed, option: value})
            assert seen.texts, (command, option, value)  # a card: a refusal is plain content
