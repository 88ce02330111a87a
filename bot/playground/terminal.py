"""The playground in a terminal: typed commands, numbered buttons, answers as text."""

import asyncio
import re
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

import discord
from rich.console import Console
from rich.text import Text
from simcord import BackendError, InteractionResult, SetupError
from simcord.components import walk_components

from bot.client import Receipts
from bot.playground.printed import DIM, KEY, Printer
from bot.playground.typed import UnclearLineError, read_line
from bot.playground.world import World
from bot.texts import DEFAULT

PROMPT = "> "
QUIT = {"quit", "exit"}
HELP = {"/", "help", "/help", "?"}
NUMBER = re.compile(r"[0-9]{1,3}")


def converse(bot: Receipts, console: Console, language: str = DEFAULT) -> None:
    """Answer the lines of standard input until `quit`, its end, Ctrl+C or SIGTERM.

    The person who types has set `language` in Discord.
    """
    with asyncio.Runner() as runner, _sigterm_as_ctrl_c(), suppress(KeyboardInterrupt):
        world = World(bot, language, lambda line: console.print(Text(line, DIM), soft_wrap=True))
        runner.run(world.open())
        try:
            session = Session(world, console)
            session.help()
            for line in _lines(session):
                # Between two lines nothing runs: what a timer would have done happens before the next answer.
                runner.run(session.take(line))
        finally:
            runner.run(world.close())


def _lines(session: "Session") -> Iterator[str]:
    """The lines of standard input; those that nobody saw being typed are echoed."""
    with suppress(EOFError):
        while True:
            if sys.stdin.isatty():
                line = input(session.prompt)
            else:
                line = sys.stdin.readline()
                if not line:
                    return
                session.echo(line.rstrip())
            if line.strip().casefold() in QUIT:
                return
            yield line


@contextmanager
def _sigterm_as_ctrl_c() -> Iterator[None]:
    before = signal.signal(signal.SIGTERM, lambda *_: signal.raise_signal(signal.SIGINT))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@dataclass(slots=True)
class _Form:
    """A form the bot opened, and the text fields that are still to be filled in."""

    shown: InteractionResult
    ahead: list[tuple[str, str]]
    values: dict[str, str] = field(default_factory=dict)


class Session:
    """One person's conversation with the bot."""

    def __init__(self, world: World, console: Console) -> None:
        self._world = world
        self._printer = Printer(console, console.width if console.is_terminal else None, world.language)
        self._form: _Form | None = None

    @property
    def prompt(self) -> str:
        """What the next line is asked for with."""
        return f"{self._form.ahead[0][1]}: " if self._form else PROMPT

    def echo(self, line: str) -> None:
        """Print a line that nobody saw being typed."""
        self._printer.line(f"{self.prompt}{line}", DIM)

    def help(self) -> None:
        """Print every command with its options."""
        line = self._printer.line
        for command in self._world.commands(self._world.person):
            self._printer.space()
            line(command.usage, KEY)
            line(f"  {command.description}")
            for option in command.options:
                line(f"  {option.name}: {option.description}", DIM)
        self._printer.space()
        line("Type a command, or the number of a button. help shows this list, quit ends.", DIM)

    async def take(self, line: str) -> None:
        """Do what one typed line says and print what the bot answers."""
        await self._world.catch_up()
        await self._world.take_up_cogs()
        text = line.strip()
        try:
            if self._form:
                await self._fill_in(self._form, text)
            elif text.casefold() in HELP:
                self.help()
            elif NUMBER.fullmatch(text):
                await self._press(int(text))
            elif text.startswith("/"):
                await self._run(text)
            elif text:
                self._printer.line("Commands start with a slash: type / to see them all.")
        except (UnclearLineError, SetupError, BackendError) as error:
            self._printer.line(str(error))
        except TimeoutError:
            self._printer.line("The bot is still busy with that; its answer is lost.")

    async def _run(self, line: str) -> None:
        world = self._world
        command, values = read_line(line, world.commands(world.person))
        sent = command.sent_options(values)
        self._show(await world.person.slash(world.channel, command.sent, **sent))

    async def _press(self, number: int) -> None:
        controls = self._printer.controls
        if not 1 <= number <= len(controls):
            self._printer.line(f"There is no button {number} on the last answer.")
            return
        control, person = controls[number - 1], self._world.person
        if control.value is None:
            self._show(await person.click(control.message, custom_id=control.custom_id))
        else:
            self._show(await person.select(control.message, [control.value], custom_id=control.custom_id))

    async def _fill_in(self, form: _Form, text: str) -> None:
        custom_id, _ = form.ahead.pop(0)
        form.values[custom_id] = text
        if not form.ahead:
            self._form = None
            self._show(await self._world.person.submit_modal(form.shown, dict(form.values)))

    def _show(self, result: InteractionResult) -> None:
        if result.modal:
            self._form = _Form(result, _text_fields(result.modal))
            return
        answers = [message for message in (result.response, *result.followups) if message]
        if not answers:
            self._printer.line("The bot did not answer.")
            return
        self._printer.restart()
        for message in answers:
            self._printer.message(message, self._world.env.now())
        self._printer.space()


def _text_fields(modal: dict[str, object]) -> list[tuple[str, str]]:
    """The (custom_id, label) of each text field, in order."""
    fields, label = [], ""
    for part in walk_components(modal["components"]):
        label = part.get("label") or label
        if part["type"] == discord.ComponentType.text_input.value:
            fields.append((part["custom_id"], label))
    return fields
