"""Both kinds of database that settings may be kept in."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from tests.postgres import Postgres
from tests.store.places import Place

KINDS = ["sqlite", "postgresql"]


@pytest.fixture
async def hosts(postgresql: Postgres, tmp_path: Path) -> AsyncIterator[Place]:
    """An empty place that several hosts can share."""
    place = Place(tmp_path, SecretStr(await postgresql.new()))
    yield place
    await place.close()


@pytest.fixture(params=KINDS)
async def place(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Place]:
    """An empty place of either kind."""
    if request.param == "sqlite":
        place = Place(tmp_path)
    else:
        server: Postgres = request.getfixturevalue("postgresql")
        place = Place(tmp_path, SecretStr(await server.new()))
    yield place
    await place.close()
