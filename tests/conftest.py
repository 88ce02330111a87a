"""What holds for all tests."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.postgres import NoPostgresError, Postgres, postgres

PATIENCE_SECONDS = 60.0
"""How long the simulator lets the bot work: on a busy machine its five seconds are too few."""

# A look at 40 inputs each time, and no deadline that a busy machine misses; `make fuzz` looks longer.
settings.register_profile("quick", max_examples=40, deadline=None)
settings.load_profile("quick")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give the simulated Discord of every test that patience."""
    for item in items:
        item.add_marker(pytest.mark.simcord(settle_timeout=PATIENCE_SECONDS))


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
