"""The database is brought up to date from every version there was, and never misread."""

import asyncio

import pytest
from sqlalchemy import text

from bot.store.servers import ServerSettings
from bot.store.shared.database import DatabaseAwayError, SharedDatabase
from bot.store.shared.migrations import MIGRATIONS, NewerSchemaError, migrate
from tests.store.places import Place

HERE = 11
OF_VERSION_1 = (
    "INSERT INTO server_settings VALUES (11, 'nl', TRUE, '[1, 2]', 'storm', 7)",
    "UPDATE settings_changes SET changes = 7",
)
"""What a program of version 1 stored, as every version must still understand it."""


async def version(database: SharedDatabase) -> int:
    async with database.reading() as connection:
        return int((await connection.execute(text("SELECT version FROM receipts_schema"))).scalar_one())


async def run(database: SharedDatabase, *statements: str) -> None:
    async with database.writing() as connection:
        for statement in statements:
            await connection.execute(text(statement))


@pytest.mark.parametrize("known", range(1, len(MIGRATIONS) + 1))
async def test_from_each_version_on_what_was_stored_is_kept(known: int, place: Place) -> None:
    database = place.database()
    await migrate(database, MIGRATIONS[:known])
    assert await version(database) == known
    await run(database, *OF_VERSION_1)
    servers = await place.servers()
    assert await version(database) == len(MIGRATIONS)
    assert servers.of(HERE) == ServerSettings("nl", private=True, channels=(1, 2), archive="storm")
    await servers.change(HERE, private=False)
    assert (await place.servers()).of(HERE) == ServerSettings("nl", channels=(1, 2), archive="storm")


async def test_a_newer_database_is_refused_in_one_clear_line_and_left_alone(place: Place) -> None:
    await (await place.servers()).change(HERE, private=True)
    database = place.database()
    await run(database, "UPDATE receipts_schema SET version = 99")
    with pytest.raises(NewerSchemaError, match=r"was made by a newer Receipts \(schema 99, .*: update"):
        await place.servers()
    assert await version(database) == 99


async def test_a_step_that_fails_leaves_the_version_before(place: Place) -> None:
    database = place.database()
    await migrate(database)
    broken = [*MIGRATIONS, ("CREATE TABLE half (id INTEGER)", "UPDATE nothing SET id = 1")]
    with pytest.raises(DatabaseAwayError, match="nothing"):
        await migrate(database, broken)
    assert await version(database) == len(MIGRATIONS)
    with pytest.raises(DatabaseAwayError, match="half"):
        await run(database, "SELECT * FROM half")


async def test_processes_that_start_together_migrate_once(place: Place) -> None:
    await asyncio.gather(*(migrate(place.database()) for _ in range(4)))
    assert await version(place.database()) == len(MIGRATIONS)
    async with place.database().reading() as connection:
        assert (await connection.execute(text("SELECT count(*) FROM settings_changes"))).scalar_one() == 1
