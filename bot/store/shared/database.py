"""The database that the processes of a bot share: SQLite in the data folder, or a PostgreSQL."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import quote

from pydantic import SecretStr
from sqlalchemy import URL, event, make_url
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

FILE = "settings.sqlite3"

SECONDS_TO_WAIT = 5.0
"""For another process that writes just now, and for a database that does not answer."""

_READING = "AUTOCOMMIT"


class DatabaseAwayError(Exception):
    """The database cannot be read or written now; the message says why, in a few words without secrets."""


class SharedDatabase:
    """One database for everything that is shared; each connection is opened when it is needed.

    `file` is the SQLite file, None for a PostgreSQL. What goes wrong with the database is always a
    `DatabaseAwayError`.
    """

    def __init__(self, data: Path, url: SecretStr | None = None) -> None:
        self.file = None if url else data / FILE
        self._url = url

    @property
    def where(self) -> str:
        """What to call it in the log."""
        return str(self.file or "the settings' PostgreSQL")

    @cached_property
    def _engine(self) -> AsyncEngine:
        if self.file is not None:
            return _sqlite(self.file)
        return _postgresql(self._url.get_secret_value() if self._url else "")

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """A connection to read with; each statement sees what is stored by then.

        Raises:
            DatabaseAwayError: it cannot be read.
        """
        alone = {"isolation_level": _READING}
        async with translated(), self._engine.execution_options(**alone).connect() as connection:
            yield connection

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """A transaction: everything in it is stored for good when it ends, or nothing.

        Raises:
            DatabaseAwayError: nothing of it was stored.
        """
        async with translated(), self._engine.begin() as connection:
            yield connection

    async def prepare(self) -> None:
        """Make the file of a SQLite database, and let others read it while one writes.

        Raises:
            DatabaseAwayError: it cannot be made or changed.
        """
        if self.file is None:
            return
        async with translated():
            self.file.parent.mkdir(parents=True, exist_ok=True)
        async with self.reading() as connection:
            await connection.exec_driver_sql("PRAGMA journal_mode = WAL")

    async def connect(self) -> AsyncConnection:
        """A connection of one's own, which stays open until it is closed; each statement stands alone.

        Raises:
            DatabaseAwayError: there is none to be had.
        """
        async with translated():
            connection = await self._engine.connect()
            return await connection.execution_options(isolation_level=_READING)

    async def close(self) -> None:
        """Close every connection."""
        if "_engine" in vars(self):
            await self._engine.dispose()


@asynccontextmanager
async def frozen(file: Path) -> AsyncIterator[AsyncConnection]:
    """A connection to a SQLite file on a disk that cannot be written, so that SQLite can leave nothing there.

    Raises:
        DatabaseAwayError: it cannot be read even so.
    """
    beside = file.with_name(f"{FILE}-wal")
    if beside.exists() and beside.stat().st_size:
        raise DatabaseAwayError(f"{beside.name} holds changes that cannot be read there")
    query = {"immutable": "1", "uri": "true"}
    location = URL.create("sqlite+aiosqlite", database=f"file:{quote(str(file))}", query=query)
    engine = create_async_engine(location, poolclass=NullPool)
    async with translated(), engine.connect() as connection:
        yield connection


@asynccontextmanager
async def translated() -> AsyncIterator[None]:
    """Make a `DatabaseAwayError` of whatever goes wrong with a database in here."""
    try:
        yield
    except (SQLAlchemyError, OSError) as error:
        raise DatabaseAwayError(_reason(error)) from error


def _reason(error: SQLAlchemyError | OSError) -> str:
    cause = error.orig if isinstance(error, DBAPIError) else error
    said = cause.strerror if isinstance(cause, OSError) else None
    return said or " ".join(str(cause).split()).rpartition(">: ")[2] or type(cause).__name__


def _sqlite(file: Path) -> AsyncEngine:
    # A connection for each time, which takes a millisecond: nothing holds on to a file that was replaced.
    engine = create_async_engine(
        URL.create("sqlite+aiosqlite", database=str(file)),
        connect_args={"timeout": SECONDS_TO_WAIT},
        poolclass=NullPool,
        hide_parameters=True,
    )

    @event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # transactions are begun below, not by guesses of the driver

    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Any) -> None:
        if connection.get_execution_options().get("isolation_level") != _READING:
            connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _postgresql(url: str) -> AsyncEngine:
    if find_spec("asyncpg") is None:
        raise DatabaseAwayError("it needs the extra `postgres`: pip install 'receipts[postgres]'")
    given = make_url(url)
    query = {"ssl" if name == "sslmode" else name: value for name, value in given.query.items()}
    return create_async_engine(
        given.set(drivername="postgresql+asyncpg", query=query),
        connect_args={
            "timeout": SECONDS_TO_WAIT,
            "command_timeout": SECONDS_TO_WAIT,
            "server_settings": {"application_name": "receipts"},
        },
        pool_size=2,
        pool_timeout=SECONDS_TO_WAIT,
        pool_pre_ping=True,
        hide_parameters=True,
    )
