import asyncio
import gc
import logging
import os
import re
import signal
from pathlib import Path

import aiohttp
import pytest
from discord.http import Route
from pydantic import SecretStr

from bot.archive.source import SourceFile
from bot.client import Receipts
from bot.client.lifecycle import CannotRunError, _tidy, leave_in_memory, run_bot, serve
from bot.client.observing import gateway_state
from bot.client.stopping import StopRequest
from bot.config import Config
from bot.extracting import Extracted, Request, extract
from bot.library import Shelf, build_library
from bot.store.waiting import FOLDER as WAITING
from bot.store.waiting import Waiting
from tests.client.making import bot_in, write_cog
from tests.client.processes import PATIENCE, start
from tests.discord_double import TOKEN, DiscordDouble

HANGS = """
import asyncio, time
import bot.client.stopping

bot.client.stopping.SECONDS_TO_LIVE = 1

async def setup(bot):
    asyncio.get_running_loop().run_in_executor(None, time.sleep, 60)
"""
"""A cog that leaves a thread behind which nothing can stop, and has the test wait less long for the end."""


async def test_the_process_ends_even_when_something_in_it_hangs(
    double: DiscordDouble, tmp_path: Path
) -> None:
    (tmp_path / "hangs.py").write_text(HANGS)
    process, output = await start(double, tmp_path, RECEIPTS_COGS__FOLDER=str(tmp_path))
    await asyncio.wait_for(double.ready.wait(), PATIENCE)
    process.send_signal(signal.SIGTERM)
    await asyncio.wait_for(output, PATIENCE)
    assert process.returncode == 0
    assert double.closed_with == 1000


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_closes_the_gateway_and_exits_with_0(
    number: signal.Signals, double: DiscordDouble, tmp_path: Path
) -> None:
    process, output = await start(double, tmp_path, RECEIPTS_LOG__LEVEL="debug")
    await asyncio.wait_for(double.ready.wait(), PATIENCE)
    process.send_signal(number)
    _, log = await asyncio.wait_for(output, PATIENCE)
    assert process.returncode == 0
    assert double.closed_with == 1000
    assert TOKEN.encode() not in log
    assert b"resume_gateway_url" not in log  # no event of Discord as it came
    assert b"Traceback" not in log


async def test_a_refused_token_is_one_sentence_and_exit_code_2(double: DiscordDouble, tmp_path: Path) -> None:
    double.status = 401
    process, output = await start(double, tmp_path)
    _, log = await asyncio.wait_for(output, PATIENCE)
    assert process.returncode == 2
    assert b"Error: Discord refused the token." in log.splitlines()[-1]
    assert TOKEN.encode() not in log
    assert b"Traceback" not in log


async def test_only_the_named_intents_are_asked_for(
    double: DiscordDouble, tmp_path: Path, features: Path
) -> None:
    await connected_and_stopped(double, tmp_path)
    assert double.intents == 1 << 0 | 1 << 9 | 1 << 12  # GUILDS, GUILD_MESSAGES, DIRECT_MESSAGES


