"""What every test of the client needs."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def features(tmp_path: Path) -> Iterator[Path]:
    """An empty folder for cogs; what was imported from it is forgotten afterwards."""
    folder = tmp_path / "features"
    folder.mkdir()
    yield folder
    for name in [name for name in sys.modules if name.startswith("features_")]:
        del sys.modules[name]
