"""As much of Discord as a bot needs to log in and stay: its REST interface and its gateway."""

import asyncio
import itertools
import json
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from aiohttp import BodyPartReader, WSMsgType, web
from aiohttp.test_utils import TestServer

APPLICATION = 4242
TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.Gabcde.abcdefghijklmnopqrstuvwxyz0123"
USER = {"id": str(APPLICATION), "username": "receipts", "discriminator": "0", "avatar": None, "bot": True}
HELLO, IDENTIFY, HEARTBEAT, ACKNOWLEDGED = 10, 2, 1, 11

RUN_AGAINST_IT = """
import sys
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL
Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = sys.argv[1], URL(sys.argv[2])
from bot.cli import main
main(sys.argv[3:], prog_name="python -m bot")
"""
"""A program: `python -c ... REST GATEWAY ARGUMENTS`, the command line with Discord's addresses replaced."""


@dataclass(frozen=True, slots=True)
class Identify:
    """A login on the gateway: of which shard of how many, and when it came in."""

    shard: int
    count: int
    time: float


class DiscordDouble:
    """What was said to it, and a way to speak to the bot as Discord does.

    `identifies` are all logins, `answers` what was sent for each interaction, in order; `closed_with` is the
    code with which the gateway was closed last.
    """

    def __init__(self) -> None:
        self.status = 200
        self.refuse_with: int | None = None
        self.shards = 1
        self.max_concurrency = 1
        self.guilds: Sequence[Mapping[str, Any]] = ()
        self.identifies: list[Identify] = []
        self.intents: int | None = None
        self.registered: list[list[Any]] = []
        self.answers: dict[int, list[Any]] = {}
        self.ready = asyncio.Event()
        self.answered = asyncio.Condition()
        self.closed_with: int | None = None
        self.address = ""
        self._sockets: dict[int, web.WebSocketResponse] = {}
        self._ids = itertools.count(1 << 60)

    @property
    def gateway(self) -> str:
        return f"{self.address.replace('http', 'ws', 1)}/gateway"

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_get("/gateway", self._gateway)
        app.router.add_get("/gateway/bot", self._limits)
        app.router.add_get("/users/@me", self._user)
        app.router.add_get("/oauth2/applications/@me", self._application)
        app.router.add_put(f"/applications/{APPLICATION}/commands", self._register)
        app.router.add_post("/interactions/{id}/{token}/callback", self._answer)
        app.router.add_route("*", f"/webhooks/{APPLICATION}/{{token}}/messages/@original", self._edit)
        app.router.add_post(f"/webhooks/{APPLICATION}/{{token}}", self._edit)
        return app

    async def until_identified(self, number: int) -> None:
        """Return when so many logins have come in."""
        async with self.answered:
            await self.answered.wait_for(lambda: len(self.identifies) >= number)

    async def until_answered(self, interaction: int, number: int = 1) -> list[Any]:
        """What was sent for the interaction, once it is so much."""
        async with self.answered:
            await self.answered.wait_for(lambda: len(self.answers.get(interaction, ())) >= number)
        return self.answers[interaction]

    async def use(self, command: str, *, guild: int | None = None, shard: int = 0, **options: str) -> int:
        """Let somebody use a slash command; the id of the interaction."""
        given = [{"name": name, "type": 3, "value": value} for name, value in options.items()]
        data = {"id": "1", "name": command, "type": 1, "options": given}
        return await self.interact(2, data, guild=guild, shard=shard)

    async def interact(
        self, kind: int, data: Mapping[str, Any], *, guild: int | None = None, shard: int = 0, **more: Any
    ) -> int:
        """Send an interaction as it comes from somebody's client; `more` replaces parts of it."""
        number = next(self._ids)
        person = {"id": "77", "username": "robin", "discriminator": "0", "avatar": None}
        member: dict[str, Any] = {
            "user": person,
            "roles": [],
            "joined_at": None,
            "permissions": "0",
            "flags": 0,
        }
        place = {"user": person} if guild is None else {"member": member, "guild_id": str(guild)}
        owner = "1" if guild is None else "0"
        interaction = {
            "id": str(number), "application_id": str(APPLICATION), "type": kind, "data": data, "version": 1,
            "token": f"t{number}", "channel_id": "5", "channel": {"id": "5", "type": 0 if guild else 1},
            "locale": "en-US", "app_permissions": "0", "entitlements": [], "attachment_size_limit": 10 << 20,
            "authorizing_integration_owners": {owner: str(guild or 77)}, "context": 0 if guild else 1,
        }  # fmt: skip  # as it is sent: one a line would fill a page
        await self.send("INTERACTION_CREATE", {**interaction, **place, **more}, shard=shard)
        return number

    async def send(self, event: str, data: Mapping[str, Any], *, shard: int = 0) -> None:
        """Dispatch an event on a shard's connection."""
        await self._sockets[shard].send_json({"op": 0, "s": 2, "t": event, "d": data})

    async def _limits(self, _: web.Request) -> web.Response:
        start = {"total": 1000, "remaining": 999, "reset_after": 0, "max_concurrency": self.max_concurrency}
        return await self._rest({"url": self.gateway, "shards": self.shards, "session_start_limit": start})

    async def _answer(self, request: web.Request) -> web.Response:
        number, body = int(request.match_info["id"]), await body_of(request)
        await self._note(number, body)
        return await self._rest({"interaction": {"id": str(number), "type": body["type"]}})

    async def _edit(self, request: web.Request) -> web.Response:
        body = await body_of(request) if request.can_read_body else {}
        if request.method != "GET":
            await self._note(int(request.match_info["token"][1:]), body)
        author = {"id": str(APPLICATION), "username": "receipts", "discriminator": "0", "avatar": None}
        message: dict[str, Any] = {
            "id": str(next(self._ids)), "channel_id": "5", "author": author, "content": "", "embeds": [],
            "attachments": [], "timestamp": "2026-01-01T00:00:00+00:00", "edited_timestamp": None, "type": 0,
            "mentions": [], "mention_roles": [], "mention_everyone": False, "pinned": False, "tts": False,
        }  # fmt: skip  # as above
        return await self._rest({**message, "flags": body.get("flags", 0)})

    async def _note(self, interaction: int, body: Any) -> None:
        async with self.answered:
            self.answers.setdefault(interaction, []).append(body)
            self.answered.notify_all()

    async def _user(self, _: web.Request) -> web.Response:
        return await self._rest(USER)

    async def _application(self, _: web.Request) -> web.Response:
        about = {"id": str(APPLICATION), "name": "receipts", "description": "", "icon": None, "owner": USER}
        rights = {"bot_public": True, "bot_require_code_grant": False, "verify_key": "", "flags": 0}
        return await self._rest(about | rights)

    async def _rest(self, body: Any) -> web.Response:
        # Exactly this content type: with a charset behind it discord.py takes the answer for plain text.
        text = json.dumps(body) if self.status == 200 else "{}"
        return web.Response(
            body=text.encode(), status=self.status, headers={"Content-Type": "application/json"}
        )

    async def _register(self, request: web.Request) -> web.Response:
        commands = await request.json()
        self.registered.append(commands)
        known = {"application_id": str(APPLICATION), "version": "1", "default_member_permissions": None}
        known["description"] = ""  # Discord gives an empty one to commands that have none
        return await self._rest([known | command | {"id": str(9 + i)} for i, command in enumerate(commands)])

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(timeout=1)  # whoever was killed does not say goodbye
        await socket.prepare(request)
        await socket.send_json({"op": HELLO, "d": {"heartbeat_interval": 200}})
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                await self._hear(socket, message.json())
        self.closed_with = socket.close_code
        return socket

    async def _hear(self, socket: web.WebSocketResponse, said: dict[str, Any]) -> None:
        if said["op"] == HEARTBEAT:
            await socket.send_json({"op": ACKNOWLEDGED})
        elif said["op"] == IDENTIFY and self.refuse_with:
            await socket.close(code=self.refuse_with)
        elif said["op"] == IDENTIFY:
            await self._let_in(socket, said["d"])

    async def _let_in(self, socket: web.WebSocketResponse, said: dict[str, Any]) -> None:
        shard, count = said.get("shard", (0, 1))
        self.intents = said["intents"]
        self._sockets[shard] = socket
        theirs = [guild for guild in self.guilds if (int(guild["id"]) >> 22) % count == shard]
        without = [{"id": guild["id"], "unavailable": True} for guild in theirs]
        session = {"session_id": "s", "resume_gateway_url": self.gateway, "guilds": without, "v": 10}
        about = {"user": USER, "application": {"id": str(APPLICATION), "flags": 0}, "shard": [shard, count]}
        async with self.answered:
            self.identifies.append(Identify(shard, count, time.monotonic()))
            self.answered.notify_all()
        await socket.send_json({"op": 0, "s": 1, "t": "READY", "d": session | about})
        for guild in theirs:
            await socket.send_json({"op": 0, "s": 1, "t": "GUILD_CREATE", "d": guild})
        self.ready.set()


async def body_of(request: web.Request) -> Any:
    """What was sent: with files beside it, it is one part of several.

    `request.post()` would lay the files down, and leave one open whose sender goes away in the middle of it.
    """
    if request.content_type == "application/json":
        return await request.json()
    parts = {
        part.name: await part.read()
        async for part in await request.multipart()
        if isinstance(part, BodyPartReader)
    }
    return json.loads(parts["payload_json"])


@asynccontextmanager
async def discord_double() -> AsyncIterator[DiscordDouble]:
    """A double that listens on a free port of this machine."""
    double = DiscordDouble()
    async with TestServer(double.app()) as server:
        double.address = str(server.make_url("")).rstrip("/")
        yield double
