"""Servers' settings: written, taken over from an earlier file, and brought to a newer version."""

import asyncio
import json
import random
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import astuple
from pathlib import Path
from typing import Any

from bot.store.servers import UNSET, Servers, ServerSettings
from bot.store.shared import settings as table
from bot.store.shared.database import FILE, SharedDatabase
from bot.store.shared.migrations import MIGRATIONS, migrate
from bot.store.shared.takeover import EarlierSettings
from tests.crash.ledger import Key, State, Telling
from tests.crash.scene import Scene

GUILDS = 8
SECONDS_OF_REST = 600
MANY = 150
LATER: Sequence[Sequence[str]] = (
    *MIGRATIONS,
    (
        "ALTER TABLE server_settings RENAME TO before",
        """
        CREATE TABLE server_settings (
            guild_id BIGINT PRIMARY KEY, language TEXT, private BOOLEAN NOT NULL, channels TEXT NOT NULL,
            archive TEXT, changed BIGINT NOT NULL, newer TEXT NOT NULL
        )
        """,
        "INSERT INTO server_settings SELECT *, hex(randomblob(2000)) FROM before",
        "DROP TABLE before",
    ),
    ("UPDATE server_settings SET newer = hex(randomblob(1000))",),
)
"""As a later version may have them: long enough to be interrupted."""


class Writing(Scene):
    """Servers are set, and have what they set deleted."""

    def work(self, tell: Telling, chance: random.Random) -> None:
        asyncio.run(self._work(tell, chance))

    def found(self) -> State:
        return asyncio.run(self._found())

    async def _work(self, tell: Telling, chance: random.Random) -> None:
        servers = _servers(self.data)
        await servers.open()
        tell.ready()
        while True:
            guild_id = chance.randrange(GUILDS)
            if chance.random() < 0.2:
                tell.begin((_key(guild_id), None))
                await servers.forget(guild_id)
            else:
                wanted = settings(chance)
                tell.begin((_key(guild_id), astuple(wanted)))
                await servers.change(guild_id, **{each: getattr(wanted, each) for each in wanted.__slots__})
            tell.end()
            if chance.random() < 0.1:
                await servers.refresh()

    async def _found(self) -> State:
        servers = _servers(self.data)
        await servers.open()
        await servers.close()
        return {_key(guild_id): astuple(servers.of(guild_id)) for guild_id in servers.known}


class TakingOver(Writing):
    """A first start of this version, after one that kept settings in a JSON file."""

    longest = 1.5

    def prepare(self, chance: random.Random) -> None:
        if (self.data / "servers.json").exists():
            return  # the one before was interrupted
        for file in self.data.glob("*"):
            file.unlink()
        earlier = {guild_id: settings(chance) for guild_id in range(1, MANY)}
        given = {str(guild_id): _as_json(each) for guild_id, each in earlier.items()}
        (self.data / "servers.json").write_text(json.dumps(given))
        self.ledger.confirmed = {_key(guild_id): astuple(each) for guild_id, each in earlier.items()}

    async def _work(self, tell: Telling, chance: random.Random) -> None:
        tell.ready()
        tell.begin()
        await _servers(self.data).open()
        tell.end()
        await asyncio.sleep(SECONDS_OF_REST)


class Migrating(Writing):
    """A first start of a version whose tables are others."""

    longest = 1.0

    def prepare(self, chance: random.Random) -> None:
        for file in self.data.glob("*"):
            file.unlink()
        made = {guild_id: settings(chance) for guild_id in range(1, MANY)}
        first = MIGRATIONS[: chance.randint(1, len(MIGRATIONS))]
        asyncio.run(_made(self.data, first, lambda connection: table.add(connection, made)))
        self.ledger.confirmed = {_key(guild_id): astuple(each) for guild_id, each in made.items()}

    async def _work(self, tell: Telling, chance: random.Random) -> None:
        database = SharedDatabase(self.data)
        tell.ready()
        tell.begin()
        await migrate(database, LATER)
        tell.end()
        await asyncio.sleep(SECONDS_OF_REST)

    async def _found(self) -> State:
        read: dict[int, ServerSettings] = {}

        async def take(connection: Any) -> None:
            read.update((await table.read(connection, {}, None))[0])

        await _made(self.data, LATER, take)
        return {_key(guild_id): astuple(each) for guild_id, each in read.items()}


def settings(chance: random.Random) -> ServerSettings:
    """Some that are not all defaults, hardly ever the same."""
    made = ServerSettings(
        chance.choice([None, "en", "nl"]),
        private=chance.random() < 0.5,
        channels=tuple(chance.randrange(10**18) for _ in range(chance.randrange(5))),
        archive=f"archive {chance.randrange(10**9)}",
    )
    assert made != UNSET
    return made


async def _made(
    data: Path, migrations: Sequence[Sequence[str]], work: Callable[[Any], Awaitable[object]]
) -> None:
    database = SharedDatabase(data)
    await migrate(database, migrations)
    async with database.writing() as connection:
        await work(connection)
    await database.close()
    assert (data / FILE).exists()


def _servers(data: Path) -> Servers:
    return Servers(SharedDatabase(data), EarlierSettings(data))


def _key(guild_id: int) -> Key:
    return ("settings", guild_id)


def _as_json(given: ServerSettings) -> dict[str, Any]:
    return {
        "language": given.language,
        "private": given.private,
        "channels": list(given.channels),
        "archive": given.archive,
    }
