"""A process that serves some shards of several leaves the servers of the others alone."""

from pathlib import Path

import pytest
import simcord

from bot.client import Receipts, create_bot
from bot.config import Config
from bot.config.settings import CogSettings, DiscordSettings, ShardSettings
from bot.library import Shelf
from tests.cards.made import storm
from tests.client.making import write_cog

COUNT = 4
ALL_COGS = CogSettings()


def bot_of(home: Path, ids: tuple[int, ...] | None, cogs: CogSettings = ALL_COGS) -> Receipts:
    shards = DiscordSettings(shards=ShardSettings(count=COUNT, ids=ids))
    return create_bot(Config(data=home, discord=shards, cogs=cogs), Shelf(storm()))


def server_of(shard: int, number: int = 1) -> int:
    return (number * COUNT + shard) << 22


@pytest.fixture
def limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Discord's answer on how many may log in at once, which the simulator does not give."""

    class Limits:
        max_concurrency = 2

    async def fetched(_: Receipts) -> Limits:
        return Limits()

    monkeypatch.setattr(Receipts, "fetch_session_start_limits", fetched)


async def test_what_servers_of_other_shards_have_set_is_never_deleted(tmp_path: Path, limits: None) -> None:
    here, there = server_of(1), server_of(2)
    everything = bot_of(tmp_path, None)
    await everything.servers.open()
    for guild_id in (here, there, server_of(1, 2)):
        await everything.servers.change(guild_id, private=True)
    bot = bot_of(tmp_path, (0, 1))
    async with simcord.run(bot, settle_timeout=60) as env:
        env.create_guild(id=server_of(1, 3), shard_id=1)
        await env.settle()
        # None of these is there: in those of its own shards Discord was asked, and said so.
        assert bot.servers.known == {there}
        asked = [request.path for request in env.http_requests if request.path.startswith("/guilds/")]
        assert asked
        assert not any(str(there) in path for path in asked)


async def test_one_process_of_several_registers_the_commands(
    tmp_path: Path, features: Path, limits: None
) -> None:
    write_cog(features, "first")
    for ids, registers in (((1, 2), False), ((0, 3), True), (None, True)):
        bot = bot_of(tmp_path / f"{ids}", ids, CogSettings(folder=features))
        async with simcord.run(bot, settle_timeout=60) as env:
            put = [one for one in env.http_requests if one.method == "PUT" and "commands" in one.path]
            assert bool(put) == registers


async def test_about_says_which_shard_serves_the_server(tmp_path: Path, limits: None) -> None:
    bot = bot_of(tmp_path, None)
    async with simcord.run(bot, settle_timeout=60) as env:
        for shard in (1, 3):
            guild = env.create_guild(shard_id=shard)
            robin = guild.add_member(env.create_user("robin"))
            result = await robin.slash(guild.create_text_channel("news"), "about")
            assert result.response is not None
            assert f", shard {shard} of {COUNT}" in str(result.response.components)


async def test_with_one_shard_there_is_no_word_of_shards(tmp_path: Path) -> None:
    bot = create_bot(Config(data=tmp_path), Shelf(storm()))
    async with simcord.run(bot, settle_timeout=60) as env:
        guild = env.create_guild()
        robin = guild.add_member(env.create_user("robin"))
        result = await robin.slash(guild.create_text_channel("news"), "about")
        assert result.response is not None
        assert "shard" not in str(result.response.components)
        assert bot.serves(guild.id)
