"""Several processes of one bot: who serves what, who logs in when, and what they share."""

import asyncio
import itertools
from pathlib import Path

from tests.client.processes import PATIENCE, start, stop
from tests.discord_double import TOKEN, DiscordDouble
from tests.postgres import Postgres

APART = 1.0
QUICKER = f"import bot.store.shared.turns as turns; turns.SECONDS_APART = {APART}\n"


def shards(ids: str, count: int = 4) -> dict[str, str]:
    return {"RECEIPTS_DISCORD__SHARDS__COUNT": str(count), "RECEIPTS_DISCORD__SHARDS__IDS": ids}


async def test_processes_on_two_hosts_log_in_one_after_the_other_and_one_registers_the_commands(
    double: DiscordDouble, tmp_path: Path, postgresql: Postgres
) -> None:
    double.max_concurrency = 2
    database = {"RECEIPTS_DATABASE__URL": await postgresql.new()}
    running = []
    for ids in ("0,1", "2-3"):
        (tmp_path / ids).mkdir()
        running.append(await start(double, tmp_path / ids, QUICKER, **database, **shards(ids)))
    await asyncio.wait_for(double.until_identified(4), PATIENCE)
    logs = await stop(*running)
    assert sorted(one.shard for one in double.identifies) == [0, 1, 2, 3]
    for bucket in range(2):
        times = [one.time for one in double.identifies if one.shard % 2 == bucket]
        assert all(after - before >= APART for before, after in itertools.pairwise(times))
    assert len(double.registered) == 1
    assert [process.returncode for process, _ in running] == [0, 0]
    assert not any("Traceback" in log or TOKEN in log or "word" in log for log in logs)


async def test_a_second_process_says_so_and_stops_and_one_that_was_killed_is_no_hindrance(
    double: DiscordDouble, tmp_path: Path
) -> None:
    first, output = await start(double, tmp_path)
    await asyncio.wait_for(double.until_identified(1), PATIENCE)
    second, said = await start(double, tmp_path)
    _, log = await asyncio.wait_for(said, PATIENCE)
    assert second.returncode == 2
    assert f"Error: Another process (number {first.pid} here) runs with this token" in log.decode()
    assert len(double.identifies) == 1
    first.kill()
    await output
    third = await start(double, tmp_path, QUICKER)
    await asyncio.wait_for(double.until_identified(2), PATIENCE)
    await stop(third)
