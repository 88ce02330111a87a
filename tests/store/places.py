"""Where servers' settings may be kept, for tests: in a SQLite file, or in a PostgreSQL."""

from dataclasses import dataclass, field
from pathlib import Path

from pydantic import SecretStr

from bot.store.servers import Servers
from bot.store.shared.database import SharedDatabase
from bot.store.shared.takeover import EarlierSettings


@dataclass
class Place:
    """One empty place; `close` what was opened there."""

    data: Path
    url: SecretStr | None = None
    opened: list[SharedDatabase] = field(default_factory=list)

    def database(self) -> SharedDatabase:
        """A connection to it, as another process would have."""
        self.opened.append(SharedDatabase(self.data, self.url))
        return self.opened[-1]

    def closed(self) -> Servers:
        """Settings kept there, of which nothing is read yet."""
        return Servers(self.database(), EarlierSettings(self.data))

    async def servers(self) -> Servers:
        """Settings kept there, as a process has them that starts now."""
        servers = self.closed()
        await servers.open()
        return servers

    async def close(self) -> None:
        for database in self.opened:
            await database.close()
