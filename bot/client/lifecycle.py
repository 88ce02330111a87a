"""From the start to the end: log in, stay, and close cleanly when the system asks."""

import asyncio
import gc
import logging
from collections.abc import Callable, Sequence
from contextlib import suppress

import aiohttp
import discord

from bot.charts.drawing import warm_up
from bot.client.client import Receipts, create_bot
from bot.client.following import follow
from bot.client.observing import BotFigures
from bot.client.stopping import StopRequest
from bot.config import Config
from bot.extending.watching import Watching
from bot.library import Shelf
from bot.operations.server import operations
from bot.store.shared.claims import AlreadyRunningError, Claim, DatabaseClaims, claimed_here, claims
from bot.store.shared.database import DatabaseAwayError
from bot.store.shared.migrations import NewerSchemaError

log = logging.getLogger(__name__)

SECONDS_TO_FINISH = 5.0
SECONDS_TO_CLOSE = 3.0
SECONDS_BETWEEN_LOOKS = 2.0
"""How long it takes at most until what was set in another process counts in this one."""
SECONDS_BETWEEN_TIDYING = 600.0
SECONDS_BETWEEN_LOOKS_AT_COGS = 0.25

PORTAL = "https://discord.com/developers/applications"
NOT_GIVEN = (
    f"No Discord token. Get one at {PORTAL} (your application, Bot, Reset Token), then set DISCORD_TOKEN to "
    "it, or DISCORD_TOKEN_FILE to a file that holds it. To try the bot without one: make play"
)
NOT_ACCEPTED = f"Discord refused the token. Copy it anew at {PORTAL} (your application, Bot, Reset Token)."
INTENTS = f"Discord refused an intent that is not switched on at {PORTAL} (your application, Bot, Intents)."
WRONG_INPUT, FAILED = 2, 1


class CannotRunError(Exception):
    """The bot cannot run; the message is one sentence for the operator."""

    def __init__(self, sentence: str, exit_code: int) -> None:
        super().__init__(sentence)
        self.exit_code = exit_code


def run_bot(config: Config, load: Callable[[], Shelf], *, watch: bool = False) -> None:
    """Run the bot on Discord until SIGTERM or SIGINT; `load` gives the libraries to start with.

    With `watch` cogs are taken up again whenever their files change.

    Raises:
        CannotRunError: it could not start, or Discord ended it.
        SystemExit: it was asked to stop while it was loading.
    """
    token = config.token.get_secret_value() if config.token else ""
    if not token:
        raise CannotRunError(NOT_GIVEN, WRONG_INPUT)
    if not (token.isascii() and token.isprintable()):
        raise CannotRunError(NOT_ACCEPTED, WRONG_INPUT)
    stop = StopRequest()
    stop.listen()
    try:
        with claimed_here(config.data, _claims(config, token)):
            warm_up()  # beside the articles, which take longer to read
            bot = create_bot(config, load())
            leave_in_memory()
            asyncio.run(serve(bot, token, stop, watch=watch))
    except AlreadyRunningError as other:
        raise _plainly(other) from other


def leave_in_memory() -> None:
    """Let the garbage collector pass over all that there is now, which stays as long as the bot does.

    A round over five articles alone holds everything else up for 50 ms. Source: the `gc` module's `freeze`.
    """
    gc.collect()
    gc.freeze()


def _claims(config: Config, token: str) -> Sequence[Claim]:
    shards = config.discord.shards
    return claims(token, shards.count, shards.ids)


async def serve(bot: Receipts, token: str, stop: StopRequest, *, watch: bool = False) -> None:
    """Be on Discord until asked to stop; the connection is closed properly however it ends.

    Meanwhile the operator can ask how the bot is. Before it is closed, what is under way is finished, for
    five seconds at most.

    Raises:
        CannotRunError: Discord or the database cannot be reached, or does not let the bot in.
    """
    figures = BotFigures(bot, lambda: len(bot.failed_cogs))
    async with operations(bot.config.operations, bot.health, figures):
        await _serve(bot, token, stop, watch)


