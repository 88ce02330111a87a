"""A bot that can load and unload cogs at any time and to which none of them leaves anything behind."""

import asyncio
import logging
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.extending.background import Background, cog_that_starts, starting, without_exit
from bot.extending.blame import Blame, Place
from bot.extending.command_rules import Payload, registration_problems
from bot.extending.control_kinds import ControlKinds
from bot.extending.finding import CogFolders, FailedCog
from bot.extending.holding import Holding, Patience
from bot.extending.overheard import Overheard
from bot.extending.registered import AppCommand, Registered
from bot.extending.troubles import Kind, Troubles

log = logging.getLogger(__name__)

SECONDS_TO_END = 0.5
"""So long each cog may take to end when the bot closes."""


class RuleBrokenError(Exception):
    """Discord would refuse a command, and with it all others."""

    def __init__(self, problem: str, place: Place | None) -> None:
        super().__init__(problem)
        self.place = place


class TooSlowError(Exception):
    """A cog waits for something that does not come."""


class Contained(commands.AutoShardedBot):
    """Keeps cogs apart: what one registers, begins and does wrong is known to be its own.

    `failed_cogs` are those that could not be loaded, with the reason; the others work.
    """

    def __init__(self, *args: Any, cog_folders: CogFolders, **options: Any) -> None:
        super().__init__(*args, **options)
        self.cog_folders = cog_folders
        self.blame = Blame(cog_folders)
        self.troubles = Troubles()
        self.failed_cogs: tuple[FailedCog, ...] = ()
        self.patience = Patience()
        self.background = Background(self.blame, self.tell_of)
        self._kinds = ControlKinds()
        self._registered: dict[str, Registered] = {}
        self._payloads: dict[str, list[Payload]] = {}
        self._holding: Holding | None = None
        self._overheard = Overheard(self.blame, self._note)

    def watch_cogs(self) -> None:
        """From now on notice what they do in the background, and when one holds everything up."""
        if self._holding is None:
            loop = asyncio.get_running_loop()
            self.background.watch(loop)
            self._holding = Holding(loop, self.blame, self.troubles, self.patience)
            self._holding.start()
            self._overheard.listen()

    async def close(self) -> None:
        """Close the connection, and watch no more."""
        self.patience = replace(self.patience, until_set_up=SECONDS_TO_END)
        try:
            await super().close()
        finally:
            if self._holding is not None:
                self._holding.stop()
                self._overheard.leave()

    async def load_extension(self, name: str, *, package: str | None = None) -> None:
        """Load a cog, or nothing of it.

        Raises:
            discord.ext.commands.ExtensionError: it could not be loaded, or broke a rule of Discord's.
        """
        before = Registered.by(self)
        try:
            async with _in_time(self.patience.until_set_up, "to be set up"):
                with without_exit(), starting(self._cog(name)):
                    await super().load_extension(name, package=package)
            self._registered[name] = Registered.by(self).since(before)
            await self._accept(name)
        except Exception as error:
            if name in self.extensions:
                await self.unload_extension(name)
            await self._withdraw(name, Registered.by(self).since(before))
            sys.modules.pop(name, None)
            if isinstance(error, commands.ExtensionError):
                raise
            raise commands.ExtensionFailed(name, error) from error

    async def unload_extension(self, name: str, *, package: str | None = None) -> None:
        """Unload a cog, with all that it has registered and begun."""
        while name in self.extensions:  # one that does not end in time is left there by discord.py
            try:
                async with _in_time(self.patience.until_set_up, "to end"):
                    await super().unload_extension(name, package=package)
            except TooSlowError as slow:
                log.warning("cog %s: %s", self._cog(name), slow)
        await self._withdraw(name, self._registered.get(name))

    def add_dynamic_items(self, *items: type[discord.ui.DynamicItem[Any]]) -> None:
        """Register buttons and lists.

        Raises:
            bot.extending.control_kinds.KindTakenError: others have that kind.
        """
        for item in items:
            self._kinds.claim(cog_that_starts() or self.cog_folders.owner_of_module(item.__module__), [item])
        super().add_dynamic_items(*items)

    def remove_dynamic_items(self, *items: type[discord.ui.DynamicItem[Any]]) -> None:
        """Forget buttons and lists; those that another cog has, too, stay."""
        owners = {self.cog_folders.owner_of_module(item.__module__) for item in items} | {cog_that_starts()}
        freed = [one for owner in owners if owner for one in self._kinds.release(owner, items)]
        super().remove_dynamic_items(*freed)

    def commands_of(self, module: str) -> tuple[Payload, ...]:
        """What Discord is told of the commands of the cog that is loaded as `module`."""
        return tuple(self._payloads[module])

    def listens(self, module: str) -> bool:
        """Whether that cog hears of what happens, beside its commands and buttons."""
        return bool(self._registered[module].listeners)

    def kinds_of(self, cog: str) -> int:
        """How many kinds of buttons and lists a cog has."""
        return self._kinds.of(cog)

    def tell_of(self, place: Place, kind: Kind, error: BaseException) -> None:
        """An error of a cog that no person waits for: into the log and the ledger, once."""
        if self._note(place, kind, f"{type(error).__name__}: {error}", error):
            log.error("cog %s failed at %s (%s)", place.cog, place.line, kind, exc_info=error)

    def _note(self, place: Place, kind: Kind, reason: str, error: BaseException) -> bool:
        """Whether it is new: the same error may come here by several ways."""
        if getattr(error, _TOLD, False):
            return False
        setattr(error, _TOLD, True)
        self.troubles.note(place, kind, reason)
        return True

    def _cog(self, module: str) -> str:
        return self.cog_folders.owner_of_module(module) or module

    async def _accept(self, name: str) -> None:
        """Look at the commands of the cog that has just been loaded, beside all others."""
        others = [payload for payloads in self._payloads.values() for payload in payloads]
        own: list[Payload] = []
        for command in self._registered[name].commands:
            payload = await self._payload(command)
            problems = registration_problems([*others, *own, payload])
            if problems:
                raise RuleBrokenError("; ".join(problems), self._place(command))
            own.append(payload)
        self._payloads[name] = own

    async def _payload(self, command: AppCommand) -> Payload:
        translator = self.tree.translator
        if translator is None:
            return dict(command.to_dict(self.tree))
        payload: Mapping[str, Any] = await command.get_translated_payload(self.tree, translator)
        return dict(payload)

    def _place(self, command: AppCommand) -> Place | None:
        callback = getattr(command, "callback", None)
        if callback is None and isinstance(command, app_commands.Group):
            callback = next((getattr(one, "callback", None) for one in command.walk_commands()), None)
        code = getattr(callback, "__code__", None)
        return self.blame.code(code) if code else None

    async def _withdraw(self, name: str, registered: Registered | None) -> None:
        self._registered.pop(name, None)
        self._payloads.pop(name, None)
        try:
            async with _in_time(self.patience.until_set_up, "to end"):
                await registered.withdraw(self) if registered else None
        except TooSlowError as slow:
            log.warning("cog %s: %s", self._cog(name), slow)
        cog = self._cog(name)
        super().remove_dynamic_items(*self._kinds.release(cog))
        self.background.end(cog)
        for module in [one for one in sys.modules if one.startswith(f"{name}.")]:
            del sys.modules[module]


@asynccontextmanager
async def _in_time(seconds: float, what: str) -> AsyncIterator[None]:
    try:
        async with asyncio.timeout(seconds):
            yield
    except TimeoutError as error:
        raise TooSlowError(f"it took more than {seconds:.0f} s {what}") from error


_TOLD = "_told_of_the_cog"
