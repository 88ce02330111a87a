"""What goes wrong at a Discord that misbehaves, in calls to it and in what comes from it."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from aiohttp import web

Fault = Callable[[web.Request], Awaitable[web.StreamResponse]]

JSON = "application/json"
"""Exactly so: with a charset behind it discord.py takes the answer for plain text."""


def _says(status: int, body: str, headers: dict[str, str] | None = None) -> Fault:
    async def answer(_: web.Request) -> web.StreamResponse:
        return web.Response(
            status=status, body=body.encode(), headers={"Content-Type": JSON} | (headers or {})
        )

    return answer


async def _reset(request: web.Request) -> web.StreamResponse:
    """Break the connection off before anything is said."""
    assert request.transport is not None
    request.transport.abort()
    await asyncio.sleep(0)
    return web.Response()


async def _truncated(request: web.Request) -> web.StreamResponse:
    """Announce more than comes."""
    response = web.StreamResponse(headers={"Content-Type": JSON, "Content-Length": "4000"})
    await response.prepare(request)
    await response.write(b'{"id": "1", "interac')
    assert request.transport is not None
    request.transport.abort()
    return response


FAULTS: dict[str, Fault] = {
    "429": _says(
        429,
        '{"message": "You are being rate limited.", "retry_after": 0.05, "global": false}',
        {"Retry-After": "0.05", "Via": "1.1 google", "X-RateLimit-Reset-After": "0.05"},
    ),
    "429 without Retry-After": _says(429, '{"message": "You are being blocked."}'),
    "500": _says(500, '{"message": "500: Internal Server Error", "code": 0}'),
    "502": _says(502, "<html>Bad Gateway</html>"),
    "reset": _reset,
    "truncated": _truncated,
    "expired": _says(404, '{"message": "Unknown interaction", "code": 10062}'),
    "no JSON": _says(200, "not JSON"),
}


@dataclass
class Weather:
    """Which calls go wrong: each with the chance `share`, always the same for the same `seed`."""

    share: float
    seed: int = 0
    struck: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._chance = random.Random(self.seed)

    def strike(self) -> Fault | None:
        """What befalls this call; None when nothing does."""
        if self._chance.random() >= self.share:
            return None
        name = self._chance.choice(list(FAULTS))
        self.struck[name] = self.struck.get(name, 0) + 1
        return FAULTS[name]
