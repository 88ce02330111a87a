"""A Discord on a free port of this machine: its gateway, and a REST interface that fails now and then."""

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web
from aiohttp.test_utils import TestServer

from tests.discord_double import APPLICATION, USER, body_of
from tests.soak import payloads
from tests.soak.faults import JSON, Weather

DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT, INVALID, HELLO, ACKNOWLEDGED = 0, 1, 2, 6, 7, 9, 10, 11
LOADING = 1 << 7
DEFERRED, DEFERRED_UPDATE = 5, 6
CODE_ANSWERED, CODE_UNKNOWN = 40060, 10062
MOST_REMEMBERED = 2000
"""Events that a session which is resumed gets again, if it has not had them."""


@dataclass
class Asked:
    """An interaction or a mention, and what came of it: `answered` once Discord has a whole answer."""

    what: str
    sent_at: float
    waiting: bool = False
    answered_at: float | None = None
    components: list[Any] = field(default_factory=list)
    content: str = ""
    flags: int = 0


class Service:
    """What people see of it: commands, and answers by the id of what they did.

    `weather` decides which calls go wrong; `silent` leaves heartbeats unanswered.
    """

    def __init__(self, weather: Weather) -> None:
        self.weather = weather
        self.commands: list[dict[str, Any]] = []
        self.asked: dict[str, Asked] = {}
        self.silent = False
        self.identified = 0
        self.resumed = 0
        self.address = ""
        self.connected = asyncio.Event()
        self.registered = asyncio.Event()
        self._socket: web.WebSocketResponse | None = None
        self._sequence = 0
        self._told: deque[dict[str, Any]] = deque(maxlen=MOST_REMEMBERED)

    @property
    def gateway(self) -> str:
        """Its address."""
        return f"{self.address.replace('http', 'ws', 1)}/gateway"

    def app(self) -> web.Application:
        """Everything that the bot calls."""
        app = web.Application(client_max_size=2**26)
        app.router.add_get("/gateway", self._gateway)
        app.router.add_get("/users/@me", self._user)
        app.router.add_get("/oauth2/applications/@me", self._application)
        app.router.add_put(f"/applications/{APPLICATION}/commands", self._register)
        app.router.add_post("/interactions/{id}/{token}/callback", self._callback)
        app.router.add_post(f"/webhooks/{APPLICATION}/{{token}}", self._follow_up)
        app.router.add_route("*", f"/webhooks/{APPLICATION}/{{token}}/messages/@original", self._original)
        app.router.add_post("/channels/{channel}/messages", self._message)
        app.router.add_post("/channels/{channel}/typing", self._typing)
        return app

    async def do(self, kind: str, event: Mapping[str, Any], id_: str) -> None:
        """Somebody did something: the bot is told, at the latest when it is connected again."""
        what = f"{kind} {event.get('type')} {event.get('data')}"
        self.asked[id_] = Asked(what, asyncio.get_running_loop().time())
        await self._dispatch(kind, event)

    async def repeat(self, kind: str, event: Mapping[str, Any]) -> None:
        """Tell the bot once more of what it was told already."""
        await self._dispatch(kind, event)

    async def disturb(self, what: str) -> None:
        """Let something happen to the connection."""
        socket = self._socket
        if socket is None or socket.closed:
            return
        if what == "silence":
            self.silent = True
            return
        self.connected.clear()
        match what:
            case "reconnect":
                await socket.send_json({"op": RECONNECT, "d": None})
            case "invalid session":
                await socket.send_json({"op": INVALID, "d": False})
            case "reset":
                assert socket._req is not None
                assert socket._req.transport is not None
                socket._req.transport.abort()
            case "token revoked":
                await socket.close(code=4004)
            case other:
                raise ValueError(other)

    async def _dispatch(self, kind: str, event: Mapping[str, Any]) -> None:
        self._sequence += 1
        told = {"op": DISPATCH, "t": kind, "s": self._sequence, "d": event}
        self._told.append(told)
        if self._socket is not None and not self._socket.closed and self.connected.is_set():
            with suppress(ConnectionError):  # whoever resumes gets it again
                await self._socket.send_json(told)

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"op": HELLO, "d": {"heartbeat_interval": 500}})
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                await self._hear(socket, message.json())
        return socket

    async def _hear(self, socket: web.WebSocketResponse, said: dict[str, Any]) -> None:
        if said["op"] == HEARTBEAT and not self.silent:
            await socket.send_json({"op": ACKNOWLEDGED})
        if said["op"] in {IDENTIFY, RESUME}:
            self.silent = False
            self._socket = socket
            if said["op"] == IDENTIFY:
                await self._welcome(socket, said["d"]["shard"])
            else:
                await self._resume(socket, said["d"]["seq"] or 0)
            self.connected.set()

    async def _resume(self, socket: web.WebSocketResponse, sequence: int) -> None:
        self.resumed += 1
        for told in [each for each in self._told if each["s"] > sequence]:
            await socket.send_json(told)
        await self._tell(socket, "RESUMED", {})

    async def _welcome(self, socket: web.WebSocketResponse, shard: list[int]) -> None:
        self.identified += 1
        session = {"session_id": f"s{self.identified}", "resume_gateway_url": self.gateway, "v": 10}
        about = {"user": USER, "application": {"id": str(APPLICATION), "flags": 0}}
        unavailable = {"guilds": [{"id": payloads.GUILD, "unavailable": True}]}
        await self._tell(socket, "READY", session | about | unavailable | {"shard": shard})
        await self._tell(socket, "GUILD_CREATE", payloads.guild())

    async def _tell(self, socket: web.WebSocketResponse, kind: str, event: Mapping[str, Any]) -> None:
        self._sequence += 1
        await socket.send_json({"op": DISPATCH, "t": kind, "s": self._sequence, "d": event})

    async def _user(self, _: web.Request) -> web.StreamResponse:
        return _json(USER)

    async def _application(self, _: web.Request) -> web.StreamResponse:
        about = {"id": str(APPLICATION), "name": "receipts", "description": "", "icon": None, "owner": USER}
        return _json(
            about | {"bot_public": True, "bot_require_code_grant": False, "verify_key": "", "flags": 0}
        )

    async def _register(self, request: web.Request) -> web.StreamResponse:
        known = {
            "application_id": str(APPLICATION),
            "version": "1",
            "default_member_permissions": None,
            "description": "",
        }
        self.commands = [known | each | {"id": str(9 + at)} for at, each in enumerate(await request.json())]
        self.registered.set()
        return _json(self.commands)

    async def _callback(self, request: web.Request) -> web.StreamResponse:
        answer = await body_of(request)
        if fault := self.weather.strike():
            return await fault(request)
        asked = self.asked[request.match_info["id"]]
        if asked.answered_at is not None or asked.waiting:
            return _json(
                {"message": "Interaction has already been acknowledged.", "code": CODE_ANSWERED}, 400
            )
        if answer["type"] in {DEFERRED, DEFERRED_UPDATE}:
            asked.waiting = True
        else:
            _answered(asked, answer.get("data", {}))
        shown = payloads.message([], USER)
        told = {"id": request.match_info["id"], "type": 2, "response_message_id": shown["id"]}
        return _json({"interaction": told, "resource": {"type": answer["type"], "message": shown}})

    async def _follow_up(self, request: web.Request) -> web.StreamResponse:
        answer = await body_of(request)
        if fault := self.weather.strike():
            return await fault(request)
        return self._take(request, answer)

    async def _original(self, request: web.Request) -> web.StreamResponse:
        answer = await body_of(request) if request.method == "PATCH" else {}
        if fault := self.weather.strike():
            return await fault(request)
        if request.method == "PATCH":
            return self._take(request, answer)
        if request.method == "DELETE":
            return web.Response(status=204)
        asked = self._of_token(request)
        return _json(payloads.message([], USER, LOADING if asked and asked.answered_at is None else 0))

    async def _message(self, request: web.Request) -> web.StreamResponse:
        answer = await body_of(request)
        if fault := self.weather.strike():
            return await fault(request)
        replied = (answer.get("message_reference") or {}).get("message_id")
        asked = self.asked.get(str(replied))
        if asked is not None:
            _answered(asked, answer)
        return _json(payloads.message([], USER))

    async def _typing(self, _: web.Request) -> web.StreamResponse:
        return web.Response(status=204)

    def _take(self, request: web.Request, answer: Mapping[str, Any]) -> web.StreamResponse:
        asked = self._of_token(request)
        if asked is None:
            return _json({"message": "Unknown Webhook", "code": CODE_UNKNOWN}, 404)
        _answered(asked, answer)
        return _json(payloads.message([], USER))

    def _of_token(self, request: web.Request) -> Asked | None:
        return self.asked.get(request.match_info["token"].removeprefix("token-"))


def _answered(asked: Asked, answer: Mapping[str, Any]) -> None:
    asked.answered_at = asked.answered_at or asyncio.get_running_loop().time()
    asked.components = answer.get("components") or []
    asked.content = answer.get("content") or ""
    asked.flags = answer.get("flags") or 0


def _json(body: Any, status: int = 200) -> web.StreamResponse:
    return web.Response(status=status, body=json.dumps(body).encode(), headers={"Content-Type": JSON})


@asynccontextmanager
async def misbehaving(weather: Weather) -> AsyncIterator[Service]:
    """The service, listening."""
    service = Service(weather)
    async with TestServer(service.app()) as server:
        service.address = str(server.make_url("")).rstrip("/")
        yield service
