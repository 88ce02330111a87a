"""How the tables are reached, and what is said when they cannot be."""

import sys

import pytest

from bot.shared_index.candidates import EngineError
from bot.shared_index.connecting import connect, shown, storage_options, told
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
