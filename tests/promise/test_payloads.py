"""Everything that the bot sends, held against Discord's own description of what it accepts."""

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest
import simcord

from bot.extending.command_rules import registration_problems
from bot.texts import DEFAULT, languages
from tests.promise.acting import features, play
from tests.promise.chat import ROOT, chat_about, seeds
from tests.promise.walking import everything
from tests.scenes import SCENES

DISCORD = ROOT.parent / "shared" / "discord"
COMMANDS = {
    "ask",
    "read",
    "timeline",
    "kids",
    "who",
    "quote",
    "compare",
    "sources",
    "about",
    "settings",
    "privacy",
}
QUESTIONS = ("when did kim file for divorce", "what is the capital of australia")
CHECK = "Check against the articles"


def described() -> Any:
    """Discord's description, with the checker beside it; the test is skipped where they are not to be had."""
    if not (DISCORD / "openapi.json").exists():
        pytest.skip("Discord's description is not beside this checkout")
    found = importlib.util.spec_from_file_location("payloads", DISCORD / "payloads.py")
    assert found is not None and found.loader is not None  # noqa: PT018 - one fact: it can be loaded
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
        assert {command["name"] for command in commands if command.get("type", 1) == 1} >= COMMANDS
        assert {command["name"] for command in commands if command.get("type", 1) == 3} == {CHECK}
        assert not registration_problems(commands)
        assert all(command["name_localizations"]["nl"] for command in commands)


@pytest.mark.parametrize("language", languages())
async def test_nothing_is_sent_that_discord_does_not_describe(language: str, tmp_path: Path) -> None:
    spec = described()
    async with chat_about(seeds(), tmp_path, language) as chat:
        if language == DEFAULT:  # what is sent has the same form in each
            async for _ in everything(chat, [*QUESTIONS, "x"]):
                pass
        for scene in SCENES.values():
            chat.bot.uploads.forget(chat.guild.id)  # a scene may add what another has added
            if not scene.missing(features(chat)):
                await play(chat, scene, language)
        sent = {
            (
                request.method,
                request.path.partition("?")[0],
                json.dumps(request.json, sort_keys=True),
            ): request
            for request in chat.env.http_requests
        }
        problems = [
            problem
            for request in sent.values()
            for problem in spec.errors(request.method, request.path, request.json)
        ]
        assert not problems
        assert len(chat.env.http_requests) > len(SCENES)
