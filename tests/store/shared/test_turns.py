"""Turns to log in: one at a time in each bucket, whoever asks, and none that a clock or a kill can block."""

import asyncio
import itertools
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.store.shared import turns as module
from bot.store.shared.migrations import migrate
from bot.store.shared.turns import Turns
from tests.store.places import Place

BOT = 4242
APART = 0.3


@pytest.fixture(autouse=True)
def _quicker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SECONDS_APART", APART)
    monkeypatch.setattr(module, "SPARE", module.LATE)


async def taken(places: Sequence[Turns], buckets: Sequence[int]) -> dict[int, list[float]]:
    """When each of them has its turn, by bucket."""
    times: dict[int, list[float]] = {}

    async def take(turns: Turns, bucket: int) -> None:
        await turns.wait(BOT, bucket)
        times.setdefault(bucket, []).append(time.monotonic())

    await asyncio.gather(*map(take, places, buckets))
    return times


async def test_who_shares_a_database_goes_one_after_the_other_in_each_bucket(place: Place) -> None:
    await place.servers()
    processes = [Turns(place.database()) for _ in range(6)]
    times = await taken(processes, [0, 1, 0, 1, 0, 1])
    assert sorted(times) == [0, 1]
    for each in times.values():
        assert len(each) == 3
        assert all(after - before >= APART for before, after in itertools.pairwise(each))


async def test_another_bot_does_not_wait(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    await place.servers()
    turns = Turns(place.database())
    monkeypatch.setattr(module, "SECONDS_APART", 60)
    await turns.wait(BOT, 0)
    await asyncio.wait_for(turns.wait(BOT + 1, 0), 30)


async def test_a_clock_that_was_set_back_blocks_nobody(place: Place) -> None:
    await place.servers()
    async with place.database().writing() as connection:
        await connection.execute(text("INSERT INTO identifies VALUES (4242, 0, 99999999999)"))
    turns = Turns(place.database())
    await asyncio.wait_for(turns.queue(BOT, 0), 30)
    await asyncio.wait_for(turns.wait(BOT, 0), 30)


async def test_a_turn_that_is_missed_is_given_up_for_another(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    await place.servers()
    slept, sleep = [], asyncio.sleep

    async def oversleep(seconds: float) -> None:
        slept.append(seconds)
        await sleep(seconds + (2 * module.LATE if len(slept) == 1 else 0))

    monkeypatch.setattr(asyncio, "sleep", oversleep)
    await Turns(place.database()).wait(BOT, 0)
    assert len(slept) == 2


async def test_a_long_queue_is_waited_for_until_it_is_short(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    await place.servers()
    turns, slept = Turns(place.database()), []
    async with place.database().writing() as connection:
        await connection.execute(text(f"INSERT INTO identifies VALUES ({BOT}, 0, {time.time() + 100})"))

    async def later(seconds: float) -> None:
        slept.append(seconds)
        async with place.database().writing() as connection:
            await connection.execute(text("UPDATE identifies SET free = free - 50"))

    monkeypatch.setattr(asyncio, "sleep", later)
    await turns.queue(BOT, 0)
    assert len(slept) == 2
    assert max(slept) <= module.SHORT


async def test_without_a_database_it_waits_for_itself_and_says_so(
    place: Place, caplog: pytest.LogCaptureFixture
) -> None:
    turns = Turns(place.database())  # which has no tables
    await turns.queue(BOT, 0)
    await turns.wait(BOT, 0)
    assert "whether other processes log in just now cannot be told" in caplog.text


PROCESS = """
import asyncio, sys, time
from pathlib import Path
from bot.store.shared import turns as module
from bot.store.shared.database import SharedDatabase

module.SECONDS_APART, module.SPARE = float(sys.argv[2]), module.LATE

async def main():
    turns = module.Turns(SharedDatabase(Path(sys.argv[1])))
    for _ in range(2):
        await turns.wait(4242, 0)
        print(time.monotonic(), flush=True)

asyncio.run(main())
"""


async def test_it_holds_among_real_processes_on_one_host(tmp_path: Path) -> None:
    place = Place(tmp_path)
    await migrate(place.database())
    processes = [
        await asyncio.create_subprocess_exec(
            *(sys.executable, "-W", "ignore", "-c", PROCESS, str(tmp_path), str(APART)),
            stdout=asyncio.subprocess.PIPE,
        )
        for _ in range(3)
    ]
    said = [(await process.communicate())[0] for process in processes]
    times = sorted(float(line) for each in said for line in each.split())
    assert len(times) == 6
    assert all(after - before >= APART for before, after in itertools.pairwise(times))