async def test_commands_are_registered_over_the_wire_once(
    double: DiscordDouble, tmp_path: Path, features: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.shared.turns.SECONDS_APART", 0)
    write_cog(features, "alpha")
    await connected_and_stopped(double, tmp_path)
    await connected_and_stopped(double, tmp_path)
    assert [[command["name"] for command in commands] for commands in double.registered] == [["alpha"]]


async def connected_and_stopped(double: DiscordDouble, home: Path) -> None:
    double.ready.clear()
    stop = StopRequest()
    served = asyncio.create_task(serve(bot_in(home), TOKEN, stop))
    await asyncio.wait_for(double.ready.wait(), 10)
    stop.ask()
    await asyncio.wait_for(served, 10)
    assert double.closed_with == 1000


async def test_with_watch_changed_cogs_are_taken_up_and_discord_is_told_of_their_commands(
    double: DiscordDouble, tmp_path: Path, features: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write_cog(features, "alpha")
    stop = StopRequest()
    with caplog.at_level(logging.INFO):
        served = asyncio.create_task(serve(bot_in(tmp_path), TOKEN, stop, watch=True))
        await asyncio.wait_for(double.ready.wait(), 10)
        async with asyncio.timeout(20):
            while len(double.registered) < 2:  # until it watches, nobody is told of what is saved
                write_cog(features, "beta")
                await asyncio.sleep(0.5)
            (features / "alpha.py").write_text("def setup(:")
            kept = "cog alpha keeps the last version that worked: line 1 is no Python"
            while kept not in caplog.text:  # noqa: ASYNC110 - it is told in the log alone
                await asyncio.sleep(0.05)
        stop.ask()
        await served
    assert [[command["name"] for command in commands] for commands in double.registered] == [
        ["alpha"],
        ["alpha", "beta"],
    ]


async def test_whoever_runs_it_can_ask_how_the_bot_is_until_it_ends(
    double: DiscordDouble, tmp_path: Path, features: Path, caplog: pytest.LogCaptureFixture
) -> None:
    bot, stop = bot_in(tmp_path), StopRequest()
    bot.shelf.replace(build_library([SourceFile("heron.txt", b"The heron has come back to the harbour.")]))
    with caplog.at_level(logging.INFO):
        served = asyncio.create_task(serve(bot, TOKEN, stop))
        await asyncio.wait_for(double.ready.wait(), 10)
    address = re.findall(r"health and metrics on (\S+)", caplog.text)[0]
    async with aiohttp.ClientSession() as session, asyncio.timeout(10):
        while not gateway_state(bot).well:  # noqa: ASYNC110 - the double has sent it, and the bot reads it soon
            await asyncio.sleep(0.01)
        async with session.get(f"{address}/healthz") as answer:
            assert answer.status == 200
            checks = (await answer.json())["checks"]
        async with session.get(f"{address}/metrics") as answer:
            figures = await answer.text()
    stop.ask()
    await served
    assert set(checks) == {"gateway", "archive", "folders", "store", "settings", "data"}
    assert 'receipts_articles{archive="articles"} 1.0' in figures
    assert 'receipts_discord_requests_total{status="2xx"}' in figures
    with pytest.raises(aiohttp.ClientConnectorError):
        async with aiohttp.request("GET", f"{address}/healthz"):
            pass


@pytest.mark.parametrize(
    ("code", "exit_code", "sentence"),
    [
        (4004, 2, "Discord refused the token."),
        (4014, 2, "Discord refused an intent"),
        (4013, 1, "Discord closed the connection for good (code 4013)."),
    ],
)
async def test_a_closed_gateway_is_explained(
    code: int, exit_code: int, sentence: str, double: DiscordDouble, tmp_path: Path, features: Path
) -> None:
    double.refuse_with = code
    with pytest.raises(CannotRunError, match=re.escape(sentence)) as ended:
        await serve(bot_in(tmp_path), TOKEN, StopRequest())
    assert ended.value.exit_code == exit_code


async def test_what_discord_answers_instead_is_explained(
    double: DiscordDouble, tmp_path: Path, features: Path
) -> None:
    double.status = 403
    with pytest.raises(CannotRunError, match=r"does not let the bot in now \(status 403\)") as ended:
        await serve(bot_in(tmp_path), TOKEN, StopRequest())
    assert ended.value.exit_code == 1


async def test_no_network_is_explained(
    monkeypatch: pytest.MonkeyPatch, unused_tcp_port: int, tmp_path: Path, features: Path
) -> None:
    monkeypatch.setattr(Route, "BASE", f"http://127.0.0.1:{unused_tcp_port}")
    with pytest.raises(CannotRunError, match="Discord cannot be reached: Cannot connect to host") as ended:
        await serve(bot_in(tmp_path), TOKEN, StopRequest())
    assert ended.value.exit_code == 1


async def test_an_error_of_ours_ends_with_a_sentence_and_its_traceback_in_the_log(
    double: DiscordDouble,
    tmp_path: Path,
    features: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    bot = bot_in(tmp_path)

    async def broken() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(bot, "setup_hook", broken)
    with pytest.raises(CannotRunError, match="the log has the details"):
        await serve(bot, TOKEN, StopRequest())
    assert "ZeroDivisionError" in caplog.text


def no_library() -> Shelf:
    raise AssertionError("the articles were read before the token was looked at")


def test_without_a_token_it_says_where_to_get_one_and_how_to_give_it() -> None:
    with pytest.raises(CannotRunError, match=r"https://discord\.com/developers.*DISCORD_TOKEN") as refused:
        run_bot(Config(), no_library)
    assert refused.value.exit_code == 2


@pytest.mark.parametrize("token", ["two\nlines", "smörgås", "\0"])
def test_what_cannot_be_a_token_is_not_even_sent(token: str) -> None:
    with pytest.raises(CannotRunError, match="Discord refused the token") as refused:
        run_bot(Config(token=SecretStr(token)), no_library)
    assert refused.value.exit_code == 2


def test_the_articles_are_read_and_drawing_is_prepared_before_discord_is_asked_for_anything(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    done = []

    async def served(bot: Receipts, token: str, stop: StopRequest, *, watch: bool) -> None:
        assert not watch
        done.append(f"served {len(bot.shelf.library().archive.articles)} with {token}")

    def load() -> Shelf:
        done.append("read")
        return Shelf(build_library([SourceFile("heron.txt", b"The heron has come back to the harbour.")]))

    monkeypatch.setattr("bot.client.lifecycle.serve", served)
    monkeypatch.setattr("bot.client.lifecycle.warm_up", lambda: done.append("prepares"))
    monkeypatch.setattr("bot.client.lifecycle.leave_in_memory", lambda: done.append("stays"))
    monkeypatch.setattr(StopRequest, "listen", lambda _: done.append("listens"))
    run_bot(Config(token=SecretStr("abc"), data=tmp_path), load)
    assert done == ["listens", "prepares", "read", "stays", "served 1 with abc"]


def test_what_stays_is_no_work_for_the_garbage_collector() -> None:
    try:
        leave_in_memory()
        assert gc.get_freeze_count() > 1000
    finally:
        gc.unfreeze()


async def test_what_hinders_the_closing_is_logged_and_the_end_comes(
    double: DiscordDouble,
    tmp_path: Path,
    features: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    bot, stop = bot_in(tmp_path), StopRequest()
    close = bot.close

    async def close_badly() -> None:
        await close()
        raise OSError

    monkeypatch.setattr(bot, "close", close_badly)
    stop.ask()
    await serve(bot, TOKEN, stop)
    assert "the connection could not be closed properly: OSError" in caplog.text


async def test_what_nobody_decided_on_is_deleted_while_the_bot_runs(
    tmp_path: Path, features: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.client.lifecycle.SECONDS_BETWEEN_TIDYING", 0.01)
    bot = bot_in(tmp_path)
    made = extract(Request("flood.txt", b"The flood reached the mill on 9 June 2022."), most_bytes=1000)
    assert isinstance(made, Extracted)
    tokens = [bot.uploads.wait(7, person, Waiting("flood", made)) for person in (1, 2)]
    old, _ = files = list((bot.uploads.home(7) / WAITING).iterdir())
    os.utime(old, (0, 0))
    tidying = asyncio.create_task(_tidy(bot))
    async with asyncio.timeout(10):
        while old.exists():  # noqa: ASYNC110 - a thread deletes it, and sets no event
            await asyncio.sleep(0.01)
    tidying.cancel()
    assert len(tokens) == len(files) == 2
    assert [file.exists() for file in files] == [False, True]
