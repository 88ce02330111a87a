"""A channel with a person in it and the real bot: what a test types, and what comes back, already checked."""

import re
from collections.abc import Mapping
from textwrap import indent
from typing import Any

import simcord
from simcord.results import InteractionResult, ResponseMessage

from bot.playground.typed import UnclearLineError, read_line, read_unfinished
from bot.playground.world import NAME
from bot.testing.checking import Checks
from bot.testing.failing import HIDDEN, BrokenPromiseError, demand, told
from bot.testing.printing import as_text
from bot.testing.rules import BUTTON, CHANNEL_SELECT, SELECT, autocomplete_problems, walk
from bot.testing.seen import Seen
from bot.testing.somebody import Somebody

__tracebackhide__ = HIDDEN

EDITION = re.compile(r"^[0-9a-f]{4}\.")
"""What stands before the kind of a control on a finished card."""


class Chat(Somebody):
    """What one person does in one channel; what comes back keeps the promises, or the test fails.

    `bot` is the client, `env` the simulated Discord. `story` is what was done so far and what came of it, as
    text.
    """

    def __init__(self, env: simcord.Env, checks: Checks, locale: str = "en-US") -> None:
        super().__init__(env, locale)
        self.checks = checks
        self.story: list[str] = []

    async def ask(self, line: str) -> Seen:
        """The answer to a command as it is typed, "/kids name:ann", or to a message, "@Receipts ...".

        Text before the first option is the value of the first that is required, else of the first.
        """
        if not line.startswith("/"):
            answers = await self.say(line)
            demand([] if answers else ["the bot did not answer"], line)
            return answers[-1]
        demand(self.checks.beforehand(), line)
        try:
            command, values = read_line(line, self.commands)
        except UnclearLineError as unclear:
            raise BrokenPromiseError(told([str(unclear)], line)) from None
        return await self.slash(command.sent, **command.sent_options(values))

    async def slash(self, command: str, /, **options: Any) -> Seen:
        """The answer to `command` with the options as they are sent: files, and text that is no line."""
        result = await self._act("slash", command, **options)
        return self.seen(result, f"/{command} {_listed(options)}".rstrip())

    async def suggest(self, line: str) -> list[str]:
        """What is suggested at the end of an unfinished command, "/kids name:an", as it would be sent."""
        demand(self.checks.beforehand(), line)
        try:
            command, option, typed, before = read_unfinished(line, self.commands)
        except UnclearLineError as unclear:
            raise BrokenPromiseError(told([str(unclear)], line)) from None
        return await self.autocomplete(command.sent, option.sent, typed, **command.sent_options(before))

    async def autocomplete(self, command: str, option: str, typed: str, /, **before: Any) -> list[str]:
        """What is suggested for an `option`, by its English name, after `typed`: for text that is no line."""
        choices = await self._act("autocomplete", command, option, typed, **before)
        done = f"/{command} {option}:{typed}…"
        demand([*autocomplete_problems(choices), *self.checks.trouble()], done)
        self.story.append(
            f"{done}\nsuggested: {', '.join(str(choice['name']) for choice in choices) or 'nothing'}"
        )
        return [str(choice["value"]) for choice in choices]

    async def say(self, text: str, *, channel: Any = None, **how: Any) -> list[Seen]:
        """All that the bot answers to a message; the name of the bot behind an @ mentions it."""
        demand(self.checks.beforehand(), text)
        written = text.replace(f"@{NAME}", f"<@{self.env.backend.bot_user.id}>")
        with self.env.time_context():
            if self._in_private:
                message = await self.person.send_dm(written, **how)
            else:
                message = await self.person.send(channel or self.channel, written, **how)
        return self.answers(message, text)

    def answers(self, message: Any, done: str = "a message") -> list[Seen]:
        """What the bot wrote where `message` stands, after that."""
        mine, there = self.env.backend.bot_user.id, self.env.backend.messages[message.channel.id]
        found = [each for each in list(there.values()) if each.id > message.id and each.author_id == mine]
        demand(self.checks.trouble(), done)
        return [self._held(ResponseMessage(self.env, each), done) for each in found]

    async def menu(self, name: str, on: Any) -> Seen:
        """What the menu command `name` shows on a message, or on one that is written for it."""
        message = await self.person.send(self.channel, on) if isinstance(on, str) else on
        return self.seen(await self._act("context_menu", name, message), f"{name}, on a message")

    async def press(self, seen: Seen, label: str, number: int = 0) -> Seen:
        """What comes of pressing the button `label`; the one of that `number` if there are several."""
        there = [part for part, shown in zip(seen.parts(BUTTON), seen.labels, strict=True) if shown == label]
        wanted = f"there is no button [{label}]" + (f" number {number}" if there else "")
        has = " ".join(f"[{each}]" for each in seen.labels) or "none"
        demand([] if number < len(there) else [f"{wanted}; the buttons are: {has}"], f"[{label}]", str(seen))
        return await self.use(seen, there[number]["custom_id"], done=f"[{label}]")

    async def choose(self, seen: Seen, kind: str, *chosen: Any) -> Seen:
        """What comes of choosing from the list of that `kind`, by what is shown there or by what is sent."""
        lists = {EDITION.sub("", part["custom_id"]): part for part in seen.parts(SELECT, CHANNEL_SELECT)}
        menu = next((part for name, part in lists.items() if name.startswith(kind)), None)
        done = f"{kind}: {', '.join(map(str, chosen))}"
        if menu is None:
            has = ", ".join(lists) or "none"
            raise BrokenPromiseError(
                told([f"there is no list {kind!r}; the lists are: {has}"], done, str(seen))
            )
        values = {option["label"]: option["value"] for option in menu.get("options") or []}
        sent = [values.get(each, each) if isinstance(each, str) else each for each in chosen]
        return await self.use(seen, menu["custom_id"], *sent, done=done)

    async def use(self, seen: Seen, custom_id: str, *chosen: Any, done: str = "a control") -> Seen:
        """What comes of using the control with that `custom_id`: a button, or a list to choose from."""
        parts = walk(seen.message.components)  # as it is by now
        lists = {part["custom_id"] for part in parts if part["type"] in {SELECT, CHANNEL_SELECT}}
        with self.env.time_context():
            if custom_id in lists:
                result = await self.person.select(seen.message, list(chosen), custom_id=custom_id)
            else:
                result = await self.person.click(seen.message, custom_id=custom_id)
        return self.seen(result, done, before=seen)

    def seen(self, result: InteractionResult, done: str = "a command", *, before: Seen | None = None) -> Seen:
        """What the person has before them in the end; `before` is the card that they used."""
        demand([*self.checks.trouble(), *self.checks.unanswered(result)], done, str(before or ""))
        message = result.followups[-1] if result.followups else result.response
        if message is None:
            if before is None:
                raise BrokenPromiseError(told(["nothing was shown"], done))
            message = before.message
        return self._held(message, done)

    async def _act(self, what: str, *given: Any, **named: Any) -> Any:
        demand(self.checks.beforehand(), str(given[0]))
        where = [] if self._in_private else [self.channel]
        with self.env.time_context():
            return await getattr(self.person, what)(*where, *given, **named)

    def _held(self, message: ResponseMessage, done: str) -> Seen:
        screen = as_text(message, self.env.now())
        self.story.append(f"{done}\n{indent(screen, '  | ', lambda _: True)}")
        demand(self.checks.shown(message, self.library.archive), done, screen)
        return Seen(self, message, screen)


def _listed(options: Mapping[str, Any]) -> str:
    return " ".join(f"{name}:{value}" for name, value in options.items())
