"""The tables of the shared database, made and changed step by step as versions of the program want them."""

from collections.abc import Sequence
from uuid import uuid4

from sqlalchemy import Column, Integer, MetaData, Table, insert, inspect, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.shared.database import SharedDatabase

MIGRATIONS: Sequence[Sequence[str]] = (
    (
        """
        CREATE TABLE server_settings (
            guild_id BIGINT PRIMARY KEY, language TEXT, private BOOLEAN NOT NULL, channels TEXT NOT NULL,
            archive TEXT, changed BIGINT NOT NULL
        )
        """,
        "CREATE INDEX server_settings_changed ON server_settings (changed)",
        """
        CREATE TABLE settings_changes (
            id INTEGER PRIMARY KEY CHECK (id = 1), epoch TEXT NOT NULL, changes BIGINT NOT NULL,
            deletions BIGINT NOT NULL
        )
        """,
        "INSERT INTO settings_changes VALUES (1, :unique, 0, 0)",
    ),
    (
        """
        CREATE TABLE identifies (
            bot BIGINT NOT NULL, bucket INTEGER NOT NULL, free DOUBLE PRECISION NOT NULL,
            PRIMARY KEY (bot, bucket)
        )
        """,
    ),
)
"""For each version of the schema, from 1 on, what it does to the one before. Never changed, only added to."""

_SCHEMA = Table("receipts_schema", MetaData(), Column("version", Integer, nullable=False))
_LOCK = 7_253_411_099_013_655


class NewerSchemaError(Exception):
    """A later version of the program has changed the database: this one would misread it."""

    def __init__(self, where: str, version: int) -> None:
        super().__init__(
            f"{where} was made by a newer Receipts (schema {version}, this one knows {len(MIGRATIONS)}): "
            "update this one too, or restore a backup from before."
        )


async def migrate(database: SharedDatabase, migrations: Sequence[Sequence[str]] = MIGRATIONS) -> None:
    """Bring the database to the version that `migrations` lead to, whatever it has now; all of it or nothing.

    Several processes may do so at once.

    Raises:
        NewerSchemaError: it is beyond that already.
        DatabaseAwayError: it cannot be read, or would have to be changed and cannot.
    """
    if database.file is None or database.file.exists():
        async with database.reading() as connection:
            if await _checked_version(connection, database, len(migrations)) == len(migrations):
                return
    await database.prepare()
    async with database.writing() as connection:
        if database.file is None:
            await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        version = await _checked_version(connection, database, len(migrations))
        if version == 0:
            await connection.run_sync(_SCHEMA.create)
            await connection.execute(insert(_SCHEMA).values(version=0))
        for statement in (each for step in migrations[version:] for each in step):
            values = {"unique": uuid4().hex} if ":unique" in statement else {}
            await connection.execute(text(statement), values)
        await connection.execute(update(_SCHEMA).values(version=len(migrations)))


async def _checked_version(connection: AsyncConnection, database: SharedDatabase, known: int) -> int:
    there = await connection.run_sync(lambda sync: inspect(sync).has_table(_SCHEMA.name))
    version = (await connection.execute(select(_SCHEMA.c.version))).scalar_one() if there else 0
    if version > known:
        raise NewerSchemaError(database.where, version)
    return int(version)
