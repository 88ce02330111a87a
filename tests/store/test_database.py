import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.store import archives
from bot.store.database import NewerDatabaseError, is_damaged, open_database, version_of
from bot.store.snapshots import STEPS

ONE = ("CREATE TABLE birds (name TEXT)", "INSERT INTO birds VALUES ('heron')")
TWO = ("ALTER TABLE birds ADD COLUMN seen INTEGER NOT NULL DEFAULT 0",)


def tables(connection: sqlite3.Connection) -> dict[str, list[tuple[str, str]]]:
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    columns = {name: connection.execute(f"PRAGMA table_info({name})") for name in sorted(names)}
    return {name: [(row[1], row[2]) for row in rows] for name, rows in columns.items()}


def test_every_step_is_taken_once(tmp_path: Path) -> None:
    file = tmp_path / "birds.sqlite3"
    for steps in ([ONE], [ONE, TWO], [ONE, TWO]):
        with closing(open_database(file, steps)) as connection:
            assert version_of(connection) == len(steps)
    with closing(open_database(file, [ONE, TWO])) as connection:
        assert connection.execute("SELECT * FROM birds").fetchall() == [("heron", 0)]


def test_a_step_that_fails_leaves_the_version_before_it(tmp_path: Path) -> None:
    file = tmp_path / "birds.sqlite3"
    with pytest.raises(sqlite3.OperationalError):
        open_database(file, [ONE, (*TWO, "INSERT INTO trees VALUES (1)")])
    with closing(open_database(file, [ONE, TWO])) as connection:
        assert connection.execute("SELECT * FROM birds").fetchall() == [("heron", 0)]


def test_a_newer_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "birds.sqlite3"
    open_database(file, [ONE, TWO]).close()
    before = file.read_bytes()
    with pytest.raises(
        NewerDatabaseError, match=r"newer Receipts \(version 2 of its tables; this one knows 1\)"
    ):
        open_database(file, [ONE])
    assert file.read_bytes() == before


def test_what_is_no_database_is_damaged(tmp_path: Path) -> None:
    file = tmp_path / "birds.sqlite3"
    file.write_bytes(b"heron" * 1000)
    with pytest.raises(sqlite3.DatabaseError) as failed:
        open_database(file, [ONE])
    assert is_damaged(failed.value)
    assert not is_damaged(sqlite3.OperationalError("database is locked"))


@pytest.mark.parametrize("version", range(len(STEPS) + 1))
def test_the_archives_of_every_version_come_to_have_the_tables_of_this_one(
    tmp_path: Path, version: int
) -> None:
    file = tmp_path / archives.FILE
    open_database(file, STEPS[:version]).close()
    with closing(open_database(file, STEPS)) as brought, closing(open_database(":memory:", STEPS)) as made:
        assert version_of(brought) == len(STEPS)
        assert tables(brought) == tables(made)
