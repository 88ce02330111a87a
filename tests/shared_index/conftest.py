"""What every test of the shared index needs."""

from pathlib import Path

import pytest

from tests.search.fake_embedder import FakeEmbedder


@pytest.fixture
def uri(tmp_path: Path) -> str:
    """A place for tables, in a folder; LanceDB has to be there."""
    pytest.importorskip("lancedb", reason="the extra `lance` is not installed")
    return str(tmp_path / "tables")


@pytest.fixture
def embedder() -> FakeEmbedder:
    return FakeEmbedder()
