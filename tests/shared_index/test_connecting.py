"""How the tables are reached, and what is said when they cannot be."""

import sys

import pytest

from bot.config import Config
from bot.shared_index.candidates import EngineError
from bot.shared_index.connecting import connect, shown, storage_options, told
from bot.shared_index.opening import shared_index
from tests.shared_index.made import read


def test_without_lancedb_a_line_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lancedb", None)
    with pytest.raises(EngineError, match=r"install it with: python -m pip install 'receipts\[lance\]'"):
        connect("/nowhere")


def test_options_for_the_store_come_from_the_environment() -> None:
    environment = {
        "RECEIPTS_STORAGE_AWS_ENDPOINT": "http://localhost:9000",
        "RECEIPTS_STORAGE_REGION": "",
        "A": "b",
    }
    assert storage_options(environment) == {"aws_endpoint": "http://localhost:9000"}


def test_what_the_engine_raises_is_told_in_one_line() -> None:
    with pytest.raises(EngineError, match=r"^it failed: first line$"), told("it failed"):
        raise RuntimeError("first line\nsecond line")


def test_a_password_in_an_address_is_not_shown() -> None:
    assert shown("s3://user:word@bucket/path?key=1") == "s3://bucket/path"


def test_where_nothing_was_published_a_line_says_so(uri: str) -> None:
    with pytest.raises(EngineError, match="no shared index at"):
        read(uri)


def test_what_the_engine_keeps_in_memory_is_bounded(uri: str, monkeypatch: pytest.MonkeyPatch) -> None:
    lancedb = pytest.importorskip("lancedb", reason="the extra `lance` is not installed")
    made, session = [], lancedb.Session

    def seen(*sizes: int) -> object:
        made.append(sizes)
        return session(*sizes)

    monkeypatch.setattr("lancedb.Session", seen)
    index = {"uri": uri, "cache_bytes": 20_000_000, "nearest": 7}
    config = Config.model_validate({"index": index, "embedding": {"engine": "none"}})
    assert shared_index(config).nearest == 7
    assert made == [(20_000_000, 5_000_000)]
