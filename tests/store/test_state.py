from pathlib import Path

import pytest

from bot.store.state import read_state, write_state


def test_what_was_written_is_read(tmp_path: Path) -> None:
    file = tmp_path / "new" / "state.json"
    write_state(file, {"a": [1, "é"]})
    write_state(file, {"b": 2})
    assert read_state(file) == {"b": 2}
    assert [path.name for path in file.parent.iterdir()] == ["state.json"]


@pytest.mark.parametrize("content", [b"", b"[1]", b"null", b"\xff", b"{", b"[" * 200_000])
def test_what_is_no_json_object_counts_as_nothing(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "state.json").write_bytes(content)
    assert read_state(tmp_path / "state.json") == {}


def test_a_folder_in_its_place_is_an_error_and_leaves_no_draft_behind(tmp_path: Path) -> None:
    (tmp_path / "state.json" / "inside").mkdir(parents=True)
    with pytest.raises(OSError, match="directory"):
        write_state(tmp_path / "state.json", {})
    assert [path.name for path in tmp_path.iterdir()] == ["state.json"]
