"""Health and figures over HTTP: /healthz, /readyz and /metrics, for this machine alone by default."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import TypeVar

from aiohttp import web
from prometheus_client import CollectorRegistry, ProcessCollector
from prometheus_client.exposition import choose_encoder
from prometheus_client.registry import Collector

from bot.config.settings import OperationsSettings
from bot.operations.health import Health, State
from bot.operations.metrics import EVENTS

log = logging.getLogger(__name__)

PATIENCE = 5.0
"""Seconds after which checks that do not end count as failed: a disk may hang."""

Result = TypeVar("Result")


@asynccontextmanager
async def operations(
    settings: OperationsSettings, health: Health, *collectors: Collector
) -> AsyncIterator[int | None]:
    """Answer while the block runs; gives the port, or None where it is turned off or cannot be opened.

    What `collectors` tell is in /metrics, with the events and the process. A port that is taken is a line in
    the log and no more.
    """
    if not settings.enabled:
        yield None
        return
    worker = ThreadPoolExecutor(1, "operations")
    app = _app(health, _registry(collectors), worker)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    try:
        yield await _listen(runner, settings)
    finally:
        await runner.cleanup()
        worker.shutdown(wait=False, cancel_futures=True)


async def _listen(runner: web.AppRunner, settings: OperationsSettings) -> int | None:
    try:
        await web.TCPSite(runner, settings.host, settings.port).start()
    except OSError as error:
        log.error(  # noqa: TRY400 - it says all
            "nobody can ask for health and metrics, since %s:%d cannot be opened (%s): set operations.port "
            "to another; the bot goes on",
            settings.host,
            settings.port,
            error.strerror,
        )
        return None
    host, port = runner.addresses[0][:2]
    log.info("health and metrics on http://%s:%d", host, port)
    return int(port)


def _registry(collectors: tuple[Collector, ...]) -> CollectorRegistry:
    registry = CollectorRegistry()
    for collector in (*EVENTS, *collectors):
        registry.register(collector)
    ProcessCollector(registry=registry)
    return registry


def _app(health: Health, registry: CollectorRegistry, worker: ThreadPoolExecutor) -> web.Application:
    async def in_time(work: Callable[[], Result]) -> Result:
        return await asyncio.wait_for(asyncio.get_running_loop().run_in_executor(worker, work), PATIENCE)

    async def states(needed_only: bool) -> web.Response:
        try:
            found = await in_time(lambda: health.states(needed_only=needed_only))
        except TimeoutError:
            found = {"checks": State(False, f"they did not end within {PATIENCE:.0f} seconds")}
        return _answer(found)

    async def healthz(_: web.Request) -> web.Response:
        return await states(False)

    async def readyz(_: web.Request) -> web.Response:
        return await states(True)

    async def metrics(request: web.Request) -> web.Response:
        encode, content_type = choose_encoder(request.headers.get("Accept", ""))
        try:
            body = await in_time(lambda: encode(registry))
        except TimeoutError:
            raise web.HTTPServiceUnavailable(text="the figures take too long") from None
        return web.Response(body=body, headers={"Content-Type": content_type})

    app = web.Application()
    app.add_routes([web.get("/healthz", healthz), web.get("/readyz", readyz), web.get("/metrics", metrics)])
    return app


def _answer(states: Mapping[str, State]) -> web.Response:
    well = all(state.well for state in states.values())
    checks = {name: {"well": state.well, "says": state.says} for name, state in states.items()}
    return web.json_response({"well": well, "checks": checks}, status=200 if well else 503)
