"""One person who does one thing after the other, and what they are told."""

import asyncio
from collections.abc import Mapping
from typing import Any

from tests.soak import payloads
from tests.soak.payloads import (
    BUTTON,
    COMMAND,
    COMPONENT,
    EPHEMERAL,
    STRING,
    STRING_SELECT,
    interaction,
    person,
)
from tests.soak.service import Asked, Service

ME = person(1)
SECONDS = 15.0


def command(service: Service, name: str, who: Mapping[str, Any] = ME, **options: str) -> dict[str, Any]:
    """Somebody uses a slash command."""
    known = next(each for each in service.commands if each["name"] == name)
    given = [{"name": option, "type": STRING, "value": value} for option, value in options.items()]
    return interaction(COMMAND, who, {"id": known["id"], "name": name, "type": 1, "options": given})


def press(custom_id: str, chosen: str | None = None, who: Mapping[str, Any] = ME) -> dict[str, Any]:
    """Somebody presses a button, or chooses in a list, on a card that they asked for."""
    kind = BUTTON if chosen is None else STRING_SELECT
    data: dict[str, Any] = {"custom_id": custom_id, "component_type": kind}
    part: dict[str, Any] = {"type": kind, "id": 2, "custom_id": custom_id}
    if chosen is None:
        part |= {"style": 1, "label": "x"}
    else:
        data["values"] = [chosen]
        part |= {"options": [{"label": "x", "value": chosen}]}
    row = {"type": 1, "id": 1, "components": [part]}
    return interaction(COMPONENT, who, data, message=payloads.message([row], who, flags=EPHEMERAL))


async def done(service: Service, event: Mapping[str, Any]) -> Asked:
    """What came of it."""
    await service.do("INTERACTION_CREATE", event, event["id"])
    asked = service.asked[event["id"]]
    loop = asyncio.get_running_loop()
    until = loop.time() + SECONDS
    while asked.answered_at is None:
        assert loop.time() < until, f"no answer to {asked.what}"
        await asyncio.sleep(0.01)
    return asked


def text(asked: Asked) -> str:
    """All that they read."""
    return "\n".join([asked.content, *_texts(asked.components)]).strip()


def _texts(components: list[Any]) -> list[str]:
    found = []
    for part in components:
        found += [part["content"]] if "content" in part else []
        found += _texts(
            [*part.get("components", ()), *([part["accessory"]] if part.get("accessory") else ())]
        )
    return found
