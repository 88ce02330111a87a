import json
import tempfile
import time
from pathlib import Path

import pytest

from bot.health import STALE_SECONDS, beat, is_well


@pytest.fixture(autouse=True)
def _own_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))


def test_without_a_pulse_nothing_is_well(tmp_path: Path) -> None:
    assert not is_well(tmp_path / "data")


def test_a_fresh_pulse_is_well(tmp_path: Path) -> None:
    beat(tmp_path / "data")
    assert is_well(tmp_path / "data")


def test_a_pulse_is_found_where_the_data_folder_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    (tmp_path / "tmp").mkdir()
    beat(tmp_path / "data")
    assert is_well(tmp_path / "data")


@pytest.mark.parametrize("age", [STALE_SECONDS + 1, -STALE_SECONDS - 1])
def test_an_old_pulse_and_one_from_the_future_are_not_well(age: float, tmp_path: Path) -> None:
    (tmp_path / "pulse.json").write_text(json.dumps({"time": time.time() - age}))
    assert not is_well(tmp_path)


@pytest.mark.parametrize("text", ["", "{}", '{"time": "now"}', "[1]", "\0"])
def test_a_damaged_pulse_is_not_well(text: str, tmp_path: Path) -> None:
    (tmp_path / "pulse.json").write_text(text)
    assert not is_well(tmp_path)
