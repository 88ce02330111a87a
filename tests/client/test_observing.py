"""What the operator sees of a bot that is used: on simcord, and over real sockets where only those tell."""

import asyncio
import math
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from prometheus_client import CollectorRegistry
from prometheus_client.registry import Collector

from bot.archive.source import SourceFile
from bot.client import Receipts, create_bot
from bot.client.observing import BotFigures, archive_state, gateway_state, traced
from bot.config import Config
from bot.library import Shelf, build_library
from bot.operations.health import State
from bot.operations.metrics import EVENTS
from bot.testing import Chat
from tests.cards.made import storm
from tests.client.making import bot_in, room, write_cog
from tests.discord_double import TOKEN, DiscordDouble


class Figures:
    """How much each figure has grown since this was made."""

    def __init__(self, *more: Collector) -> None:
        self._registry = CollectorRegistry()
        for collector in (*EVENTS, *more):
            self._registry.register(collector)
        self._before = dict(self._all())

    def grown(self) -> dict[str, float]:
        """Those that have, by name and labels; without the seconds and the buckets."""
        growth = {key: value - self._before.get(key, 0) for key, value in self._all()}
        return {key: more for key, more in growth.items() if more}

    def value(self, name: str, **labels: str) -> float | None:
        return self._registry.get_sample_value(name, labels)

    def _all(self) -> Iterator[tuple[str, float]]:
        for family in self._registry.collect():
            for sample in family.samples:
                if not sample.name.endswith(("_sum", "_bucket", "_created")):
                    yield " ".join([sample.name, *sample.labels.values()]), sample.value


@pytest.fixture
def receipts_bot(tmp_path: Path) -> Receipts:
    return create_bot(Config(data=tmp_path), Shelf(storm()))


async def test_an_answer_and_an_abstention_are_told_apart(chat: Chat) -> None:
    figures = Figures()
    await chat.slash("ask", question="when did the storm hit the harbour")
    await chat.slash("ask", question="who won the chess tournament")
    await chat.slash("ask", question="who won the chess tournament")  # from memory, and no answer either
    assert figures.grown() == {
        "receipts_commands_total command ask answered": 1,
        "receipts_commands_total command ask abstained": 2,
        "receipts_answer_seconds_count command ask": 3,
    }


async def test_every_way_to_ask_has_its_own_kind(chat: Chat) -> None:
    figures = Figures()
    card = await chat.slash("sources")
    await chat.press(card, "Read")
    await chat.say("@Receipts when did the storm hit the harbour")
    await chat.menu("Check against the articles", "The storm hit the harbour.")
    assert {key for key in figures.grown() if key.startswith("receipts_commands")} == {
        "receipts_commands_total command sources answered",
        "receipts_commands_total control read answered",
        "receipts_commands_total message mention answered",
        "receipts_commands_total menu Check against the articles answered",
    }


async def test_what_is_refused_is_counted_also_where_nobody_is_told(chat: Chat) -> None:
    await chat.bot.servers.change(chat.guild.id, channels=(chat.guild.create_text_channel("other").id,))
    figures = Figures()
    await chat.slash("sources")
    await chat.say("@Receipts storm")
    assert not await chat.say("@Receipts storm")
    assert figures.grown() == {
        "receipts_commands_total command sources refused": 1,
        "receipts_answer_seconds_count command sources": 1,
        "receipts_commands_total message mention refused": 2,
        "receipts_answer_seconds_count message mention": 2,
    }


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        ("RuntimeError", "failed"),
        ("app_commands.AppCommandError('unforeseen')", "failed"),
        ("app_commands.CheckFailure", "refused"),
    ],
)
async def test_a_mistake_is_told_apart_from_a_refusal(
    error: str, outcome: str, tmp_path: Path, features: Path
) -> None:
    write_cog(features, "broken", f"raise {error}")
    async with room(bot_in(tmp_path)) as here:
        figures = Figures()
        await here.robin.slash(here.channel, "broken")
    assert f"receipts_commands_total command broken {outcome}" in figures.grown()


@pytest.mark.parametrize(
    ("status", "code", "outcome"),
    [
        (404, 10062, "too_late"),
        (400, 40060, "too_late"),
        (401, 50027, "too_late"),
        (403, 50001, "refused"),
        (500, 0, "failed"),
    ],
)
async def test_an_answer_that_discord_does_not_take_is_counted_by_the_reason(
    status: int, code: int, outcome: str, tmp_path: Path, features: Path
) -> None:
    write_cog(features, "late")
    async with room(bot_in(tmp_path)) as here:
        figures = Figures()
        here.env.inject_error("POST", "/interactions/*/callback", status=status, code=code)
        await here.robin.slash(here.channel, "late")
    assert f"receipts_commands_total command late {outcome}" in figures.grown()


async def test_nothing_that_people_type_gets_into_a_label(chat: Chat) -> None:
    figures = Figures(BotFigures(chat.bot, lambda: 0))
    chat.guild.create_text_channel("secretchannel")
    card = await chat.slash("ask", question="secretquestion harbour storm")
    stored = chat.env.backend.get_message(card.message.channel_id, card.message.id)
    stored.components[0]["components"][2]["components"][0]["custom_id"] = "read/secretstate"
    await chat.person.click(card.message, custom_id="read/secretstate")
    await chat.say("@Receipts secretquestion")
    assert figures.grown()
    assert "secret" not in str(figures.grown())


