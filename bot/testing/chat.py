"""A channel with a person in it and the real bot: what a test types, and what comes back, already checked."""

import re
from collections.abc import Mapping
from copy import copy
from textwrap import indent
from typing import Any

import simcord
from discord import Permissions
from simcord.results import InteractionResult, ResponseMessage

from bot.client import Receipts
from bot.library import Library
from bot.own_archives import OWN
from bot.playground.locales import Locales, locale_of
from bot.playground.typed import Command, UnclearLineError, commands_of, read_line, read_unfinished
from bot.playground.world import NAME
from bot.testing.checking import Checks
from bot.testing.failing import HIDDEN, BrokenPromiseError, demand, told
from bot.testing.printing import as_text
from bot.testing.rules import BUTTON, CHANNEL_SELECT, SELECT, autocomplete_problems, walk
from bot.testing.seen import Seen

__tracebackhide__ = HIDDEN

EDITION = re.compile(r"^[0-9a-f]{4}\.")
"""What stands before the kind of a control on a finished card."""


class Chat:
    """What one person does in one channel; what comes back keeps the promises, or the test fails.

    `person` is who acts in `channel` of `guild`; `bot` is the client, `env` the simulated Discord. `story` is
    what was done so far and what came of it, as text.
    """

    def __init__(self, env: simcord.Env, bot: Receipts, checks: Checks, locale: str = "en-US") -> None:
        self.env, self.bot, self.checks = env, bot, checks
        self.story: list[str] = []
        self._locales = Locales(env)
        self._locale = locale
        self.guild = env.create_guild("Newsroom", preferred_locale=locale)
        self.channel = self.guild.create_text_channel("news")
        self.person: Any = self._member("Ida")

    def __repr__(self) -> str:
        return f"<Chat of {self.person.name}>"

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
        """The same with the options as they are sent: for text that is no line, files, and other things."""
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
        """The same with the option as the bot knows it, for text that is no line."""
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

    def as_manager(self) -> "Chat":
        """The same channel with somebody else in it, who manages the server."""
        role = self.guild.create_role("Manager", permissions=Permissions(manage_guild=True))
        return self._with(self._member("Mia", roles=[role]))

    def as_owner(self) -> "Chat":
        """The same channel with who runs the bot in it, and administers the server."""
        role = self.guild.create_role("Owner", permissions=Permissions(administrator=True))
        owner = self._member("Olga", roles=[role])
        self.bot.owner_id = owner.id
        return self._with(owner)

    def as_somebody_else(self) -> "Chat":
        """The same channel with another person in it."""
        return self._with(self._member("Otis"))

    def speaking(self, language: str) -> "Chat":
        """The same channel with somebody in it who has set Discord to `language` ("nl", "en-GB")."""
        person = self._member("Noor")
        self._locales.speak(person, locale_of(language))
        return self._with(person, _locale=locale_of(language))

    def in_private(self) -> "Chat":
        """Somebody's direct messages with the bot."""
        person = self.env.create_user("Una")
        return self._with(person, channel=person.dm_channel)

    def in_another_server(self) -> "Chat":
        """Somebody in another server that the bot is in."""
        guild = self.env.create_guild("Elsewhere", preferred_locale=self._locale)
        there = self._with(self.person, guild=guild, channel=guild.create_text_channel("news"))
        return there.as_somebody_else()

    async def restart(self, bot: Receipts) -> None:
        """Let `bot` take the place of the one that ran; what was shown stays."""
        await self.env.restart_bot(bot)
        self.bot = bot

    @property
    def commands(self) -> list[Command]:
        """The commands that the person is shown, in their language."""
        visible = self.env.backend.visible_commands(user_id=self.person.id, channel_id=self.channel.id)
        return commands_of(visible)

    @property
    def registered(self) -> list[dict[str, Any]]:
        """All commands as the bot gave them to Discord."""
        return list(self.env.backend.commands[None].values())

    @property
    def library(self) -> Library:
        """What is answered from here."""
        chosen = None if self._in_private else self.bot.servers.of(self.guild.id).archive
        own = self.bot.own_archives.at_hand(self.guild.id) if chosen == OWN else None
        return own or self.bot.shelf.library(chosen)

    @property
    def _in_private(self) -> bool:
        return isinstance(self.person, simcord.UserHandle)

    def _member(self, name: str, **details: Any) -> simcord.MemberActor:
        person = self.guild.add_member(self.env.create_user(name), **details)
        self._locales.speak(person, self._locale)
        return person

    def _with(self, person: Any, **others: Any) -> "Chat":
        other = copy(self)
        vars(other).update(person=person, **others)
        return other

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
