"""`make soak`: a crowd uses everything while calls fail and connections break; nothing may be lost."""

import asyncio
import gc
import logging
import tempfile
from pathlib import Path

import click

from bot.cli.opening import open_shelf
from bot.config import Config
from bot.library import Shelf
from tests.soak.crowd import Crowd
from tests.soak.faults import Weather
from tests.soak.running import disturb, running
from tests.soak.service import misbehaving
from tests.soak.tally import Outcome, Reasons, megabytes, outcome, slope, tasks, tasks_left

QUESTIONS = (
    "when did kim file for divorce", "how old is chicago", "what did the source say", "hoe oud is saint",
    "who is kris jenner", "wen did they mary", "kim", "2021", "north", "did they buy a boat", "zzyzx",
)  # fmt: skip  # a row of many: one a line would fill a page
TROUBLES = ("reconnect", "reset", "invalid session", "silence")
ROUNDS = 10


@click.command()
@click.option("--count", default=10_000, show_default=True, help="Interactions and mentions in all.")
@click.option("--at-once", default=20, show_default=True, help="How many are under way at a time.")
@click.option("--faults", default=0.1, show_default=True, help="The share of calls to Discord that go wrong.")
@click.option(
    "--trouble-every", default=20.0, show_default=True, help="Seconds between two broken connections."
)
@click.option("--seed", default=0, show_default=True)
def main(count: int, at_once: int, faults: float, trouble_every: float, seed: int) -> None:
    """Run it, print the figures, and end with 1 when anything was lost or left behind."""
    logging.getLogger().setLevel(logging.INFO)
    with tempfile.TemporaryDirectory() as data:
        config = Config(data=Path(data))
        bad = asyncio.run(
            soak(open_shelf(config), Path(data), count, at_once, Weather(faults, seed), trouble_every)
        )
    raise SystemExit(bad)


async def soak(
    shelf: Shelf, data: Path, count: int, at_once: int, weather: Weather, trouble_every: float
) -> int:
    """The exit code: 1 when an interaction was lost for no reason, or a task left."""
    asyncio.get_running_loop().set_exception_handler(lambda _, context: click.echo(str(context), err=True))
    reasons = Reasons()
    with reasons.listening():
        async with misbehaving(weather) as service, running(service, shelf, data) as bot:
            crowd = Crowd(service, QUESTIONS, reasons.is_hopeless, weather.seed)
            await crowd.act(at_once * 5, at_once)
            before = tasks()
            troubles = asyncio.create_task(disturb(service, TROUBLES, trouble_every))
            ids, memory = [], [megabytes()]
            for _ in range(ROUNDS):
                ids += await crowd.act(count // ROUNDS, at_once)
                gc.collect()
                memory.append(megabytes())
                click.echo(line(outcome(service, reasons, ids), memory[-1], tasks()))
            troubles.cancel()
            await asyncio.gather(troubles, return_exceptions=True)
            found = outcome(service, reasons, ids)
            left = await tasks_left(before)
            ended = bot.done()
    click.echo(f"faults: {weather.struck}; identified {service.identified}, resumed {service.resumed} times")
    click.echo(f"memory: {slope(memory[1:]) * ROUNDS / count * 1000:.2f} MB a 1,000; tasks left: {left}")
    for id_ in found.lost[:10]:
        click.echo(f"lost: {service.asked[id_].what}")
    return int(bool(found.lost) or left > 0 or ended)


def line(found: Outcome, memory: float, running_tasks: int) -> str:
    """The figures so far."""
    return (
        f"{found.answered} answered, {found.explained} not for a reason in the log, {len(found.lost)} lost, "
        f"{found.undelivered} never reached the bot; p50 {found.percentile(50):.0f} ms, "
        f"p99 {found.percentile(99):.0f} ms; {memory:.0f} MB; {running_tasks} tasks"
    )


if __name__ == "__main__":
    main()
