"""From a client to somebody who sits before it, and back."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import simcord

from bot.client import Receipts
from bot.playground.world import NAME
from bot.testing.chat import Chat
from bot.testing.checking import checking
from bot.testing.failing import AT_LAST, HIDDEN, demand

__tracebackhide__ = HIDDEN

PATIENCE_SECONDS = 60.0
"""How long the bot may work on one thing: a busy machine is no mistake."""


@asynccontextmanager
async def chatting(
    bot: Receipts, locale: str = "en-US", *, tolerates_errors: bool = False
) -> AsyncIterator[Chat]:
    """Log `bot` in on a simulated Discord, with a person before it; in the end nothing is left undone.

    With `tolerates_errors` the bot may log errors and have cogs that cannot be used: the test wants it so.
    """
    with checking(bot, tolerates_errors=tolerates_errors) as checks_of:
        env = simcord.Env(bot, check_errors=False, settle_timeout=PATIENCE_SECONDS)
        env.backend.bot_user.name = NAME
        await env.start()
        checks = checks_of(env)
        try:
            yield Chat(env, checks, locale)
            demand(checks.trouble(), AT_LAST)
        finally:
            await env.shutdown()
