"""One writer at a time."""

import subprocess
import sys

import pytest

from bot.shared_index import lease as lease_module
from bot.shared_index.candidates import EngineError
from bot.shared_index.connecting import connect
from bot.shared_index.lease import Lease


def test_a_second_writer_is_told_to_wait(uri: str) -> None:
    first, second = Lease(connect(uri)), Lease(connect(uri))
    first.take()
    with pytest.raises(EngineError, match="another writer is at work on"):
        second.take()
    first.release()
    second.take()


def test_a_writer_that_died_on_this_host_holds_nobody_up(uri: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True
    )
    dead, living = Lease(connect(uri)), Lease(connect(uri))
    dead.writer = f"{ended.stdout.decode().strip()}-dead"
    dead.take()
    living.take()
    living.renew()


def test_a_writer_elsewhere_that_says_nothing_loses_its_turn(
    uri: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    away, here = Lease(connect(uri)), Lease(connect(uri))
    away.host = "elsewhere"
    monkeypatch.setattr(lease_module, "SECONDS", -1.0)
    away.take()
    monkeypatch.undo()
    here.take()
    with pytest.raises(EngineError, match="another writer has taken over"):
        away.renew()
    away.release()
    here.renew()
