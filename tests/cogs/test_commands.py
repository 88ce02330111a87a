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
from bot.testing import Chat

SHARED = Path(__file__).parents[2] / "../shared/discord"


async def test_every_cog_loads(chat: Chat) -> None:
    assert not chat.bot.failed_cogs
    assert {"About", "Ask", "Kids", "Quote", "Sources", "Timeline", "Who"} <= set(chat.bot.cogs)


async def test_the_commands_can_be_registered_for_servers_and_direct_messages(chat: Chat) -> None:
    commands: list[Any] = [command.to_dict(chat.bot.tree) for command in chat.bot.tree.get_commands()]
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


async def test_the_options_are_named_as_people_type_them(chat: Chat) -> None:
    options = {
        command.name: [option["name"] for option in command.to_dict(chat.bot.tree)["options"]]
        for command in chat.bot.tree.get_commands(type=discord.AppCommandType.chat_input)
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
    chat: Chat, refused: Callable[[str, str, Any], list[str]]
) -> None:
    asked = await chat.slash("ask", question="when did the storm hit the harbour")
    for label in asked.labels:
        await chat.press(asked, label)
    for command in ("timeline", "kids", "who", "quote", "compare", "sources", "about", "privacy"):
        await chat.slash(command)
    await chat.slash("timeline", to="nope")
    await use_settings(chat)
    await chat.suggest("/timeline from:")
    sent = [request for request in chat.env.http_requests if request.method != "GET"]
    assert len(sent) > 10
    assert not [problem for one in sent for problem in refused(one.method, one.path, one.json)]


async def use_settings(chat: Chat) -> None:
    """Everything that whoever manages the server can set, and its deletion."""
    chat.person = chat.as_manager().person
    card = await chat.choose(await chat.slash("settings"), "set-channels", chat.channel)
    card = await chat.choose(card, "set/language", "nl")
    card = await chat.choose(card, "set/answers", "private")
    await chat.press(card, "Overal antwoorden")
    await chat.press(await chat.slash("privacy"), "Instellingen van deze server verwijderen")


def text_options(bot: Receipts) -> list[tuple[str, str]]:
    """Every option of every command that takes text, with its command."""
    return [
        (command.name, option.display_name)
        for command in bot.tree.get_commands(type=discord.AppCommandType.chat_input)
        if isinstance(command, app_commands.Command)
        for option in command.parameters
        if option.type is discord.AppCommandOptionType.string
    ]


async def test_every_text_option_suggests_something_that_works_when_it_is_typed(chat: Chat) -> None:
    options = text_options(chat.bot)
    assert len(options) >= 11
    for command, option in options:
        suggested = await chat.autocomplete(command, option, "")
        assert suggested, (command, option)
        for value in suggested[:3]:
            needed = {"question": "storm"} if command == "ask" else {}
            seen = await chat.slash(command, **{**needed, option: value})
            assert seen.texts, (command, option, value)  # a card: a refusal is plain content
