"""Runs the image's bot against a double of Discord."""

import asyncio
import json
import os
import time
from asyncio.subprocess import DEVNULL, PIPE, Process
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.discord_double import RUN_AGAINST_IT, TOKEN, DiscordDouble, discord_double
from tests.image.building import say
from tests.image.container import PORT, Container
from tests.image.using import LOCALES, use_all


async def serve(container: Container, which: str) -> None:
    """Start it against a double of Discord, wait until it is ready, ask how it is, and stop it."""
    async with discord_double() as double:
        started = time.perf_counter()
        process = await _started(container, double)
        try:
            await _use(container, which, double, process, started)
        finally:
            if process.returncode is None:
                process.kill()


async def _use(
    container: Container, which: str, double: DiscordDouble, process: Process, started: float
) -> None:
    while not _ready():
        assert process.returncode is None, (await process.communicate())[1].decode()
        await asyncio.sleep(0.02)
    seconds = time.perf_counter() - started
    busy = f"{_busy(process.pid):.2f} s of it on a processor, load {os.getloadavg()[0]:.0f}"
    say(f"{which} start to ready: {seconds:.2f} s, {busy}; {_status(process.pid)}")
    asked = time.perf_counter()
    health = await asyncio.create_subprocess_exec(
        *container.command(json.loads(container.healthcheck)), env=container.environ
    )
    assert await health.wait() == 0
    say(f"health check: {time.perf_counter() - asked:.2f} s")
    await double.ready.wait()
    asked = time.perf_counter()
    await use_all(double)
    say(f"every command in {len(LOCALES)} languages: {time.perf_counter() - asked:.2f} s")
    process.terminate()
    stopped = time.perf_counter()
    _, log = await process.communicate()
    say(f"SIGTERM to exit {process.returncode}: {time.perf_counter() - stopped:.2f} s")
    assert process.returncode == 0
    assert double.closed_with == 1000
    lines = [json.loads(line) for line in log.decode().splitlines() if line.startswith("{")]
    assert lines, log
    assert not [line for line in lines if line["level"] in {"error", "critical"}], log.decode()
    assert TOKEN.encode() not in log


async def _started(container: Container, double: DiscordDouble) -> Process:
    words = ["python", "-c", RUN_AGAINST_IT, double.address, double.gateway, "run"]
    return await asyncio.create_subprocess_exec(
        *container.command(words),
        env={**container.environ, "DISCORD_TOKEN": TOKEN},
        stdout=DEVNULL,
        stderr=PIPE,
    )


def _ready() -> bool:
    try:
        with urlopen(f"http://127.0.0.1:{PORT}/readyz", timeout=1) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


def _busy(pid: int) -> float:
    """The seconds that the process has had a processor."""
    after_name = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return sum(map(int, after_name[11:13])) / os.sysconf("SC_CLK_TCK")


def _status(pid: int) -> str:
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    kept = [line.split() for line in status if line.startswith(("VmRSS", "CapEff", "NoNewPrivs", "Uid"))]
    return ", ".join(f"{words[0]} {words[1]}" for words in kept)
