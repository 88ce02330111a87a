"""People who use everything that the bot has, many at once."""

import asyncio
import random
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tests.soak import payloads
from tests.soak.payloads import AUTOCOMPLETE, COMMAND, COMPONENT, STRING, STRING_SELECT, interaction, person
from tests.soak.service import Service

PEOPLE = 200
SECONDS_TO_ANSWER = 40.0
"""Longer than five tries of discord.py's take."""


SECONDS_TO_MEND = 3.0
"""What is left to wait once the log has said what is wrong, or for what has not reached the bot."""


class Crowd:
    """Does things with the bot, some of them at a time; always the same for one `seed`."""

    def __init__(
        self, service: Service, questions: Sequence[str], hopeless: Callable[[str], bool], seed: int = 0
    ) -> None:
        self._service = service
        self._hopeless = hopeless
        self._questions = questions
        self._chance = random.Random(seed)
        self._cards: list[tuple[list[Any], int, Mapping[str, Any]]] = []

    async def act(self, count: int, at_once: int) -> list[str]:
        """The ids of `count` things that were done, `at_once` at a time, once each has had its time."""
        room = asyncio.Semaphore(at_once)
        ids: list[str] = []

        async def one() -> None:
            async with room:
                ids.append(await self._one())

        async with asyncio.TaskGroup() as group:
            for _ in range(count):
                group.create_task(one())
        return ids

    async def _one(self) -> str:
        await self._service.connected.wait()
        kind, event = self._something()
        id_: str = event["id"]
        await self._service.do(kind, event, id_)
        if self._chance.random() < 0.02:
            await self._service.repeat(kind, event)
        await self._wait(id_)
        asked = self._service.asked[id_]
        if asked.components:
            asker = event["author"] if kind == "MESSAGE_CREATE" else event["member"]["user"]
            self._cards = [*self._cards[-50:], (asked.components, asked.flags, asker)]
            asked.components = []
            asked.what = ""
        return id_

    async def _wait(self, id_: str) -> None:
        """Until there is an answer, or one is hardly to be expected any more."""
        loop, asked = asyncio.get_running_loop(), self._service.asked[id_]
        until = loop.time() + SECONDS_TO_ANSWER
        while asked.answered_at is None and loop.time() < until:
            await asyncio.sleep(0.01)
            if self._hopeless(id_) and self._service.connected.is_set():
                until = min(until, loop.time() + SECONDS_TO_MEND)

    def _something(self) -> tuple[str, dict[str, Any]]:
        """An event with its name."""
        who, chance = person(self._chance.randrange(PEOPLE)), self._chance.random()
        if chance < 0.05:
            return "MESSAGE_CREATE", payloads.mention(who, self._question())
        if chance < 0.4 and self._cards and (click := self._click(who)):
            return "INTERACTION_CREATE", click
        return "INTERACTION_CREATE", self._command(who, typing=chance > 0.9)

    def _command(self, who: Mapping[str, Any], *, typing: bool) -> dict[str, Any]:
        commands = [each for each in self._service.commands if each.get("type", 1) == 1]
        command = self._chance.choice(commands)
        options = [each for each in command.get("options", []) if each["type"] == STRING]
        needed = [each for each in options if each.get("required") or self._chance.random() < 0.3]
        given = [{"name": each["name"], "type": STRING, "value": self._question()[:90]} for each in needed]
        suggesting = [each for each in options if each.get("autocomplete")]
        if typing and suggesting:
            given = [
                {
                    "name": suggesting[0]["name"],
                    "type": STRING,
                    "value": self._question()[:20],
                    "focused": True,
                }
            ]
        data = {"id": command["id"], "name": command["name"], "type": 1, "options": given}
        return interaction(AUTOCOMPLETE if typing and suggesting else COMMAND, who, data)

    def _click(self, who: Mapping[str, Any]) -> dict[str, Any] | None:
        components, flags, asker = self._chance.choice(self._cards)
        controls = list(payloads.controls(components))
        if not controls:
            return None
        control = self._chance.choice(controls)
        data: dict[str, Any] = {"custom_id": control["custom_id"], "component_type": control["type"]}
        if control["type"] == STRING_SELECT:
            data["values"] = [control["options"][0]["value"]]
        shown = payloads.message(components, asker, flags)
        return interaction(COMPONENT, who, data, message=shown)

    def _question(self) -> str:
        return self._chance.choice(self._questions)