async def _serve(bot: Receipts, token: str, stop: StopRequest, watch: bool) -> None:
    await bot.__aenter__()  # makes what closing needs
    claimed = DatabaseClaims(bot.database, _claims(bot.config, token))
    asked = asyncio.create_task(stop.asked())
    runs = [asyncio.create_task(run) for run in (_connect(bot, token, claimed), _keep_up(bot, claimed))]
    asides = [follow(bot), _tidy(bot), *([_watch_cogs(bot)] if watch else [])]
    aside = [asyncio.create_task(beside) for beside in asides]
    try:
        done, _ = await asyncio.wait({asked, *runs}, return_when=asyncio.FIRST_COMPLETED)
        for run in done & set(runs):
            run.result()
        log.info("closing")
        if left := await bot.work.finish(SECONDS_TO_FINISH if asked in done else 0):
            log.warning("%d answers are cut off: they took longer than %.0f s", left, SECONDS_TO_FINISH)
    except Exception as error:
        raise _plainly(error) from error
    finally:
        # First nobody listens any more, then it is closed: a listener that is woken by closing closes with
        # a code of its own, one that means "I'll be back", and Discord goes on showing the bot as online.
        tasks = (*runs, asked, *aside)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await _close(bot)
        with suppress(DatabaseAwayError):  # then nobody holds anything
            await claimed.release()


async def _connect(bot: Receipts, token: str, claimed: DatabaseClaims) -> None:
    await claimed.take()
    await bot.start(token)


async def _keep_up(bot: Receipts, claimed: DatabaseClaims) -> None:
    """Take over what other processes let servers set, and watch that none of them serves the same."""
    while True:
        await asyncio.sleep(SECONDS_BETWEEN_LOOKS)
        if bot.is_ready():
            await bot.servers.refresh()
            await asyncio.to_thread(bot.uploads.refresh)
            with suppress(DatabaseAwayError):  # the settings' state says so
                await claimed.take()


async def _watch_cogs(bot: Receipts) -> None:
    """Take up cogs whose files change, once they have been loaded."""
    await bot.wait_until_ready()
    watching, reloading = Watching(bot.cog_folders), bot.reloading()
    watching.start()
    try:
        while True:
            await asyncio.sleep(SECONDS_BETWEEN_LOOKS_AT_COGS)
            if changed := watching.settled():
                await reloading.take_up(changed)
    finally:
        watching.stop()


async def _tidy(bot: Receipts) -> None:
    """Delete what people have sent and not decided on in time, as their card says."""
    while True:
        await asyncio.sleep(SECONDS_BETWEEN_TIDYING)
        await asyncio.to_thread(bot.uploads.clear_old)


async def _close(bot: Receipts) -> None:
    try:
        await asyncio.wait_for(bot.close(), SECONDS_TO_CLOSE)
    except Exception as error:  # noqa: BLE001 - the process ends in any case; what hindered it belongs in the log
        log.warning("the connection could not be closed properly: %s", type(error).__name__)


def _plainly(error: Exception) -> CannotRunError:
    """What ended the bot, in a sentence for the operator; the log gets what was not foreseen."""
    code, sentence = FAILED, "The bot ended because of an error in it; the log has the details."
    match error:
        case NewerSchemaError() | AlreadyRunningError():
            code, sentence = WRONG_INPUT, str(error)
        case DatabaseAwayError():
            sentence = f"What servers have set cannot be read: {error}."
        case discord.LoginFailure() | discord.ConnectionClosed(code=4004):
            code, sentence = WRONG_INPUT, NOT_ACCEPTED
        case discord.PrivilegedIntentsRequired():
            code, sentence = WRONG_INPUT, INTENTS
        case discord.ConnectionClosed():
            sentence = f"Discord closed the connection for good (code {error.code})."
        case discord.HTTPException():
            sentence = f"Discord does not let the bot in now (status {error.status})."
        case aiohttp.ClientError() | OSError() | TimeoutError() | discord.GatewayNotFound():
            sentence = f"Discord cannot be reached: {' '.join(str(error).split())}."
        case _:
            log.error("the bot ended", exc_info=error)
    return CannotRunError(sentence, code)
