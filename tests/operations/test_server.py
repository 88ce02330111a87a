import asyncio
import json
import logging
import threading
from collections.abc import Iterator
from functools import partial
from typing import Any

import aiohttp
import pytest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.parser import text_string_to_metric_families
from prometheus_client.registry import Collector

from bot.config.settings import OperationsSettings
from bot.operations import server
from bot.operations.asking import why_not_well
from bot.operations.health import Health, State
from bot.operations.server import operations

ANY_PORT = OperationsSettings(port=0)


class Places(Collector):
    def collect(self) -> Iterator[Metric]:
        yield GaugeMetricFamily("places", "Places", value=7)


def health_of(**states: bool) -> Health:
    """Everything that begins with `n` is needed for an answer."""
    health = Health()
    for name, well in states.items():
        check = partial(State, well, "as it should be" if well else "broken")
        health.watch(name, check, needed=name.startswith("n"))
    return health


async def got(port: int | None, path: str) -> tuple[int, str, str]:
    async with aiohttp.request("GET", f"http://127.0.0.1:{port}{path}") as answer:
        return answer.status, answer.headers["Content-Type"], await answer.text()


@pytest.mark.parametrize(
    ("states", "healthz", "readyz"),
    [
        ({"needed": True, "disk": True}, 200, 200),
        ({"needed": True, "disk": False}, 503, 200),
        ({"needed": False, "disk": True}, 503, 503),
    ],
)
async def test_the_status_says_whether_all_is_well_and_whether_people_are_answered(
    states: dict[str, bool], healthz: int, readyz: int
) -> None:
    async with operations(ANY_PORT, health_of(**states)) as port:
        assert (await got(port, "/healthz"))[0] == healthz
        assert (await got(port, "/readyz"))[0] == readyz


async def test_each_check_is_told_in_json() -> None:
    async with operations(ANY_PORT, health_of(needed=True, disk=False)) as port:
        _, _, body = await got(port, "/healthz")
    assert json.loads(body) == {
        "well": False,
        "checks": {
            "needed": {"well": True, "says": "as it should be"},
            "disk": {"well": False, "says": "broken"},
        },
    }


async def test_checks_that_do_not_end_are_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    release = threading.Event()
    health = Health()
    health.watch("disk", lambda: State(release.wait(), "hangs"), needed=True)
    monkeypatch.setattr(server, "PATIENCE", 0.05)
    async with operations(ANY_PORT, health) as port:
        status, _, body = await got(port, "/healthz")
        figures = await got(port, "/metrics")
        release.set()
    assert status == 503
    assert "did not end within" in body
    assert figures[0] == 503


async def test_the_figures_are_what_prometheus_reads() -> None:
    async with operations(ANY_PORT, Health(), Places()) as port:
        status, content_type, body = await got(port, "/metrics")
    assert status == 200
    assert content_type.startswith("text/plain; version=")
    names = {family.name for family in text_string_to_metric_families(body)}
    assert {"places", "receipts_commands", "receipts_answer_seconds", "receipts_rate_limits"} <= names


async def test_it_is_there_for_this_machine_alone_unless_set_otherwise() -> None:
    assert OperationsSettings().host == "127.0.0.1"


async def test_a_taken_port_is_one_line_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    async with operations(ANY_PORT, Health()) as port:
        caplog.clear()
        async with operations(OperationsSettings(port=port or 0), Health()) as second:
            assert second is None
    [line] = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert f"127.0.0.1:{port} cannot be opened" in line.getMessage()
    assert "set operations.port to another; the bot goes on" in line.getMessage()
    assert line.exc_info is None


async def test_turned_off_nothing_listens() -> None:
    async with operations(OperationsSettings(enabled=False), Health()) as port:
        assert port is None


async def asked(port: int | None, **settings: Any) -> str | None:
    """What another process would be told."""
    return await asyncio.to_thread(why_not_well, OperationsSettings(port=port or 0, **settings))


async def test_whoever_asks_is_told_what_is_not_well() -> None:
    async with operations(ANY_PORT, health_of(disk=False, other=True)) as port:
        assert await asked(port) == "disk: broken"


async def test_whoever_asks_is_told_nothing_when_all_is_well() -> None:
    async with operations(ANY_PORT, health_of(disk=True)) as port:
        assert await asked(port) is None
        assert await asked(port, host="0.0.0.0") is None
