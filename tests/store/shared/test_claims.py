"""Who serves what: each shard once, however a process ended, and nothing that tells the token."""

import asyncio
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.store.shared.claims import AlreadyRunningError, DatabaseClaims, claimed_here, claims
from bot.store.shared.database import DatabaseAwayError
from tests.store.places import Place

TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.Gabcde.abcdefghijklmnopqrstuvwxyz0123"
ALL = claims(TOKEN, 1, None)
CLASHES = [
    (None, None, "all shards"),
    (None, (1,), "all shards"),
    ((1,), None, "all shards"),
    ((0, 1), (1, 2), "shard 1"),
    ((0, 1), (2, 3), None),
]


@pytest.mark.parametrize(("first", "second", "clash"), CLASHES)
def test_on_one_host_a_shard_is_served_by_one_process(
    first: tuple[int, ...] | None, second: tuple[int, ...] | None, clash: str | None, tmp_path: Path
) -> None:
    with claimed_here(tmp_path, claims(TOKEN, 4, first)):
        if clash is None:
            with claimed_here(tmp_path, claims(TOKEN, 4, second)):
                return
        with (
            pytest.raises(AlreadyRunningError, match=rf"serves {clash}\. Stop it first"),
            claimed_here(tmp_path, claims(TOKEN, 4, second)),
        ):
            pass
    with claimed_here(tmp_path, claims(TOKEN, 4, second)):
        pass


def test_another_bot_may_run_from_the_same_folder(tmp_path: Path) -> None:
    with claimed_here(tmp_path, ALL), claimed_here(tmp_path, claims("another", 1, None)):
        pass


def test_nothing_in_the_folder_tells_the_token(tmp_path: Path) -> None:
    with claimed_here(tmp_path, ALL):
        files = list(tmp_path.iterdir())
        assert files
        for file in files:
            for part in TOKEN.split("."):
                assert part not in file.name + file.read_text()


def test_where_no_lock_can_be_kept_it_says_so_and_runs(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    with claimed_here(tmp_path / "data", ALL):
        pass
    assert "would not be noticed" in caplog.text


HOLD = """
import sys, time
from pathlib import Path
from bot.store.shared.claims import claimed_here, claims
with claimed_here(Path(sys.argv[1]), claims(sys.argv[2], 1, None)):
    print("held", flush=True)
    time.sleep(60)
"""


async def test_what_a_process_held_that_was_killed_is_free_at_once(tmp_path: Path) -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-W", "ignore", "-c", HOLD, str(tmp_path), TOKEN), stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    assert await asyncio.wait_for(process.stdout.readline(), 60) == b"held\n"
    with (
        pytest.raises(AlreadyRunningError, match=rf"\(number {process.pid} here\)"),
        claimed_here(tmp_path, ALL),
    ):
        pass
    process.kill()
    await process.wait()
    with claimed_here(tmp_path, ALL):
        pass


@pytest.mark.parametrize(("first", "second", "clash"), CLASHES)
async def test_among_hosts_a_shard_is_served_by_one_process(
    first: tuple[int, ...] | None, second: tuple[int, ...] | None, clash: str | None, hosts: Place
) -> None:
    here = DatabaseClaims(hosts.database(), claims(TOKEN, 4, first))
    there = DatabaseClaims(hosts.database(), claims(TOKEN, 4, second))
    await here.take()
    await here.take()  # what one has, one goes on having
    if clash is not None:
        with pytest.raises(AlreadyRunningError, match=clash):
            await there.take()
        await here.release()
    await there.take()
    await there.release()
    await here.release()


async def test_a_broken_connection_is_made_again_unless_another_process_came_before(hosts: Place) -> None:
    here, there = (DatabaseClaims(hosts.database(), ALL) for _ in range(2))
    await here.take()
    await broken(hosts)
    with pytest.raises(DatabaseAwayError):
        await here.take()
    await here.take()
    await broken(hosts)
    await there.take()
    with pytest.raises(DatabaseAwayError):
        await here.take()
    with pytest.raises(AlreadyRunningError):
        await here.take()
    await there.release()


async def broken(hosts: Place) -> None:
    """Break the connections of all others, as a network does."""
    end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
    async with hosts.database().reading() as connection:
        await connection.execute(text(f"{end} AND pid != pg_backend_pid()"))


async def test_a_host_that_is_gone_without_a_word_is_not_waited_for_long(
    hosts: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.shared.claims.SECONDS_UNHEARD", 1)
    gone, next_one = (DatabaseClaims(hosts.database(), ALL) for _ in range(2))
    await gone.take()
    async with asyncio.timeout(30):
        while True:
            try:
                await next_one.take()
            except AlreadyRunningError:
                await asyncio.sleep(0.2)
            else:
                break
    await gone.release()
    await next_one.release()


async def test_with_a_file_of_ones_own_there_is_nothing_to_claim(tmp_path: Path) -> None:
    here, there = (DatabaseClaims(Place(tmp_path).database(), ALL) for _ in range(2))
    await here.take()
    await there.take()
