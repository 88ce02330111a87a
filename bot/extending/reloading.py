"""Cogs taken up while the bot runs: new ones, changed ones, and those that are gone."""

import importlib
import logging
import sys
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import ModuleType

from bot.config.settings import CogSettings
from bot.extending import fresh
from bot.extending.background import CogExitError, starting
from bot.extending.contained import Contained
from bot.extending.finding import Cog, FailedCog
from bot.extending.loading import note_failure
from bot.extending.relations import Relations

log = logging.getLogger(__name__)


class What(StrEnum):
    """What came of a change."""

    LOADED = "loaded"
    RELOADED = "reloaded"
    UNLOADED = "unloaded"
    KEPT = "kept"
    """It could not be loaded again: the last version that worked goes on."""
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class Change:
    """What came of the change of a cog; it is `mended` if the version before could not be loaded."""

    cog: str
    what: What
    failure: FailedCog | None = None
    mended: bool = False


class Reloading:
    """Takes up changed files of cogs, one change at a time.

    `sync` tells Discord of the commands, if it has others. Whatever goes wrong in a new version, the last one
    that worked is still there afterwards.
    """

    def __init__(self, bot: Contained, settings: CogSettings, sync: Callable[[], Awaitable[object]]) -> None:
        self._bot = bot
        self._settings = settings
        self._sync = sync
        self._relations = Relations(bot.cog_folders)
        found, self._left_out = bot.cog_folders.find(settings.off)
        self._failures = {one.name: one for one in bot.failed_cogs if one not in self._left_out}
        self._cogs = {
            cog.name: cog for cog in found if cog.module in bot.extensions or cog.name in self._failures
        }
        for cog in found:
            self._relations.files(cog.file)  # while they can be read

    async def take_up(self, changed: Collection[Path]) -> list[Change]:
        """Load, reload and unload what these files are part of; what came of it, cog by cog."""
        try:
            return await self._take_up(changed)
        except Exception:
            log.exception("changed cogs cannot be taken up: start the bot again; it goes on as it is")
            return []

    async def _take_up(self, changed: Collection[Path]) -> list[Change]:
        found, self._left_out = self._bot.cog_folders.find(self._settings.off)
        now, before = {cog.name: cog for cog in found}, self._cogs
        self._cogs = now
        changes = [await self._unload(cog) for name, cog in before.items() if now.get(name) != cog]
        affected = [
            cog
            for cog in found
            if before.get(cog.name) != cog or not self._relations.files(cog.file).isdisjoint(changed)
        ]
        if affected:
            changes += await self._renew(affected, changed)
        self._bot.failed_cogs = (
            *self._left_out,
            *(one for name, one in self._failures.items() if now[name].module not in self._bot.extensions),
        )
        if changes:
            await self._tell_discord()
        return changes

    async def _tell_discord(self) -> None:
        try:
            await self._sync()
        except Exception:
            log.exception("Discord cannot be told of the commands now; it is with the next change")

    async def _unload(self, cog: Cog) -> Change:
        if cog.module in self._bot.extensions:
            await self._bot.unload_extension(cog.module)
        self._bot.troubles.forget(cog.name)
        self._failures.pop(cog.name, None)
        fresh.set_aside(fresh.within(cog.module))
        log.info("cog %s is gone", cog.name)
        return Change(cog.name, What.UNLOADED)

    async def _renew(self, cogs: Collection[Cog], changed: Collection[Path]) -> list[Change]:
        fresh.forget_compiled(changed)
        inside = {name for cog in cogs for name in fresh.within(cog.module)}
        used = fresh.set_aside(inside | self._stale(changed))
        changes = [await self._one(cog, used) for cog in cogs]
        failed = {change.cog for change in changes if change.failure}
        needed = {file for cog in cogs if cog.name in failed for file in self._relations.files(cog.file)}
        lost = {name: module for name, module in used.items() if name not in sys.modules}
        fresh.put_back({name: module for name, module in lost.items() if fresh.file_of(module) in needed})
        return changes

    def _stale(self, changed: Collection[Path]) -> set[str]:
        """The modules that were made of one of these files."""
        packages = tuple(f"{folder.package}." for folder in self._bot.cog_folders.folders)
        modules = [(name, module) for name, module in sys.modules.items() if name.startswith(packages)]
        return {
            name
            for name, module in modules
            if (file := fresh.file_of(module)) and not self._relations.files(file).isdisjoint(changed)
        }

    async def _one(self, cog: Cog, used: fresh.Modules) -> Change:
        old = self._bot.extensions.get(cog.module)
        try:
            new = self._import(cog)
            await self._swap(cog, old, new, used)
        except Exception as error:  # noqa: BLE001 - whatever the new version does, the old one is to go on
            return self._failed(cog, error)
        mended = self._failures.pop(cog.name, None) is not None
        self._bot.troubles.forget(cog.name)
        log.info("cog %s is loaded%s", cog.name, " again" if old else "")
        return Change(cog.name, What.RELOADED if old else What.LOADED, mended=mended)

    def _import(self, cog: Cog) -> ModuleType:
        before = self._bot.background.of(cog.name)
        try:
            with starting(cog.name):
                return importlib.import_module(cog.module)
        except BaseException as error:
            fresh.set_aside(fresh.within(cog.module))
            for task in self._bot.background.of(cog.name) - before:
                task.cancel()
            if isinstance(error, SystemExit):
                raise CogExitError(f"it wanted the process to end ({error.code})") from error
            raise

    async def _swap(self, cog: Cog, old: ModuleType | None, new: ModuleType, used: fresh.Modules) -> None:
        parts = fresh.within(cog.module)
        if old is not None:
            await self._bot.unload_extension(cog.module)
        try:
            await self._load(new, parts)
        except Exception:
            fresh.set_aside(fresh.within(cog.module))
            if old is not None:
                inside = {name: one for name, one in used.items() if name.startswith(f"{cog.module}.")}
                await self._restore(old, {**inside, cog.module: old})
            raise

    async def _restore(self, old: ModuleType, parts: fresh.Modules) -> None:
        try:
            await self._load(old, parts)
        except Exception:
            log.exception("the version of %s that worked cannot be loaded any more either", old.__name__)

    async def _load(self, module: ModuleType, parts: fresh.Modules) -> None:
        """Load a cog from its `module`, whose `parts` are imported already."""
        fresh.put_back(parts)
        sys.modules.pop(module.__name__, None)
        with fresh.standing_for(module):
            await self._bot.load_extension(module.__name__)

    def _failed(self, cog: Cog, error: Exception) -> Change:
        kept = cog.module in self._bot.extensions
        failure = self._failures[cog.name] = note_failure(self._bot, cog, error, kept=kept)
        return Change(cog.name, What.KEPT if kept else What.LEFT_OUT, failure)
