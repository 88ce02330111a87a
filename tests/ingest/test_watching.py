import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.ingest import watching
from bot.ingest.keeper import Change, Keeper
from bot.ingest.watching import Watcher
from tests.ingest.news import folder_of_news, keeper, stated, texts, write

PATIENCE_SECONDS = 30


class Following:
    """A watcher of one folder, and the changes that it has told of."""

    def __init__(self, kept: Keeper, *, poll: bool = False) -> None:
        self.kept = kept
        self.changes: list[Change] = []
        self.told = threading.Condition()
        self.keepers: tuple[Keeper, ...] = (kept,)
        self.watcher = Watcher(lambda: self.keepers, self.take_up, poll=poll)

    def take_up(self, kept: Keeper, change: Change | None) -> None:
        with self.told:
            self.changes += [change] if change else []
            self.told.notify_all()

    def until(self, wanted: Callable[[dict[str, str]], bool]) -> dict[str, str]:
        """The texts once they are as wanted; fails when they never are."""
        with self.told:
            assert self.told.wait_for(lambda: wanted(texts(self.kept.library)), PATIENCE_SECONDS)
        return texts(self.kept.library)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folder_of_news(tmp_path / "news")


@pytest.fixture(params=["told", "polled"])
def following(
    folder: Path, tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Following]:
    monkeypatch.setattr(watching, "_SECONDS_BETWEEN_POLLS", 0.1)
    kept = keeper(folder, tmp_path / "data")
    kept.open()
    made = Following(kept, poll=request.param == "polled")
    made.watcher.start()
    yield made
    made.watcher.stop(PATIENCE_SECONDS)


def test_added_changed_renamed_and_removed_articles_are_taken_up(following: Following, folder: Path) -> None:
    write(folder, owl="An owl was seen.")
    following.until(lambda held: "owl.txt" in held)
    write(folder, owl="No owl was seen.")
    following.until(lambda held: held["owl.txt"] == "No owl was seen.")
    (folder / "owl.txt").rename(folder / "no owl.txt")
    following.until(lambda held: "no owl.txt" in held and "owl.txt" not in held)
    (folder / "no owl.txt").unlink()
    following.until(lambda held: "no owl.txt" not in held)


def test_a_folder_that_is_renamed_is_taken_up(following: Following, folder: Path) -> None:
    (folder / "deep").rename(folder / "deeper")
    following.until(lambda held: "deeper/storm.md" in held and "deep/storm.md" not in held)


def test_a_file_that_is_written_slowly_is_never_seen_in_part(following: Following, folder: Path) -> None:
    with (folder / "owl.txt").open("w") as file:
        for _ in range(10):
            file.write("An owl was seen. ")
            file.flush()
            time.sleep(0.05)
    following.until(lambda held: "owl.txt" in held)
    assert {
        change.library.archive.article("owl.txt").raw
        for change in following.changes
        if "owl.txt" in texts(change.library)
    } == {"An owl was seen. " * 10}


def test_many_files_at_once_are_one_change(following: Following, folder: Path) -> None:
    for number in range(300):
        (folder / f"{number}.txt").write_text(f"Owl {number} was seen.")
    following.until(lambda held: len(held) == 303)
    assert len(following.changes) <= 2


def test_a_folder_that_comes_back_is_followed_again(following: Following, folder: Path) -> None:
    folder.rename(folder.with_name("away"))
    write(folder.with_name("away"), owl="An owl was seen.")
    folder.with_name("away").rename(folder)
    following.until(lambda held: "owl.txt" in held)
    write(folder, mouse="A mouse was seen.")
    following.until(lambda held: "mouse.txt" in held)


def test_a_folder_that_is_added_is_followed_too(following: Following, folder: Path, tmp_path: Path) -> None:
    other = keeper(folder_of_news(tmp_path / "more"), tmp_path / "data")
    other.name = "more"
    other.open()
    following.keepers = (following.kept, other)
    write(tmp_path / "more", owl="An owl was seen.")
    with following.told:
        assert following.told.wait_for(lambda: "owl.txt" in texts(other.library), PATIENCE_SECONDS)


def test_what_changed_is_stored_at_the_end(folder: Path, tmp_path: Path) -> None:
    kept = keeper(folder, tmp_path / "data")
    kept.open()
    following = Following(kept)
    following.watcher.start()
    write(folder, owl="An owl was seen.")
    following.until(lambda held: "owl.txt" in held)
    following.watcher.stop(PATIENCE_SECONDS)
    assert kept.is_saved
    again = keeper(folder, tmp_path / "data")
    again.open()
    assert again.is_saved


def test_where_the_system_cannot_tell_the_folders_are_looked_through(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*_: object) -> None:
        raise OSError("OS file watch limit reached")

    monkeypatch.setattr(watching, "RustNotify", refuse)
    monkeypatch.setattr(watching, "_SECONDS_BETWEEN_POLLS", 0.1)
    kept = keeper(folder, tmp_path / "data")
    kept.open()
    following = Following(kept)
    following.watcher.start()
    write(folder, owl="An owl was seen.")
    following.until(lambda held: "owl.txt" in held)
    following.watcher.stop(PATIENCE_SECONDS)
    assert caplog.messages[0].startswith("the system does not tell of changes (OS file watch limit reached)")


def test_what_goes_wrong_is_logged_and_does_not_end_it(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(watching, "_SECONDS_AFTER_A_FAILURE", 0.05)
    kept = keeper(folder, tmp_path / "data")
    kept.open()
    refresh, failures = kept.refresh, [RuntimeError("a mistake")]

    def fail_once(paths: object = None) -> Change | None:
        if failures:
            raise failures.pop()
        return refresh(None)

    monkeypatch.setattr(kept, "refresh", fail_once)
    following = Following(kept)
    write(folder, owl="An owl was seen.")
    following.watcher.start()
    following.until(lambda held: "owl.txt" in held)
    following.watcher.stop(PATIENCE_SECONDS)
    assert caplog.messages[0] == "following the folders of articles failed; it goes on"


def test_facts_that_were_carried_over_are_worked_out_when_it_is_quiet(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "_SECONDS_OF_QUIET", 0.0)
    for number in range(30):
        (folder / f"{number}.txt").write_text(f"Owl {number} was seen on {number + 1} May 2020.")
    kept = keeper(folder, tmp_path / "data")
    kept.open()
    following = Following(kept)
    following.watcher.start()
    write(folder, owl="An owl was seen on 3 May 2021.")
    following.until(lambda held: "owl.txt" in held)
    assert not following.changes[0].library.facts.exact
    with following.told:
        assert following.told.wait_for(lambda: kept.library.facts.exact, PATIENCE_SECONDS)
    following.watcher.stop(PATIENCE_SECONDS)
    assert stated(kept.library) == stated(keeper(folder, tmp_path / "none").open())
    again = keeper(folder, tmp_path / "data")
    assert stated(again.open()) == stated(kept.library)


def test_a_store_that_refuses_is_left_alone_for_a_while(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = keeper(folder, tmp_path / "data")
    kept.open()
    tries: list[Keeper] = []

    def refuse() -> bool:
        tries.append(kept)
        return False

    monkeypatch.setattr(kept, "save", refuse)
    watcher = Watcher(lambda: (kept,), lambda *_: None)
    watcher._quiet_at = 0.0
    for _ in range(3):
        watcher._turn((kept,), ())
    assert len(tries) == 1
    watcher._quiet_at = 0.0
    watcher._turn((kept,), ())
    assert len(tries) == 2
