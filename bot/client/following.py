"""Taking up what is published in a shared index while the bot runs."""

import asyncio
import logging

from bot.host import Host
from bot.shared_index.candidates import EngineError

log = logging.getLogger(__name__)


async def follow(bot: Host) -> None:
    """Answer from each new edition once it is published; answers under way keep theirs.

    Ends at once where no library is of a shared index.
    """
    if bot.config.index.uri is None:
        return
    from bot.shared_index.opening import SharedLibrary  # noqa: PLC0415 - what it needs is an extra

    names = [name for name in bot.shelf.names if isinstance(bot.shelf.library(name), SharedLibrary)]
    failing = False
    while names:
        await asyncio.sleep(bot.config.index.seconds)
        for name in names:
            library = bot.shelf.library(name)
            if not isinstance(library, SharedLibrary):
                continue
            try:
                newer = await asyncio.to_thread(library.newer)
            except EngineError as error:
                if not failing:  # once: it may stay away for hours
                    log.warning("the shared index cannot be looked at: %s", error)
                failing = True
                continue
            failing = False
            if newer is not None:
                bot.shelf.replace(newer, name)
                log.info("edition %d of the shared index is answered from", newer.published.number)
