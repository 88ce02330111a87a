"""Uses every command of a bot that runs, in each language, as somebody in a direct message does."""

import json
from asyncio import timeout
from collections.abc import Mapping
from typing import Any

from tests.discord_double import DiscordDouble

STORY = """Storm empties the harbour

The storm hit the harbour on 3 May 2021. Every boat was at sea.

Mayor Ada Lind closed the port, and nobody was hurt on the quay."""

PAGE = (
    "<!doctype html><html><head><title>Storm</title>"
    '<meta property="article:published_time" content="2021-05-04T10:00:00Z"></head><body><article>'
    + "".join(f"<p>{paragraph}</p>" for paragraph in STORY.split("\n\n"))
    + "</article></body></html>"
)

LOCALES = ("en-US", "nl")
QUESTION = "when did kim file for divorce"
COMMANDS: Mapping[str, Mapping[str, str]] = {
    "about": {},
    "ask": {"question": QUESTION},
    "compare": {"about": "divorce"},
    "kids": {},
    "privacy": {},
    "quote": {"about": "divorce"},
    "read": {"article": "1"},
    "sources": {},
    "timeline": {},
    "who": {"name": "kim"},
}
"""Each with the options that it is given."""

PICTURED = ("kids", "timeline", "who")
DEFERRED = 5
PATIENCE = 60
"""Seconds for one command; nobody waits so long where nothing is wrong."""


async def use_all(double: DiscordDouble) -> None:
    """Get an answer to each; those that draw a picture must have one."""
    for locale in LOCALES:
        for command, options in COMMANDS.items():
            given = [{"name": name, "type": 3, "value": value} for name, value in options.items()]
            data = {"id": "1", "name": command, "type": 1, "options": given}
            async with timeout(PATIENCE):
                number = await double.interact(2, data, locale=locale)
                answers = await double.until_answered(number)
                if answers[0].get("type") == DEFERRED:
                    answers = await double.until_answered(number, 2)
            assert (command in PICTURED) == _has_picture(answers), (
                command,
                locale,
                json.dumps(answers)[:2000],
            )


def _has_picture(answers: list[Any]) -> bool:
    return any(answer.get("data", answer).get("attachments") for answer in answers)
