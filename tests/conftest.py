"""What holds for all tests."""

import pytest

PATIENCE_SECONDS = 60.0
"""How long the simulator lets the bot work: on a busy machine its five seconds are too few."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give the simulated Discord of every test that patience."""
    for item in items:
        item.add_marker(pytest.mark.simcord(settle_timeout=PATIENCE_SECONDS))
