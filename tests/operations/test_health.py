from pathlib import Path

import pytest

from bot.operations.health import Health, State, can_be_written


def test_each_check_is_asked_anew_under_its_name() -> None:
    states = iter([State(True, "5 articles"), State(False, "no articles")])
    health = Health()
    health.watch("archive", lambda: next(states), needed=True)
    assert health.states() == {"archive": State(True, "5 articles")}
    assert health.states() == {"archive": State(False, "no articles")}


def test_what_answers_need_can_be_asked_alone() -> None:
    health = Health()
    health.watch("data", lambda: State(False, "full"), needed=False)
    health.watch("gateway", lambda: State(True, "heard"), needed=True)
    assert set(health.states()) == {"data", "gateway"}
    assert set(health.states(needed_only=True)) == {"gateway"}


def test_a_check_that_fails_is_a_finding_and_the_others_are_asked_all_the_same() -> None:
    def broken() -> State:
        raise KeyError("a secret")

    health = Health()
    health.watch("broken", broken, needed=True)
    health.watch("other", lambda: State(True, "fine"), needed=True)
    assert health.states() == {
        "broken": State(False, "the check failed: KeyError"),
        "other": State(True, "fine"),
    }


def test_a_folder_that_can_be_written_is_well_and_keeps_nothing_of_the_try(tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert can_be_written(data).well
    assert not list(data.iterdir())


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    assert can_be_written(tmp_path / "data") == State(False, "the data folder cannot be written: File exists")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk that is always full")
def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Path("/dev/full").open("wb", buffering=0) as full:
        monkeypatch.setattr("tempfile.TemporaryFile", lambda **_: full)
        state = can_be_written(tmp_path)
    assert state == State(False, "the data folder cannot be written: No space left on device")
