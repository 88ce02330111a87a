"""The rows in which servers' settings are kept, and the counters by which other processes see changes."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, Boolean, Column, MetaData, Table, Text, delete, insert, select, update
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """How the bot behaves in one server; the defaults are what a server has that has set nothing.

    `language` is a catalogue's, None for each person's own; `private` shows answers only to who asked;
    `channels` are those where commands work, none for all; `archive` is the name of the articles used, None
    for the first.
    """

    language: str | None = None
    private: bool = False
    channels: tuple[int, ...] = ()
    archive: str | None = None


UNSET = ServerSettings()


class Seen(NamedTuple):
    """How far the changes have been read: `epoch` names the database, which another may take the place of."""

    epoch: str
    changes: int
    deletions: int


_SETTINGS = Table(
    "server_settings",
    MetaData(),
    Column("guild_id", BigInteger, primary_key=True),
    Column("language", Text),
    Column("private", Boolean),
    Column("channels", Text),
    Column("archive", Text),
    Column("changed", BigInteger),
)
_CHANGES = Table(
    "settings_changes",
    MetaData(),
    Column("epoch", Text),
    Column("changes", BigInteger),
    Column("deletions", BigInteger),
)


async def change(connection: AsyncConnection, guild_id: int, changes: Mapping[str, Any]) -> ServerSettings:
    """Store `changes` to what is stored about the server; what it comes to."""
    number = await _next_change(connection)
    query = select(_SETTINGS).where(_SETTINGS.c.guild_id == guild_id)
    row = (await connection.execute(query)).mappings().first()
    settings = replace(_from_row(row) if row else UNSET, **changes)
    await _store(connection, guild_id, settings, number)
    return settings


async def forget(connection: AsyncConnection, guild_id: int) -> bool:
    """Delete what is stored about the server; says whether there was anything."""
    await _next_change(connection)
    return await _delete(connection, guild_id)


async def add(connection: AsyncConnection, settings: Mapping[int, ServerSettings]) -> None:
    """Store the settings of those servers about which nothing is stored."""
    number = await _next_change(connection)
    stored = await _guilds(connection)
    for guild_id in settings.keys() - stored:
        await _store(connection, guild_id, settings[guild_id], number)


async def write_nothing(connection: AsyncConnection) -> None:
    """Write what is there already: it fails where nothing can be written."""
    await connection.execute(update(_CHANGES).values(changes=_CHANGES.c.changes))


async def read(
    connection: AsyncConnection, known: dict[int, ServerSettings], seen: Seen | None
) -> tuple[dict[int, ServerSettings], Seen]:
    """All settings, and how far the changes are read with them.

    `known` are those that there were when changes had been read as far as `seen`: only what is new is read.
    """
    now = Seen(*(await connection.execute(select(_CHANGES))).one())
    if now == seen:
        return known, now
    if seen is None or seen.epoch != now.epoch or now.changes < seen.changes:
        known, newer = {}, select(_SETTINGS)
    else:
        newer = select(_SETTINGS).where(_SETTINGS.c.changed > seen.changes)
    rows = (await connection.execute(newer)).mappings()
    settings = {**known, **{row["guild_id"]: _from_row(row) for row in rows}}
    if seen is not None and seen.deletions != now.deletions:
        left = await _guilds(connection)
        settings = {guild_id: each for guild_id, each in settings.items() if guild_id in left}
    return settings, now


async def _guilds(connection: AsyncConnection) -> set[int]:
    return set((await connection.execute(select(_SETTINGS.c.guild_id))).scalars())


async def _next_change(connection: AsyncConnection) -> int:
    """The number of this change. Who else writes waits from here on: numbers come in the order of commits."""
    counted = update(_CHANGES).values(changes=_CHANGES.c.changes + 1).returning(_CHANGES.c.changes)
    return int((await connection.execute(counted)).scalar_one())


async def _store(connection: AsyncConnection, guild_id: int, settings: ServerSettings, number: int) -> None:
    if settings == UNSET:
        await _delete(connection, guild_id)
        return
    values = {
        "language": settings.language,
        "private": settings.private,
        "channels": json.dumps(settings.channels),
        "archive": settings.archive,
        "changed": number,
    }
    done = await connection.execute(update(_SETTINGS).where(_SETTINGS.c.guild_id == guild_id).values(values))
    if not done.rowcount:
        await connection.execute(insert(_SETTINGS).values(guild_id=guild_id, **values))


async def _delete(connection: AsyncConnection, guild_id: int) -> bool:
    """Delete the row, and count that one was deleted; says whether there was one."""
    gone = bool(
        (await connection.execute(delete(_SETTINGS).where(_SETTINGS.c.guild_id == guild_id))).rowcount
    )
    if gone:
        await connection.execute(update(_CHANGES).values(deletions=_CHANGES.c.deletions + 1))
    return gone


def _from_row(row: RowMapping) -> ServerSettings:
    try:
        channels = json.loads(row["channels"])
    except ValueError:
        channels = ()
    return from_json({**row, "channels": channels})


def from_json(given: Mapping[str, Any]) -> ServerSettings:
    """Settings as they were written; what another version or a hand left out or made of them is not set."""
    language, private, archive = given.get("language"), given.get("private"), given.get("archive")
    channels = given.get("channels")
    return ServerSettings(
        language if isinstance(language, str) else None,
        private is True,
        tuple(one for one in channels if type(one) is int) if isinstance(channels, list) else (),
        archive if isinstance(archive, str) else None,
    )
