"""The bot at a Discord that misbehaves: a round of interactions, and what came of it."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from discord.gateway import DiscordWebSocket
from discord.http import Route
from pydantic import SecretStr
from yarl import URL

from bot.client import create_bot
from bot.client.lifecycle import serve
from bot.client.stopping import StopRequest
from bot.config import Config
from bot.config.settings import OperationsSettings
from bot.library import Shelf
from tests.discord_double import TOKEN
from tests.soak.service import Service

SECONDS_TO_CONNECT = 30


@asynccontextmanager
async def running(
    service: Service, shelf: Shelf, data: Path, **settings: Any
) -> AsyncIterator[asyncio.Task[None]]:
    """The bot, connected to `service`, with the task that ends when it does."""
    rest, gateway = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = service.address, URL(service.gateway)
    stop = StopRequest()
    settings = {"operations": OperationsSettings(port=0)} | settings
    config = Config(data=data, token=SecretStr(TOKEN), **settings)
    bot = create_bot(config, shelf)
    task = asyncio.create_task(serve(bot, TOKEN, stop))
    try:
        ready = asyncio.create_task(_ready(service))
        await asyncio.wait({task, ready}, timeout=SECONDS_TO_CONNECT, return_when=asyncio.FIRST_COMPLETED)
        ready.cancel()
        yield task
    finally:
        stop.ask()
        await asyncio.gather(task, return_exceptions=True)
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = rest, gateway


async def _ready(service: Service) -> None:
    await service.registered.wait()
    await service.connected.wait()


async def disturb(service: Service, troubles: Sequence[str], every: float) -> None:
    """Let each trouble in turn happen to the connection, again and again, until cancelled."""
    while True:
        for trouble in troubles:
            await asyncio.sleep(every)
            await service.disturb(trouble)
