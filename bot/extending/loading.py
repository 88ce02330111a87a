"""Cogs are loaded one by one; one that fails is left out by name, with the line and the reason."""

import logging

from discord.ext import commands

from bot.config.settings import CogSettings
from bot.extending.blame import Place
from bot.extending.contained import Contained, RuleBrokenError
from bot.extending.finding import Cog, FailedCog
from bot.extending.troubles import Kind

log = logging.getLogger(__name__)


async def load_cogs(bot: Contained, settings: CogSettings) -> tuple[FailedCog, ...]:
    """Load every cog that is not turned off; returns those that failed, of which nothing stays behind."""
    cogs, left_out = bot.cog_folders.find(settings.off)
    if not cogs:
        folders = ", ".join(str(folder.path) for folder in bot.cog_folders.folders)
        log.error("no cog in %s is turned on: there will be no commands", folders)
        return ()
    for one in left_out:
        log.error("cog %s is left out: %s (%s)", one.name, one.reason, one.place)
    failed = [failure for cog in cogs if (failure := await load_cog(bot, cog))]
    lost = {failure.name for failure in failed}
    log.info("cogs loaded: %s", ", ".join(cog.name for cog in cogs if cog.name not in lost))
    return (*left_out, *failed)


async def load_cog(bot: Contained, cog: Cog) -> FailedCog | None:
    """Load one; None when that went well."""
    try:
        await bot.load_extension(cog.module)
    except Exception as error:  # noqa: BLE001 - whatever a cog does while it is loaded, the others go on
        return note_failure(bot, cog, error)
    return None


def note_failure(bot: Contained, cog: Cog, error: Exception, *, kept: bool = False) -> FailedCog:
    """Tell in the log and the ledger that a cog cannot be loaded, and why; is a version before it `kept`?"""
    cause = error.original if isinstance(error, commands.ExtensionFailed) else error
    place = cause.place if isinstance(cause, RuleBrokenError) else bot.blame.error(cause)
    place = Place(cog.name, place.line if place else bot.cog_folders.short(str(cog.file)))
    reason = _reason(cause)
    comes = "keeps the last version that worked" if kept else "is left out"
    trace = None if isinstance(cause, SyntaxError | RuleBrokenError | commands.NoEntryPointError) else cause
    log.error("cog %s %s: %s (%s)", cog.name, comes, reason, place.line, exc_info=trace)
    bot.troubles.note(place, Kind.LOADING, reason)
    return FailedCog(cog.name, reason, place.line)


def _reason(error: BaseException) -> str:
    if isinstance(error, commands.NoEntryPointError):
        return "it has no `async def setup(bot)`"
    if isinstance(error, RuleBrokenError):
        return str(error)
    if isinstance(error, SyntaxError) and error.lineno:
        return f"line {error.lineno} is no Python: {error.msg}"
    return f"{type(error).__name__}: {' '.join(str(error).split())}"
