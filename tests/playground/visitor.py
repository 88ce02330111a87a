"""A browser without a window: it opens the playground's page and does what the page's script would do."""

import asyncio
from typing import Any
from uuid import uuid4

import aiohttp
from yarl import URL


class Visitor:
    """One open page, from its address on."""

    def __init__(self, session: aiohttp.ClientSession, address: str) -> None:
        self._session = session
        self._root = URL(address).with_fragment(None)
        self._headers = {"X-Simcord-Capability": URL(address).fragment}
        self._sequence = 0
        self.state: dict[str, Any] = {}

    async def arrive(self) -> None:
        """Load the page and open a context of it."""
        async with self._session.get(self._root) as page:
            assert page.status == 200
        async with self._session.post(self._root / "api/pages", json={}, headers=self._headers) as opened:
            self.state = await opened.json()
        self._headers["X-Simcord-Context"] = self.state["context"]["id"]

    async def look(self) -> None:
        """Read what is published now."""
        async with self._session.get(self._root / "api/state", headers=self._headers) as answer:
            self.state = await answer.json()

    async def commands(self) -> dict[str, dict[str, Any]]:
        """What the command picker offers, by what one types for it."""
        async with self._session.get(self._root / "api/commands", headers=self._headers) as answer:
            return {each["invocation"]: each for each in (await answer.json())["entries"]}

    async def do(self, kind: str, **details: Any) -> dict[str, Any]:
        """Do one thing on the page, and look again."""
        result = await self.act(kind, **details)
        await self.look()
        return result

    async def act(self, kind: str, **details: Any) -> dict[str, Any]:
        """Do one thing on the page as it was last looked at."""
        self._sequence += 1
        body = {
            "protocol_version": 3,
            "sequence": self._sequence,
            "request_id": uuid4().hex,
            "generation": self.state["context"]["generation"],
            "bot_generation": self.state["botGeneration"],
            "published_revision": self.state["publishedRevision"],
            "kind": kind,
            **details,
        }
        async with self._session.post(self._root / "api/action", json=body, headers=self._headers) as answer:
            assert answer.status == 200
            result: dict[str, Any] = await answer.json()
        return result

    async def click(self, label: str) -> dict[str, Any]:
        """Press the button `label` of the newest message."""
        button = next(part for part in parts(self.newest) if part.get("label") == label)
        return await self.do("click", target_id=self.newest["id"], control_key=button["control_key"])

    async def wait_until_shown(self, text: str) -> None:
        """Look again and again until `text` is in the newest message."""
        while text not in self.shown:
            await asyncio.sleep(0.05)
            await self.look()

    @property
    def newest(self) -> dict[str, Any]:
        """The newest message."""
        message: dict[str, Any] = self.state["messages"][self.state["timeline"][-1]]
        return message

    @property
    def shown(self) -> str:
        """The text of the newest message."""
        return str(self.newest["content"]) + "\n".join(part.get("content", "") for part in parts(self.newest))


def parts(message: dict[str, Any]) -> list[dict[str, Any]]:
    """Every component of a message, nested ones included."""
    found, ahead = [], list(message["components"])
    while ahead:
        part = ahead.pop(0)
        found.append(part)
        ahead += part.get("components", [])
        ahead += [part["accessory"]] if part.get("accessory") else []
    return found
