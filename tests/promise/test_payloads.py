"""Everything that the bot sends, held against Discord's own description of what it accepts."""

import importlib.util
from pathlib import Path
from typing import Any

import pytest
import simcord

from tests.promise.chat import ROOT, Chat, chat_about, seeds
from tests.promise.rules import BUTTON, registration_problems, walk

DISCORD = ROOT.parent / "shared" / "discord"
COMMANDS = {"ask", "read", "timeline", "kids", "quote", "compare", "sources", "about"}


def described() -> Any:
    """Discord's description, with the checker beside it; the test is skipped where they are not to be had."""
    if not (DISCORD / "openapi.json").exists():
        pytest.skip("Discord's description is not beside this checkout")
    found = importlib.util.spec_from_file_location("payloads", DISCORD / "payloads.py")
    assert found is not None and found.loader is not None  # noqa: PT018  (one fact: it can be loaded)
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module.DiscordSpec(DISCORD / "openapi.json")


def registered(env: simcord.Env) -> list[dict[str, Any]]:
    """The commands as the bot gave them to Discord."""
    sent = [
        request for request in env.http_requests if request.method == "PUT" and "commands" in request.path
    ]
    return [command for request in sent for command in request.json or []]


async def test_discord_would_register_the_commands(tmp_path: Path) -> None:
    async with chat_about(seeds(), tmp_path) as chat:
        commands = registered(chat.env)
        assert {command["name"] for command in commands} == COMMANDS
        assert not registration_problems(commands)


async def test_nothing_is_sent_that_discord_does_not_describe(tmp_path: Path) -> None:
    spec = described()
    async with chat_about(seeds(), tmp_path) as chat:
        await use_everything(chat)
        problems = [
            problem
            for request in chat.env.http_requests
            for problem in spec.errors(request.method, request.path, request.json)
        ]
        assert not problems
        assert len(chat.env.http_requests) > 20


async def use_everything(chat: Chat) -> None:
    """Every command with and without its options, and every option typed into."""
    await chat.slash("ask", question="when did kim file for divorce")
    await chat.slash("ask", question="what is the capital of australia")
    await chat.slash("ask", question="x")
    await chat.slash("ask", question="when did kim file for divorce", source="001")
    page = await chat.slash("read", article="001")
    await chat.slash("read", article="001", page=2)
    await chat.slash("read", article="no such article")
    for part in walk(page.components):
        if part["type"] == BUTTON:
            await chat.click(page, part["custom_id"])
    for command in sorted(COMMANDS - {"ask"}):
        await chat.slash(command)
    await chat.slash("timeline", about="divorce", **{"from": "2020", "to": "2021-02"})
    await chat.slash("timeline", **{"from": "yesterday"})
    await chat.slash("timeline", **{"from": "2031"})
    await chat.slash("kids", name="north")
    await chat.slash("kids", name="nobody at all")
    await chat.slash("quote", about="miracle")
    await chat.slash("quote", by="a source")
    await chat.slash("quote", to="people")
    await chat.slash("quote", about="no such thing as this")
    await chat.slash("compare", about="psalm")
    for command, option in [
        ("ask", "question"), ("ask", "source"), ("read", "article"),
        ("timeline", "about"), ("timeline", "from"), ("timeline", "to"),
        ("kids", "name"), ("quote", "about"), ("quote", "by"), ("quote", "to"), ("compare", "about"),
    ]:  # fmt: skip  # a row of many: one a line would fill a page
        for typed in ("", "k", "kim kardashan", "x" * 100, "@everyone", "2021"):
            await chat.autocomplete(command, option, typed)
