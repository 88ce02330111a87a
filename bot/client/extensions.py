"""Cogs are found in a folder and loaded one by one; one that fails is left out by name."""

import hashlib
import importlib.util
import logging
import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from discord.ext import commands

from bot.config.settings import HOME, CogSettings

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class FailedCog:
    """A cog that could not be loaded, and the reason in one line for whoever wrote it."""

    name: str
    reason: str


async def load_cogs(
    bot: commands.Bot | commands.AutoShardedBot, settings: CogSettings
) -> tuple[FailedCog, ...]:
    """Load every cog that is not turned off; returns those that failed, of which nothing stays behind."""
    names = [name for name in settings.names() if name not in settings.off]
    if not names:
        log.error("no cog in %s is turned on: there will be no commands", settings.folder)
        return ()
    package = _package(settings.folder.resolve())
    failed = []
    for name in names:
        try:
            await bot.load_extension(f"{package}.{name}")
        except (Exception, SystemExit) as error:
            cause = error.original if isinstance(error, commands.ExtensionFailed) else error
            failed.append(FailedCog(name, _reason(cause)))
            log.exception("cog %s is left out: %s", name, failed[-1].reason, exc_info=cause)
    log.info("cogs loaded: %s", ", ".join(name for name in names if name not in {cog.name for cog in failed}))
    return tuple(failed)


def _package(folder: Path) -> str:
    """The package that the files in `folder` are modules of, made when it is not the one beside `bot`."""
    if folder == HOME / "cogs":
        return "cogs"
    # The path is part of the name, so that two folders called alike do not share modules.
    name = f"{folder.name}_{hashlib.sha256(bytes(folder)).hexdigest()[:8]}"
    if name not in sys.modules:
        spec = importlib.util.spec_from_loader(name, loader=None, is_package=True)
        package = ModuleType(name)
        package.__spec__, package.__path__ = spec, [str(folder)]
        sys.modules[name] = package
    importlib.invalidate_caches()  # a cog may have been written since the folder was last looked through
    return name


def _reason(error: BaseException) -> str:
    if isinstance(error, commands.NoEntryPointError):
        return "it has no `async def setup(bot)`"
    if isinstance(error, SyntaxError):
        return f"line {error.lineno} is no Python: {error.msg}"
    return f"{type(error).__name__}: {' '.join(str(error).split())}"
