"""What a bot that runs has in common with others, through the database."""

import asyncio
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import text

from bot.client import Receipts
from bot.client.lifecycle import CannotRunError, serve
from bot.client.stopping import StopRequest
from bot.config.settings import DiscordSettings, ShardSettings
from bot.store.shared.claims import AlreadyRunningError, DatabaseClaims, claims
from tests.client.making import bot_in
from tests.discord_double import TOKEN, DiscordDouble
from tests.postgres import Postgres
from tests.store.places import Place

HERE = 11


@pytest.fixture(autouse=True)
def _often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.client.lifecycle.SECONDS_BETWEEN_LOOKS", 0.05)


async def served(bot: Receipts, double: DiscordDouble, stop: StopRequest) -> asyncio.Task[None]:
    """The bot as it runs, once it is ready."""
    bot._connection.guild_ready_timeout = 0
    running = asyncio.create_task(serve(bot, TOKEN, stop))
    await asyncio.wait_for(double.until_identified(1), 30)
    await asyncio.wait_for(bot.wait_until_ready(), 30)
    return running


async def test_what_another_process_sets_counts_in_one_that_runs(
    double: DiscordDouble, tmp_path: Path, features: Path
) -> None:
    bot, stop = bot_in(tmp_path), StopRequest()
    running = await served(bot, double, stop)
    other = await Place(bot.config.data).servers()
    await other.change(0, private=True)
    async with asyncio.timeout(30):
        while not bot.servers.of(0).private:  # noqa: ASYNC110 - as whoever uses it would see it
            await asyncio.sleep(0.05)
    stop.ask()
    await running


async def test_whoever_lost_its_place_to_another_process_says_so_and_stops(
    double: DiscordDouble, tmp_path: Path, features: Path, postgresql: Postgres
) -> None:
    url = await postgresql.new()
    running = await served(bot_in(tmp_path, database=url), double, StopRequest())
    place = Place(tmp_path, SecretStr(url))
    other = DatabaseClaims(place.database(), claims(TOKEN, 1, None))
    end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
    async with place.database().reading() as connection:
        async with asyncio.timeout(30):
            while not await has_it(other):  # the bot may be quicker to have it again
                await connection.execute(text(f"{end} AND pid != pg_backend_pid()"))
    with pytest.raises(CannotRunError, match="runs with this token and serves all shards") as ended:
        await asyncio.wait_for(running, 30)
    assert ended.value.exit_code == 2
    assert double.closed_with == 1000
    await other.release()
    await place.close()


async def has_it(other: DatabaseClaims) -> bool:
    try:
        await other.take()
    except AlreadyRunningError:
        return False
    return True


async def test_a_database_that_is_away_at_the_start_is_one_sentence_without_the_password(
    tmp_path: Path, features: Path, unused_tcp_port: int, double: DiscordDouble
) -> None:
    bot = bot_in(tmp_path, database=f"postgresql://bot:s3cret@127.0.0.1:{unused_tcp_port}/receipts")
    with pytest.raises(CannotRunError, match="What servers have set cannot be read: Connect") as ended:
        await serve(bot, TOKEN, StopRequest())
    assert ended.value.exit_code == 1
    assert "s3cret" not in str(ended.value)
    assert not double.identifies


async def test_a_newer_database_is_one_sentence(
    tmp_path: Path, features: Path, double: DiscordDouble
) -> None:
    bot = bot_in(tmp_path)
    place = Place(bot.config.data)
    await place.servers()
    async with place.database().writing() as connection:
        await connection.execute(text("UPDATE receipts_schema SET version = 99"))
    with pytest.raises(CannotRunError, match="was made by a newer Receipts") as ended:
        await serve(bot, TOKEN, StopRequest())
    assert ended.value.exit_code == 2
    assert not double.identifies


async def test_discord_may_say_how_many_shards_there_are(
    double: DiscordDouble, tmp_path: Path, features: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.shared.turns.SECONDS_APART", 0)
    double.shards, double.max_concurrency = 3, 2
    auto = DiscordSettings(shards=ShardSettings(count=None))
    bot, stop = bot_in(tmp_path, discord=auto), StopRequest()
    running = await served(bot, double, stop)
    assert [(one.shard, one.count) for one in double.identifies] == [(0, 3), (1, 3), (2, 3)]
    assert all(map(bot.serves, range(0, 5 << 22, 1 << 22)))
    stop.ask()
    await running
