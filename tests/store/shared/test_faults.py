"""When the database cannot be used: answers go on from memory, and whoever writes is told."""

import asyncio
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from pydantic import SecretStr
from sqlalchemy import event

from bot.store.servers import UNSET, DatabaseAwayError, Servers, ServerSettings, StoreState
from bot.store.shared import database as module
from tests.postgres import Postgres
from tests.store.places import Place

HERE, THERE = 11, 22
SET = ServerSettings("nl", private=True)


@pytest.fixture
async def servers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Servers:
    monkeypatch.setattr(module, "SECONDS_TO_WAIT", 0.3)
    opened = await Place(tmp_path).servers()
    await opened.change(HERE, language="nl", private=True)
    return opened


async def cannot_write(servers: Servers, why: str) -> None:
    with pytest.raises(DatabaseAwayError, match=why):
        await servers.change(HERE, private=False)
    with pytest.raises(DatabaseAwayError, match=why):
        await servers.forget(HERE)
    assert servers.of(HERE) == SET
    assert not servers.state.writable


async def test_while_another_program_locks_the_file_settings_before_stay_in_force(
    servers: Servers, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(tmp_path / "settings.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        await cannot_write(servers, "database is locked")
        await servers.refresh()
        assert not servers.state.writable
    await servers.refresh()
    assert servers.state == StoreState(writable=True)
    await servers.change(HERE, private=False)
    assert servers.of(HERE) == ServerSettings("nl")


async def test_a_full_disk_leaves_all_as_it_was(servers: Servers, tmp_path: Path) -> None:
    database = servers._database

    def full(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA max_page_count = 1")

    event.listen(database._engine.sync_engine, "connect", full)
    with pytest.raises(DatabaseAwayError, match="disk is full"):
        await servers.change(THERE, archive="x" * 100_000)
    assert servers.of(THERE) == UNSET
    assert (await Place(tmp_path).servers()).known == {HERE}
    event.remove(database._engine.sync_engine, "connect", full)
    await servers.change(THERE, private=True)
    assert (await Place(tmp_path).servers()).known == {HERE, THERE}


async def test_a_file_that_turns_read_only_leaves_all_as_it_was(servers: Servers) -> None:
    def read_only(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA query_only = ON")

    event.listen(servers._database._engine.sync_engine, "connect", read_only)
    await cannot_write(servers, "attempt to write a readonly database")
    await servers.refresh()
    assert servers.of(HERE) == SET


async def test_a_damaged_file_keeps_the_bot_from_starting_and_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "settings.sqlite3").write_bytes(b"spoilt" * 1000)
    with pytest.raises(DatabaseAwayError, match="file is not a database"):
        await Place(tmp_path).servers()
    assert (tmp_path / "settings.sqlite3").read_bytes() == b"spoilt" * 1000


async def test_a_damaged_file_is_nothing_to_a_bot_that_runs(servers: Servers, tmp_path: Path) -> None:
    (tmp_path / "settings.sqlite3").write_bytes(b"spoilt" * 1000)
    await servers.refresh()
    assert servers.of(HERE) == SET
    assert servers.state == StoreState(writable=False, trouble="file is not a database")


async def test_where_there_is_no_folder_to_write_to_the_bot_starts_and_goes_on_trying(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    data = tmp_path / "data"
    data.write_text("a file where the folder should be")
    servers = await Place(data).servers()
    with pytest.raises(DatabaseAwayError):
        await servers.change(HERE, private=True)
    assert servers.known == frozenset()
    assert caplog.text.count("cannot be used, so what is set stays as it was") == 1
    data.unlink()
    await servers.refresh()
    await servers.change(HERE, private=True)
    assert (await Place(data).servers()).of(HERE).private


READ = """
import asyncio, os, sys
from pathlib import Path
import aiosqlite, sqlalchemy.dialects.sqlite.aiosqlite
from bot.store.servers import DatabaseAwayError
from tests.store.places import Place

async def main():
    if os.geteuid() == 0:  # who may write everywhere
        os.setgid(65534)
        os.setuid(65534)
    servers = await Place(Path(sys.argv[1])).servers()
    print(sorted(servers.known), servers.of(11).private, servers.state.writable)
    try:
        await servers.change(11, private=False)
    except DatabaseAwayError as away:
        print(away)

asyncio.run(main())
"""


def read_as_nobody(data: Path) -> list[str]:
    """What a process says that may write nothing there."""
    for file in data.iterdir():
        file.chmod(0o444)
    data.chmod(0o555)
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", READ, str(data)],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": "."},
    )
    data.chmod(0o755)
    return done.stdout.splitlines() or [done.stderr]


@pytest.mark.parametrize("earlier", [False, True])
async def test_on_a_disk_that_cannot_be_written_settings_are_read_and_not_changed(earlier: bool) -> None:
    with TemporaryDirectory(prefix="receipts-") as folder:  # where others may look
        data = Path(folder)
        if earlier:
            (data / "servers.json").write_text('{"11": {"private": true}}')
        else:
            await (await Place(data).servers()).change(HERE, private=True)
        read, why = await asyncio.to_thread(read_as_nobody, data)
    assert read == "[11] True False"
    assert why in {"attempt to write a readonly database", "unable to open database file"}


async def test_changes_that_cannot_be_read_on_such_a_disk_are_not_passed_over(tmp_path: Path) -> None:
    await (await Place(tmp_path).servers()).change(HERE, private=True)
    (tmp_path / "settings.sqlite3-wal").write_bytes(b"changes that nobody has taken in")
    with pytest.raises(DatabaseAwayError, match="holds changes that cannot be read there"):
        async with module.frozen(tmp_path / "settings.sqlite3"):
            pass


async def test_an_earlier_file_that_cannot_be_set_aside_is_taken_over_and_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "servers.json").write_text('{"11": {"private": true}}')
    (tmp_path / "servers.json.old").mkdir()
    servers = await Place(tmp_path).servers()
    assert servers.of(HERE).private
    assert "servers.json cannot be renamed and is taken over again" in caplog.text
    await servers.forget(HERE)
    assert "servers.json.old cannot be deleted; settings that servers deleted may be in it" in caplog.text


async def test_while_a_postgresql_is_away_settings_before_stay_in_force(
    postgresql: Postgres, tmp_path: Path
) -> None:
    place = Place(tmp_path, SecretStr(await postgresql.new()))
    servers = await place.servers()
    await servers.change(HERE, language="nl", private=True)
    postgresql.stop()
    try:
        await cannot_write(servers, "Connect call failed")
        await servers.refresh()
        assert servers.of(HERE) == SET
        with pytest.raises(DatabaseAwayError, match="Connect call failed") as away:
            await place.servers()
        assert "word" not in f"{away.value}{servers.state}"
    finally:
        postgresql.start()
    await servers.refresh()
    assert servers.state == StoreState(writable=True)
    await servers.change(HERE, private=False)
    await place.close()


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (("pass%2Fword%3A1", "wrong"), 'password authentication failed for user "postgres"'),
        (("/d", "/no"), "does not exist"),
    ],
)
async def test_what_keeps_a_postgresql_from_being_used_is_said_without_the_password(
    change: tuple[str, str], why: str, postgresql: Postgres, tmp_path: Path
) -> None:
    url = (await postgresql.new()).replace(*change)
    with pytest.raises(DatabaseAwayError, match=why) as away:
        await Place(tmp_path, SecretStr(url)).servers()
    assert "wrong" not in str(away.value)


async def test_without_its_driver_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "find_spec", lambda _: None)
    with pytest.raises(DatabaseAwayError, match="needs the extra `postgres`"):
        await Place(tmp_path, SecretStr("postgresql://a:b@localhost/c")).servers()
