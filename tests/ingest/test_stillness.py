import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from bot.ingest import stillness
from bot.ingest.stillness import PATIENCE_SECONDS, QUIET_SECONDS, Stillness, is_being_written
from bot.store.listing import FoundFile, list_folder


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def files(folder: Path) -> dict[str, FoundFile]:
    return dict(list_folder(folder).files)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("It rained.")
    return tmp_path


on_linux = pytest.mark.skipif(sys.platform != "linux", reason="the system does not tell")


@on_linux
def test_a_file_that_is_open_to_be_written_is_unfinished_until_it_is_closed(news: Path, clock: Clock) -> None:
    still = Stillness(clock)
    with (news / "a.txt").open("a"):
        assert still.unfinished(files(news)) == {"a.txt"}
        clock.now += PATIENCE_SECONDS - 1
        assert still.unfinished(files(news)) == {"a.txt"}
    assert still.unfinished(files(news)) == set()


@on_linux
def test_a_file_that_is_held_open_without_being_written_is_read_in_the_end(news: Path, clock: Clock) -> None:
    still = Stillness(clock)
    with (news / "a.txt").open("a"):
        still.unfinished(files(news))
        clock.now += PATIENCE_SECONDS
        assert still.unfinished(files(news)) == set()


@on_linux
def test_whoever_reads_a_file_does_not_hold_it_up(news: Path) -> None:
    with (news / "a.txt").open():
        assert is_being_written(str(news / "a.txt")) is False


@on_linux
def test_to_look_hurts_nobody_who_opens_the_file_meanwhile(news: Path) -> None:
    path, done = str(news / "a.txt"), threading.Event()

    def write() -> None:
        while not done.is_set():
            os.close(os.open(path, os.O_WRONLY))

    writing = threading.Thread(target=write)
    writing.start()
    try:
        assert {is_being_written(path) for _ in range(2000)} <= {True, False}
    finally:
        done.set()
        writing.join()
    assert signal.getsignal(signal.SIGURG) is signal.SIG_DFL


def test_where_the_system_does_not_tell_a_file_has_to_be_still_for_a_while(
    news: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stillness, "is_being_written", lambda _path: None)
    still = Stillness(clock)
    assert still.unfinished(files(news)) == {"a.txt"}
    clock.now += QUIET_SECONDS * 0.6
    (news / "a.txt").write_text("It rained all day.")
    assert still.unfinished(files(news)) == {"a.txt"}
    clock.now += QUIET_SECONDS * 0.6
    assert still.unfinished(files(news)) == {"a.txt"}
    clock.now += QUIET_SECONDS * 0.6
    assert still.unfinished(files(news)) == set()


def test_there_a_file_that_has_not_changed_for_long_is_still_at_once(
    news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stillness, "is_being_written", lambda _path: None)
    found = files(news)
    later = time.time_ns() + int(QUIET_SECONDS * 1e9)
    monkeypatch.setattr(time, "time_ns", lambda: later)
    assert Stillness().unfinished(found) == set()


def test_a_file_that_is_gone_holds_nothing_up(news: Path) -> None:
    assert is_being_written(str(news / "gone.txt")) is None
