"""What each command costs on the event loop and in all, beside one that only replies "ok".

`python -m benchmarks.handlers` drives the real bot on simcord with the articles of `seeds`. A handler's time
is from discord.py's call of a command or autocomplete to its end, without what the simulator takes to play
Discord's part. The second table lists every step that held the event loop for longer than it may.
"""

import asyncio
import logging
import re
import statistics
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import click
import discord
import simcord
from discord import app_commands
from rich.table import Table
from simcord.http.client import FakeHTTPClient, FakeWebhookAdapter

from benchmarks.report import wide_console
from bot.charts.drawing import warm_up
from bot.cli.opening import open_config, open_library
from bot.client import Receipts, create_bot
from bot.client.lifecycle import leave_in_memory
from bot.library import Shelf

Act = Callable[[int], Awaitable[Any]]

LONGEST_HOLD = 0.02
DRIVING = "_measure()"
"""The task that plays the people: what the simulator does for them is no work of the bot."""

EMPTY = "empty"
QUESTIONS = (
    "when did kim file for divorce",
    "how old is psalm",
    "who is staying in wyoming",
    "what did a source say about the marriage",
    "hoe oud is north",
)
TYPED = ("", "ki", "kardashain")


@dataclass(slots=True)
class Stopwatch:
    """Adds up the seconds of every handler, less those that the simulator took meanwhile."""

    clock: Callable[[], float] = time.perf_counter
    simulated: float = 0.0
    seconds: list[float] = field(default_factory=list)

    def timing(self, handler: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
        """`handler`, with its own seconds noted."""

        async def timed(*given: Any, **named: Any) -> Any:
            before, start = self.simulated, self.clock()
            try:
                return await handler(*given, **named)
            finally:
                self.seconds.append(self.clock() - start - (self.simulated - before))

        return timed

    def simulating(self, play: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
        """`play`, with its seconds noted as the simulator's."""

        async def timed(*given: Any, **named: Any) -> Any:
            start = self.clock()
            try:
                return await play(*given, **named)
            finally:
                self.simulated += self.clock() - start

        return timed

    def taken(self) -> list[float]:
        """The milliseconds of the handlers since the last time that this was asked."""
        seconds, self.seconds = self.seconds, []
        return [1000 * each for each in seconds]


class Holds(logging.Handler):
    """What asyncio's debug mode reports to have held the loop for too long."""

    TOOK = re.compile(r"Executing (.*) took ([\d.]+) seconds")

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, float]] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what the record tells."""
        told = self.TOOK.search(record.getMessage())
        if told and DRIVING not in told[1]:
            self.found.append((told[1], 1000 * float(told[2])))


@dataclass(frozen=True, slots=True)
class Stage:
    """A person in a channel with the bot, and the watch that times what the bot does."""

    env: simcord.Env
    tree: app_commands.CommandTree[Any]
    person: Any
    channel: Any
    watch: Stopwatch

    async def slash(self, name: str, **options: str) -> Any:
        """Use a command; its message."""
        result = await self.person.slash(self.channel, name, **options)
        return result.response

    async def suggest(self, name: str, option: str, typed: str) -> None:
        """Type into an option."""
        await self.person.autocomplete(self.channel, name, option, typed)


@click.command()
@click.option("--runs", default=100, show_default=True, help="How often each command is used.")
def main(runs: int) -> None:
    """Measure and print."""
    asyncio.run(_measure(runs))


async def _measure(runs: int) -> None:
    console = wide_console()
    async with _stage() as stage:
        acts = list(_acts(stage))
        first = {name: sum(await _timed_act(stage, act, 0)) for name, act in acts}
        taken: dict[str, list[float]] = {name: [] for name, _ in acts}
        for number in range(1, runs + 1):  # in turns, so that a slow moment of the machine is everybody's
            for name, act in acts:
                taken[name] += await _timed_act(stage, act, number)
        console.print(_table(first, taken, runs))
    async with _stage() as stage:
        holds = await _everything_watched(stage)
    table = Table("step", "ms", title=f"steps of more than {1000 * LONGEST_HOLD:.0f} ms on the event loop")
    for step, milliseconds in sorted(holds, key=lambda one: -one[1]):
        table.add_row(step[:160], f"{milliseconds:.0f}")
    console.print(table if holds else "No step held the event loop for longer than it may.")


async def _timed_act(stage: Stage, act: Act, number: int) -> list[float]:
    """Do it; the milliseconds that the bot took."""
    stage.watch.taken()
    await act(number)
    return stage.watch.taken()


def _table(first: Mapping[str, float], taken: Mapping[str, list[float]], runs: int) -> Table:
    table = Table(
        "handler", "first ms", "p50 ms", "p99 ms", "times empty", title=f"{runs} runs each, in turns"
    )
    empty = statistics.median(taken[EMPTY])
    for name, each in taken.items():
        median, worst = statistics.median(each), sorted(each)[int(0.99 * (len(each) - 1))]
        table.add_row(name, f"{first[name]:.1f}", f"{median:.2f}", f"{worst:.2f}", f"{median / empty:.1f}")
    return table


def _acts(stage: Stage) -> Iterator[tuple[str, Act]]:
    """What is timed: a name, and how to do it for the nth time."""
    yield EMPTY, partial(_use, stage, EMPTY)
    for command in sorted(stage.tree.get_commands(), key=lambda one: one.name):
        if not isinstance(command, app_commands.Command) or command.name == EMPTY:
            continue
        if any(one.required for one in command.parameters):
            yield f"/{command.name}, the same again", partial(_ask, stage, command.name, False)
            yield f"/{command.name}, a fresh question", partial(_ask, stage, command.name, True)
        else:
            yield f"/{command.name}", partial(_use, stage, command.name)
        for option in command.parameters:
            for typed in TYPED if option.autocomplete else ():
                what = f"/{command.name} {option.display_name}: {typed or '(empty)'}"
                yield what, partial(_suggest, stage, command.name, option.display_name, typed)


async def _use(stage: Stage, command: str, _: int) -> Any:
    return await stage.slash(command)


async def _ask(stage: Stage, command: str, fresh: bool, number: int) -> Any:
    question = f"{QUESTIONS[number % len(QUESTIONS)]} {number}" if fresh else QUESTIONS[0]
    return await stage.slash(command, question=question)


async def _suggest(stage: Stage, command: str, option: str, typed: str, _: int) -> None:
    await stage.suggest(command, option, typed)


async def _everything_watched(stage: Stage) -> list[tuple[str, float]]:
    """Everything once, and every button of every card, with asyncio watching for long steps."""
    loop = asyncio.get_running_loop()
    holds, log = Holds(), logging.getLogger("asyncio")
    log.addHandler(holds)
    loop.set_debug(True)
    loop.slow_callback_duration = LONGEST_HOLD
    try:
        for _, act in _acts(stage):
            message = await act(1)
            for part in _parts(message.components if message is not None else []):
                if part.get("type") == discord.ComponentType.button.value and part.get("custom_id"):
                    await stage.person.click(message, custom_id=part["custom_id"])
    finally:
        loop.set_debug(False)
        log.removeHandler(holds)
    return holds.found


def _parts(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for component in components:
        yield component
        yield from _parts(component.get("components") or [])
        if accessory := component.get("accessory"):
            yield from _parts([accessory])


@asynccontextmanager
async def _stage() -> AsyncIterator[Stage]:
    """Log the bot in with its cogs and one more command, which only replies."""
    warm_up().join()
    with tempfile.TemporaryDirectory() as data, _timed() as watch:
        config = open_config(None).model_copy(update={"data": Path(data)})
        bot = create_bot(config, Shelf(open_library(config)))
        leave_in_memory()
        _time_handlers(bot, watch)
        bot.tree.add_command(app_commands.Command(name=EMPTY, description="Replies.", callback=_reply))
        async with simcord.run(bot) as env:
            guild = env.create_guild("Newsroom")
            channel = guild.create_text_channel("news")
            manages = guild.create_role("Manager", permissions=discord.Permissions(manage_guild=True))
            person = guild.add_member(env.create_user("robin"), roles=[manages])
            yield Stage(env, bot.tree, person, channel, watch)


async def _reply(interaction: discord.Interaction[Any]) -> None:
    await interaction.response.send_message("ok")


@contextmanager
def _timed() -> Iterator[Stopwatch]:
    watch = Stopwatch()
    doubles: list[Any] = [FakeHTTPClient, FakeWebhookAdapter]
    real = [double.request for double in doubles]
    for double in doubles:
        double.request = watch.simulating(double.request)
    try:
        yield watch
    finally:
        for double, request in zip(doubles, real, strict=True):
            double.request = request


def _time_handlers(bot: Receipts, watch: Stopwatch) -> None:
    """Time every command and autocomplete where discord.py calls it."""
    tree: Any = bot.tree
    tree._call = watch.timing(tree._call)  # noqa: SLF001 - discord.py has no public seam around all commands


if __name__ == "__main__":
    main()
