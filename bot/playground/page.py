"""The playground in a browser: a page on this machine where people type commands and press buttons."""

# ruff: noqa: SLF001 - simcord has no public seam for what passes between page and bot; its version is pinned

import asyncio
import signal
from collections.abc import Callable, Coroutine, Mapping
from contextlib import suppress
from typing import Any

from rich.console import Console
from rich.text import Text
from simcord import Preview, SetupError

from bot.client import Receipts
from bot.playground.errors import PlaygroundError
from bot.playground.quotes import end_quotations_as_discord_does
from bot.playground.typed import UnclearLineError, read_line
from bot.playground.world import World
from bot.texts import DEFAULT

USUAL_PORT = 8760
ANY_FREE_PORT = 0
TICK_SECONDS = 0.5
ENDING = (signal.SIGINT, signal.SIGTERM)
ANSWERS = {"response", "deferred", "followup"}
ANNOUNCEMENT = "Receipts is at {} (Ctrl+C ends it)"


def browse(bot: Receipts, console: Console, port: int, language: str = DEFAULT) -> None:
    """Serve the page on 127.0.0.1 until it is ended there, or by Ctrl+C or SIGTERM.

    The page opens for the person who has set `language`; others are in its list of viewers. `port` 0 means
    the usual one, or any free one where that is taken.

    Raises:
        PlaygroundError: the port that was asked for is taken.
    """
    end_quotations_as_discord_does()
    world = World(bot, language, lambda line: console.print(Text(line), soft_wrap=True))
    asyncio.run(_until_signal(_browse(world, console, port)))


async def _browse(world: World, console: Console, port: int) -> None:
    await world.open()
    try:
        await world.greet()
        await serve(world, port, lambda address: console.print(ANNOUNCEMENT.format(address), soft_wrap=True))
    finally:
        await world.close()


async def _until_signal(work: Coroutine[Any, Any, None]) -> None:
    """Do `work`; the first Ctrl+C or SIGTERM cancels it, so that what it opened is closed on the way out."""
    loop, task = asyncio.get_running_loop(), asyncio.ensure_future(work)

    def end() -> None:
        for number in ENDING:
            loop.remove_signal_handler(number)
        task.cancel()

    for number in ENDING:
        loop.add_signal_handler(number, end)
    with suppress(asyncio.CancelledError):
        await task


async def serve(world: World, port: int, announce: Callable[[str], None]) -> None:
    """Serve the page of `world` until it is ended there; `announce` gets the address once it answers.

    Raises:
        PlaygroundError: as `browse`.
    """
    preview = await _enter(world, port)
    page = _Page(world, preview)
    walking = asyncio.create_task(page.keep_current())
    closing = asyncio.create_task(preview.wait_closed())
    try:
        announce(preview.url)
        done, _ = await asyncio.wait({walking, closing}, return_when=asyncio.FIRST_COMPLETED)
        await asyncio.gather(*done)
    finally:
        walking.cancel()
        closing.cancel()
        await asyncio.gather(walking, closing, return_exceptions=True)
        await preview.close()


async def _enter(world: World, port: int) -> Preview:
    for candidate in [port] if port else [USUAL_PORT, ANY_FREE_PORT]:
        preview = world.env.preview(
            world.channel, viewers=world.viewers, layout="channel", port=candidate, locale=world.locale
        )
        try:
            return await preview.__aenter__()
        except SetupError as error:
            if not isinstance(error.__cause__, OSError):
                raise
    raise PlaygroundError(f"Port {port} is taken; choose another one with --port, or leave the option out.")


class _Page:
    """Keeps what the page shows up with the bot, and people's actions apart from the walking clock.

    The simulator takes one operation at a time and answers a click that arrives during another one with an
    error that leaves the page stuck, so each waits for its turn. A click is bound to the revision that the
    person saw, so a page is published again only when the bot did something after the last action.
    """

    def __init__(self, world: World, preview: Preview) -> None:
        self._world = world
        self._preview = preview
        self._shown = world.requests
        self._act = preview._action
        preview._action = self._act_in_turn  # type: ignore[method-assign]  # every action of every page passes here

    async def keep_current(self) -> None:
        """Walk the clock, and publish what changed without a click: late answers, buttons that expired."""
        while True:
            await asyncio.sleep(TICK_SECONDS)
            async with self._world.turn:
                await self._world.catch_up()
                await self._world.take_up_cogs()
                if self._world.requests != self._shown:
                    await self._preview.refresh()
                    self._shown = self._world.requests

    async def _act_in_turn(self, context_id: str | None, body: Mapping[str, Any]) -> dict[str, Any]:
        async with self._world.turn:
            result = await self._act(context_id, self._typed_in_full(context_id, body))
            self._shown = self._world.requests
            self._bring_into_view(context_id, result)
            return result

    def _typed_in_full(self, context_id: str | None, body: Mapping[str, Any]) -> Mapping[str, Any]:
        """What was sent as a message, as Discord takes it: a whole command is one, and a name a mention."""
        text = body.get("content")
        if body.get("kind") != "send_message" or not isinstance(text, str):
            return body
        if not text.startswith("/"):
            return {**body, "content": self._world.mentioning(text)}
        page = self._preview._get_page(context_id)
        try:
            command, values = read_line(text, self._world.commands(page.viewer))
        except UnclearLineError:
            return body
        registered = next(e for e in page.command_catalog["entries"] if e["invocation"] == command.name)
        wire = {name: value if isinstance(value, bool) else str(value) for name, value in values.items()}
        return {
            **body,
            "kind": "run_command",
            "command_id": registered["commandId"],
            "path": registered["path"],
            "schema_fingerprint": registered["schemaFingerprint"],
            "options": wire,
        }

    def _bring_into_view(self, context_id: str | None, result: Mapping[str, Any]) -> None:
        """Scroll to a new answer: opening the command picker makes the page lose its place at the bottom."""
        new = [
            each["messageId"]
            for each in result["outcomes"]
            if each["kind"] in ANSWERS and "messageId" in each
        ]
        if not new:
            return
        page, opened_next = self._preview._get_page(context_id), self._preview._python
        for view in filter(None, (page, opened_next)):
            view.target_id, view.window_end_id = int(new[-1]), None
        self._preview._publish(page)
