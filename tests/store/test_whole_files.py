"""Files that are there as a whole or not at all."""

import os
import time
from pathlib import Path

import pytest

from bot.store.whole_files import clear_old, delete_whole, write_whole


def test_a_file_is_written_in_a_folder_that_is_made_for_it(tmp_path: Path) -> None:
    file = tmp_path / "new" / "a.md"
    write_whole(file, b"words")
    assert file.read_bytes() == b"words"
    assert [entry.name for entry in file.parent.iterdir()] == ["a.md"]


def test_what_is_there_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"first")
    with pytest.raises(FileExistsError):
        write_whole(tmp_path / "a.md", b"second")
    assert (tmp_path / "a.md").read_bytes() == b"first"
    assert len(list(tmp_path.iterdir())) == 1


def test_on_a_full_disk_nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(tmp_path / "a.md", b"words")
    assert not list(tmp_path.iterdir())


def test_the_bytes_are_on_disk_before_the_name_and_the_name_before_it_returns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[list[str]] = []
    sync = os.fsync

    def watch(handle: int) -> None:
        seen.append(sorted(entry.suffix for entry in tmp_path.iterdir()))
        sync(handle)

    monkeypatch.setattr(os, "fsync", watch)
    write_whole(tmp_path / "a.md", b"words")
    assert seen == [[".part"], [".md"]]


def test_a_file_is_deleted_once(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.md", b"words")
    assert delete_whole(tmp_path / "a.md")
    assert not delete_whole(tmp_path / "a.md")


def test_old_files_are_deleted_and_those_from_the_future_count_from_now(tmp_path: Path) -> None:
    now = time.time()
    for name, age in (("old", 100), ("new", 10), ("later", -1000)):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (now - age, now - age))
    clear_old(tmp_path, 50)
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["later", "new"]
    assert (tmp_path / "later").stat().st_mtime < now + 500
    clear_old(tmp_path / "missing", 50)


def test_only_what_is_named_so_is_deleted(tmp_path: Path) -> None:
    for name in (".a.part", "a.md"):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (0, 0))
    clear_old(tmp_path, 50, ".*.part")
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.md"]
