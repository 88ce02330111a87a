"""As much of Discord as a bot needs to log in and stay: its REST interface and its gateway."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import WSMsgType, web
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


class DiscordDouble:
    """What was said to it: the intents and the commands, and the code with which the gateway was closed."""

    def __init__(self) -> None:
        self.status = 200
        self.refuse_with: int | None = None
        self.intents: int | None = None
        self.registered: list[list[Any]] = []
        self.ready = asyncio.Event()
        self.closed_with: int | None = None
        self.address = ""

    @property
    def gateway(self) -> str:
        return f"{self.address.replace('http', 'ws', 1)}/gateway"

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_get("/gateway", self._gateway)
        app.router.add_get("/users/@me", self._user)
        app.router.add_get("/oauth2/applications/@me", self._application)
        app.router.add_put(f"/applications/{APPLICATION}/commands", self._register)
        return app

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
        socket = web.WebSocketResponse()
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
            self.intents = said["d"]["intents"]
            session = {"session_id": "s", "resume_gateway_url": self.gateway, "guilds": [], "v": 10}
            about = {"user": USER, "application": {"id": str(APPLICATION), "flags": 0}}
            await socket.send_json({"op": 0, "s": 1, "t": "READY", "d": session | about})
            self.ready.set()


@asynccontextmanager
async def discord_double() -> AsyncIterator[DiscordDouble]:
    """A double that listens on a free port of this machine."""
    double = DiscordDouble()
    async with TestServer(double.app()) as server:
        double.address = str(server.make_url("")).rstrip("/")
        yield double
