"""What the operator can see of the client: whether it is well, and its figures."""

import math
import platform
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from types import SimpleNamespace
from typing import Any

import aiohttp
import discord
from discord import app_commands
from discord.gateway import DiscordWebSocket
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.registry import Collector

from bot import __version__
from bot.host import Host
from bot.operations import uses
from bot.operations.health import State, can_be_written
from bot.operations.metrics import DISCORD_REQUESTS, GATEWAY_EVENTS, RATE_LIMITS

STALE_SECONDS = 90.0
"""Discord wants a heartbeat every 41 seconds and acknowledges each at once."""

ONLY_ARCHIVE = "articles"
"""The label of the archive that has no name, being the only one."""
OTHER_ARCHIVES = "others"
"""The label of all archives together that the configuration does not name."""

FINE = "as it should be"

_SCOPES = {"user", "shared", "global"}
TOO_MANY = 429


def watch(bot: Host) -> None:
    """Have `bot.health` look at the connection and at what is stored, and count what happens."""
    bot.health.watch("gateway", lambda: gateway_state(bot), needed=True)
    bot.health.watch("archive", lambda: archive_state(bot), needed=True)
    bot.health.watch("folders", lambda: no_trouble(bot.shelf.folder_trouble), needed=False)
    bot.health.watch("store", lambda: no_trouble(bot.shelf.store_trouble), needed=False)
    bot.health.watch("settings", lambda: settings_state(bot), needed=False)
    bot.health.watch("data", lambda: can_be_written(bot.config.data), needed=False)

    async def connected() -> None:
        GATEWAY_EVENTS.labels("connect").inc()

    async def resumed() -> None:
        GATEWAY_EVENTS.labels("resume").inc()

    async def disconnected() -> None:
        GATEWAY_EVENTS.labels("disconnect").inc()

    async def completed(
        _interaction: discord.Interaction[Any], _command: app_commands.Command[Any, Any, Any]
    ) -> None:
        uses.end()

    bot.add_listener(connected, "on_connect")
    bot.add_listener(resumed, "on_resumed")
    bot.add_listener(disconnected, "on_disconnect")
    bot.add_listener(completed, "on_app_command_completion")


def traced() -> aiohttp.TraceConfig:
    """Counts every request to Discord; the client is made with it."""

    async def ended(
        _session: aiohttp.ClientSession, _context: SimpleNamespace, params: aiohttp.TraceRequestEndParams
    ) -> None:
        response = params.response
        limited = response.status == TOO_MANY
        DISCORD_REQUESTS.labels(str(TOO_MANY) if limited else f"{response.status // 100}xx").inc()
        if limited:
            scope = response.headers.get("X-RateLimit-Scope", "")
            RATE_LIMITS.labels(scope if scope in _SCOPES else "unknown").inc()

    async def failed(
        _session: aiohttp.ClientSession, _context: SimpleNamespace, _: aiohttp.TraceRequestExceptionParams
    ) -> None:
        DISCORD_REQUESTS.labels("error").inc()

    trace = aiohttp.TraceConfig()
    trace.on_request_end.append(ended)
    trace.on_request_exception.append(failed)
    return trace


def gateway_state(bot: Host) -> State:
    """Whether Discord hears the bot, on every connection that this process has."""
    sockets = _sockets(bot)
    # From here on people are answered; discord.py calls itself ready two seconds later.
    if not sockets or any(getattr(socket, "session_id", None) is None for socket in sockets):
        return State(False, "not connected to Discord yet")
    if any(socket is None or not socket.open for socket in sockets):
        return State(False, "the connection to Discord is lost; it is being made again")
    age = _heartbeat_age(sockets)
    if age is None:
        return State(False, "no heartbeat was acknowledged yet")
    return State(age < STALE_SECONDS, f"the last heartbeat was acknowledged {age:.0f} seconds ago")


def archive_state(bot: Host) -> State:
    """Whether there are articles to answer from."""
    count = sum(len(bot.shelf.library(name).archive.articles) for name in bot.shelf.names)
    return State(count > 0, f"{count} articles")


def settings_state(bot: Host) -> State:
    """Whether what servers set can be stored."""
    return State(bot.servers.state.writable, bot.servers.state.trouble or FINE)


def no_trouble(trouble: str | None) -> State:
    """Well, unless there is some."""
    return State(trouble is None, trouble or FINE)


class BotFigures(Collector):
    """What the bot is at the moment when somebody asks, for Prometheus."""

    def __init__(self, bot: Host, failed_cogs: Callable[[], int]) -> None:
        self._bot = bot
        self._failed_cogs = failed_cogs

    def describe(self) -> Iterable[Metric]:
        """Nothing: it is asked for its figures only when they are wanted."""
        return ()

    def collect(self) -> Iterator[Metric]:
        """Everything, as it is now."""
        bot = self._bot
        build = {
            "version": __version__,
            "python": platform.python_version(),
            "discord_py": discord.__version__,
        }
        yield InfoMetricFamily("receipts_build", "What runs", value=build)
        yield from _archives(bot)
        yield GaugeMetricFamily("receipts_guilds", "Servers that the bot is in", value=len(bot.guilds))
        failed = self._failed_cogs()
        yield GaugeMetricFamily("receipts_cogs_failed", "Features that could not be loaded", value=failed)
        yield from _gateway(bot)
        checks = GaugeMetricFamily("receipts_well", "1 where all is as it should be", labels=["check"])
        for name, state in bot.health.states().items():
            checks.add_metric([name], float(state.well))
        yield checks


def _archives(bot: Host) -> Iterator[Metric]:
    articles, passages = Counter[str](), Counter[str]()
    for name in bot.shelf.names:
        archive = bot.shelf.library(name).archive
        label = (name or ONLY_ARCHIVE) if name in bot.config.articles else OTHER_ARCHIVES
        articles[label] += len(archive.articles)
        passages[label] += archive.passage_count
    for what, counts in (("articles", articles), ("passages", passages)):
        family = GaugeMetricFamily(
            f"receipts_{what}", f"{what.capitalize()} that are answered from", labels=["archive"]
        )
        for label, count in counts.items():
            family.add_metric([label], count)
        yield family


def _gateway(bot: Host) -> Iterator[Metric]:
    age = _heartbeat_age(_sockets(bot))
    yield GaugeMetricFamily(
        "receipts_heartbeat_age_seconds",
        "Since Discord acknowledged a heartbeat, on the connection where that is longest ago",
        value=math.inf if age is None else age,
    )
    latency = bot.latency if _sockets(bot) else math.inf
    yield GaugeMetricFamily(
        "receipts_gateway_latency_seconds", "From a heartbeat to its acknowledgement", value=latency
    )


def _sockets(bot: Host) -> list[DiscordWebSocket | None]:
    """Every connection that this process has or wants."""
    return [shard._parent.ws for shard in bot.shards.values()]  # noqa: SLF001 - told nowhere else


def _heartbeat_age(sockets: Iterable[DiscordWebSocket | None]) -> float | None:
    """Seconds since the acknowledgement that is longest ago; None where one is still missing."""
    # discord.py tells it nowhere else.
    keepers = [getattr(socket, "_keep_alive", None) for socket in sockets]
    acknowledged = [keeper._last_ack for keeper in keepers if keeper is not None]  # noqa: SLF001 - as above
    if not keepers or len(acknowledged) < len(keepers):
        return None
    return float(time.perf_counter() - min(acknowledged))