async def test_the_bot_tells_what_it_has(chat: Chat) -> None:
    library = chat.bot.shelf.library()
    figures = Figures(BotFigures(chat.bot, lambda: 2))
    assert figures.value("receipts_articles", archive="articles") == len(library.archive.articles)
    assert figures.value("receipts_passages", archive="articles") == len(library.archive.passages)
    assert figures.value("receipts_guilds") == 1
    assert figures.value("receipts_cogs_failed") == 2
    assert figures.value("receipts_well", check="archive") == 1


def test_archives_that_the_configuration_does_not_name_share_a_label(tmp_path: Path) -> None:
    config = Config(data=tmp_path, articles={"storm": tmp_path})
    bot = create_bot(config, Shelf({"storm": storm(), "own 1": storm(), "own 2": storm()}))
    figures = Figures(BotFigures(bot, lambda: 0))
    one = figures.value("receipts_articles", archive="storm")
    assert one
    assert figures.value("receipts_articles", archive="others") == 2 * one
    assert figures.value("receipts_articles", archive="own 1") is None


def test_without_articles_the_archive_is_not_well(tmp_path: Path) -> None:
    bot = bot_in(tmp_path)
    assert not archive_state(bot).well
    bot.shelf.replace(build_library([SourceFile("heron.txt", b"The heron has come back to the harbour.")]))
    assert archive_state(bot).well
    assert archive_state(bot).says == "1 articles"


def test_what_hinders_following_or_storing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bot = bot_in(tmp_path)
    assert bot.health.states()["folders"].well
    assert bot.health.states()["store"].well
    for name, what in (("folders", "folder_trouble"), ("store", "store_trouble")):
        monkeypatch.setattr(Shelf, what, property(lambda _: "no disk"))
        assert bot.health.states()[name] == State(False, "no disk")


async def test_settings_that_cannot_be_stored_are_told(tmp_path: Path) -> None:
    bot = bot_in(tmp_path)
    assert not bot.health.states()["settings"].well
    await bot.servers.open()
    assert bot.health.states()["settings"].well
    await bot.servers.close()


def test_before_the_bot_is_connected_it_is_not_well_and_its_figures_are_infinite(tmp_path: Path) -> None:
    bot = bot_in(tmp_path)
    assert gateway_state(bot).says == "not connected to Discord yet"
    figures = Figures(BotFigures(bot, lambda: 0))
    assert figures.value("receipts_heartbeat_age_seconds") == math.inf
    assert figures.value("receipts_gateway_latency_seconds") == math.inf


async def test_a_heartbeat_that_stays_away_is_seen(
    double: DiscordDouble, tmp_path: Path, features: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bot, figures = bot_in(tmp_path), Figures()
    bot._connection.guild_ready_timeout = 0
    served = asyncio.create_task(bot.start(TOKEN))
    async with asyncio.timeout(10):
        await double.ready.wait()
        await bot.wait_until_ready()
    assert gateway_state(bot).well
    assert figures.grown()["receipts_gateway_events_total connect"] == 1
    assert figures.grown()["receipts_discord_requests_total 2xx"] >= 2
    with monkeypatch.context() as impatient:
        impatient.setattr("bot.client.observing.STALE_SECONDS", -1)
        assert not gateway_state(bot).well
    await bot.shards[0]._parent.ws.close(4000)
    assert gateway_state(bot).says == "the connection to Discord is lost; it is being made again"
    served.cancel()
    with suppress(asyncio.CancelledError):
        await served
    await bot.close()


@pytest.mark.parametrize(
    ("status", "headers", "counted"),
    [
        (204, {}, {"receipts_discord_requests_total 2xx"}),
        (503, {}, {"receipts_discord_requests_total 5xx"}),
        (
            429,
            {"X-RateLimit-Scope": "shared"},
            {"receipts_discord_requests_total 429", "receipts_rate_limits_total shared"},
        ),
        (
            429,
            {"X-RateLimit-Scope": "made up"},
            {"receipts_discord_requests_total 429", "receipts_rate_limits_total unknown"},
        ),
    ],
)
async def test_what_discord_answers_is_counted(
    status: int, headers: dict[str, str], counted: set[str]
) -> None:
    async def answer(_: web.Request) -> web.Response:
        return web.Response(status=status, headers=headers)

    app = web.Application()
    app.router.add_get("/", answer)
    figures = Figures()
    async with TestServer(app) as server, aiohttp.ClientSession(trace_configs=[traced()]) as session:
        await session.get(server.make_url("/"))
    assert set(figures.grown()) == counted


async def test_a_request_that_finds_nobody_is_an_error(unused_tcp_port: int) -> None:
    figures = Figures()
    async with aiohttp.ClientSession(trace_configs=[traced()]) as session:
        with pytest.raises(aiohttp.ClientConnectorError):
            await session.get(f"http://127.0.0.1:{unused_tcp_port}")
    assert figures.grown() == {"receipts_discord_requests_total error": 1}
