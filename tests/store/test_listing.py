import os
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.store.listing import UnusableFolderError, list_again, list_folder

LIMIT = 100


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.txt", "b.md", "deep/c.txt", "photo.png", ".hidden/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"It rained on {name}.")
    return tmp_path


def test_nothing_is_read_and_every_state_is_told(folder: Path) -> None:
    found = list_folder(folder).files
    assert list(found) == ["a.txt", "b.md", "deep/c.txt"]
    status = (folder / "a.txt").stat()
    state = found["a.txt"].state
    assert (state.size, state.modified, state.inode) == (status.st_size, status.st_mtime_ns, status.st_ino)


def test_a_file_that_was_written_is_in_another_state(folder: Path) -> None:
    before = list_folder(folder).files["a.txt"]
    times = (folder / "a.txt").stat()
    (folder / "a.txt").write_text("It snowed on a.txt.")
    os.utime(folder / "a.txt", ns=(times.st_atime_ns, times.st_mtime_ns))
    assert list_folder(folder).files["a.txt"].state != before.state


def write(name: str, text: str = "It snowed.") -> Callable[[Path], list[Path]]:
    def change(folder: Path) -> list[Path]:
        (folder / name).write_text(text)
        return [folder / name]

    return change


def remove(name: str) -> Callable[[Path], list[Path]]:
    def change(folder: Path) -> list[Path]:
        (folder / name).unlink()
        return [folder / name]

    return change


def rename(name: str, to: str) -> Callable[[Path], list[Path]]:
    def change(folder: Path) -> list[Path]:
        (folder / name).rename(folder / to)
        return [folder / name, folder / to]

    return change


FILES = [
    write("a.txt"),
    write("new.txt"),
    write("deep/new.md"),
    write("new.pdf"),
    write("a.txt", "x" * (LIMIT + 1)),
    write(".hidden.txt"),
    write(".hidden/e.txt"),
    remove("a.txt"),
    remove("photo.png"),
    rename("a.txt", "deep/z.txt"),
    rename("photo.png", "photo.txt"),
]


@pytest.mark.parametrize("change", FILES)
def test_a_look_at_what_has_changed_shows_what_a_look_at_all_does(
    folder: Path, change: Callable[[Path], list[Path]]
) -> None:
    before = list_folder(folder, LIMIT)
    paths = [str(path) for path in change(folder)]
    assert list_again(folder, before, paths, LIMIT) == list_folder(folder, LIMIT)


def link(folder: Path) -> list[Path]:
    (folder / "link.txt").symlink_to("a.txt")
    return [folder / "link.txt"]


def make_folder(folder: Path) -> list[Path]:
    (folder / "more").mkdir()
    return [folder / "more"]


@pytest.mark.parametrize("change", [link, make_folder, rename("deep", "deeper")])
def test_where_folders_and_links_change_all_has_to_be_looked_at(
    folder: Path, change: Callable[[Path], list[Path]]
) -> None:
    before = list_folder(folder, LIMIT)
    paths = [str(path) for path in change(folder)]
    assert list_again(folder, before, paths, LIMIT) is None


def test_where_there_are_links_all_has_to_be_looked_at(folder: Path) -> None:
    link(folder)
    before = list_folder(folder, LIMIT)
    assert list_again(folder, before, [str(folder / "a.txt")], LIMIT) is None


def test_a_folder_that_is_gone_is_said_to_be(folder: Path) -> None:
    before = list_folder(folder, LIMIT)
    with pytest.raises(UnusableFolderError, match="there is no folder"):
        list_again(folder / "gone", before, [], LIMIT)
