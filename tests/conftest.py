"""What holds for all tests."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.own_cogs import OWN_COGS
from tests.postgres import NoPostgresError, Postgres, postgres

# A look at 40 inputs each time, and no deadline that a busy machine misses; `make fuzz` looks longer.
settings.register_profile("quick", max_examples=40, deadline=None)
settings.load_profile("quick")

# These tests are about the project's cogs; one's own beside them have their tests beside themselves.
if OWN_COGS:
    os.environ["RECEIPTS_COGS__OFF"] = ",".join(OWN_COGS)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Postgres]:
    """One PostgreSQL for all tests of this process, started when the first of them wants it."""
    try:
        started = postgres()
        server = started.__enter__()
    except NoPostgresError as reason:
        pytest.skip(f"no PostgreSQL can be started here: {reason}")
    try:
        yield server
    finally:
        started.__exit__(None, None, None)
