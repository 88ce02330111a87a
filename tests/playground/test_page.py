import asyncio
import io
import signal
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import aiohttp
import pytest
from rich.console import Console
from simcord.preview._markdown import markdown_tokens

from bot.client import Receipts
from bot.config.settings import CogSettings
from bot.playground import page
from bot.playground.errors import PlaygroundError
from bot.playground.quotes import end_quotations_as_discord_does
from bot.playground.world import World
from tests.playground.visitor import Visitor

PATIENCE = 10


@asynccontextmanager
async def visiting(
    bot: Receipts, language: str = "en", line: Callable[[str], None] = print, greeted: bool = False
) -> AsyncIterator[Visitor]:
    """Serve the page and visit it."""
    world = World(bot, language, line)
    await world.open()
    if greeted:
        await world.greet()
    address = asyncio.get_running_loop().create_future()
    serving = asyncio.create_task(page.serve(world, 0, address.set_result))
    try:
        async with asyncio.timeout(PATIENCE), aiohttp.ClientSession() as session:
            visitor = Visitor(session, await address)
            await visitor.arrive()
            yield visitor
    finally:
        serving.cancel()
        await asyncio.gather(serving, return_exceptions=True)
        await world.close()


async def test_a_command_typed_in_full_is_answered(make_bot: Callable[..., Receipts]) -> None:
    async with visiting(make_bot()) as visitor:
        result = await visitor.do("send_message", content="/card a line deep:yes")
        assert result["settlement"] == "settled"
        assert "> a line\n-# deep: True" in visitor.shown
        assert visitor.state["targetId"] == visitor.newest["id"]


async def test_a_button_is_pressed_right_after_the_answer(make_bot: Callable[..., Receipts]) -> None:
    async with visiting(make_bot()) as visitor:
        await visitor.do("send_message", content="/card a line")
        for _ in range(5):
            result = await visitor.click("Turn")
            assert not result["rejected"]
        assert "turned" in visitor.shown
        await visitor.click("Private")
        assert visitor.shown == "between us"


@pytest.mark.parametrize("typed", ["/tijdlijn tot:ooit", "/timeline to:ooit"])
async def test_a_person_picks_commands_in_their_own_language(
    typed: str, make_bot: Callable[..., Receipts]
) -> None:
    async with visiting(make_bot(CogSettings()), "nl") as visitor:
        offered = await visitor.commands()
        assert [option["name"] for option in offered["tijdlijn"]["options"]] == ["over", "van", "tot"]
        await visitor.do("send_message", content=typed)
        assert "Ik kan “ooit” niet als datum lezen." in visitor.shown
        suggested = await visitor.act(
            "autocomplete_command",
            command_id=offered["tijdlijn"]["commandId"],
            path=["tijdlijn"],
            schema_fingerprint=offered["tijdlijn"]["schemaFingerprint"],
            options={"tot": "2019"},
            focused="van",
            value="",
        )
        assert {"name": "2019", "value": "2019"} in suggested["result"]["choices"]


@pytest.mark.parametrize("text", ["hello", "/nope", "/card"])
async def test_what_is_no_command_is_a_message(text: str, make_bot: Callable[..., Receipts]) -> None:
    async with visiting(make_bot()) as visitor:
        await visitor.do("send_message", content=text)
        assert visitor.shown == text


async def test_the_bot_can_be_mentioned_by_its_name(make_bot: Callable[..., Receipts]) -> None:
    async with visiting(make_bot(CogSettings())) as visitor:
        await visitor.do("send_message", content="@Receipts when did the harbour wall collapse")
        assert "of Veldmouth **collapsed** on Sunday" in visitor.shown


async def test_a_late_change_is_shown_by_itself_and_only_then_published(
    make_bot: Callable[..., Receipts], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "TICK_SECONDS", 0.1)
    async with visiting(make_bot()) as visitor:
        await visitor.do("send_message", content="/late")
        assert visitor.shown.startswith("first")
        revision = visitor.state["publishedRevision"]
        await asyncio.sleep(0.5)
        await visitor.look()
        assert visitor.state["publishedRevision"] == revision
        await visitor.wait_until_shown("corrected")
        assert visitor.state["publishedRevision"] == revision + 1


async def test_clicks_and_the_walking_clock_wait_for_each_other(
    make_bot: Callable[..., Receipts], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "TICK_SECONDS", 0)
    async with visiting(make_bot()) as visitor:
        await visitor.do("send_message", content="/card a line")
        for _ in range(20):
            assert (await visitor.click("Turn"))["settlement"] == "settled"


async def test_the_page_can_be_ended_from_within(make_bot: Callable[..., Receipts]) -> None:
    world = World(make_bot())
    await world.open()
    address = asyncio.get_running_loop().create_future()
    serving = asyncio.create_task(page.serve(world, 0, address.set_result))
    async with asyncio.timeout(PATIENCE), aiohttp.ClientSession() as session:
        visitor = Visitor(session, await address)
        await visitor.arrive()
        await visitor.act("close")
        await serving
    await world.close()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_cleanly(number: signal.Signals, make_bot: Callable[..., Receipts]) -> None:
    class Ending(io.StringIO):
        def write(self, text: str, /) -> int:
            signal.raise_signal(number)
            return super().write(text)

    shown = Ending()
    page.browse(make_bot(), Console(file=shown), 0)
    assert shown.getvalue().startswith("Receipts is at http://127.0.0.1:")


def test_a_taken_port_is_left_for_a_free_one_unless_it_was_asked_for(
    make_bot: Callable[..., Receipts], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Ending(io.StringIO):
        def write(self, text: str, /) -> int:
            signal.raise_signal(signal.SIGTERM)
            return super().write(text)

    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]
        monkeypatch.setattr(page, "USUAL_PORT", taken)
        shown = Ending()
        page.browse(make_bot(), Console(file=shown), 0)
        assert "Receipts is at" in shown.getvalue()
        assert f":{taken}/" not in shown.getvalue()
        with pytest.raises(PlaygroundError, match=f"Port {taken} is taken"):
            page.browse(make_bot(), Console(file=io.StringIO()), taken)


def test_a_quotation_ends_with_its_lines() -> None:
    end_quotations_as_discord_does()
    tokens = markdown_tokens("> a\n> b\n-# source\n> c", "text_display", context={})
    assert [token["type"] for token in tokens] == ["blockquote", "paragraph", "blockquote"]
