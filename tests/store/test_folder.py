import os
from pathlib import Path

import pytest

from bot.store.folder import FolderContents, UnusableFolderError, read_folder


def write(path: Path, text: str = "It rained.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def reasons(contents: FolderContents) -> dict[str, str]:
    return {skipped.file: skipped.reason for skipped in contents.skipped}


def names(contents: FolderContents) -> list[str]:
    return [source.name for source in contents.sources]


def test_text_and_markdown_files_are_read_below_the_folder_by_name(tmp_path: Path) -> None:
    write(tmp_path / "b.txt")
    write(tmp_path / "deep" / "er" / "c.MD")
    write(tmp_path / "a.txt", "Snow.")
    contents = read_folder(tmp_path)
    assert names(contents) == ["a.txt", "b.txt", "deep/er/c.MD"]
    assert contents.sources[0].data == b"Snow."
    assert contents.skipped == ()


@pytest.mark.parametrize(
    "name", ["with space.txt", 'it\'s "quoted".txt', "two\nlines.txt", "zoë 新聞.txt", "`*_|.txt"]
)
def test_any_name_is_kept_as_it_is(tmp_path: Path, name: str) -> None:
    write(tmp_path / name)
    assert names(read_folder(tmp_path)) == [name]


def test_bytes_in_a_name_that_are_no_utf_8_are_written_out(tmp_path: Path) -> None:
    try:
        write(tmp_path / os.fsdecode(b"caf\xe9.txt"))
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    assert names(read_folder(tmp_path)) == ["caf\\xe9.txt"]


def test_other_files_are_skipped_with_a_reason_and_hidden_ones_in_silence(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "photo.png")
    write(tmp_path / ".DS_Store")
    write(tmp_path / ".git" / "b.txt")
    contents = read_folder(tmp_path)
    assert names(contents) == ["a.txt"]
    assert reasons(contents) == {"photo.png": "only .txt and .md files are read"}


def test_a_file_that_is_too_large_is_skipped(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "x" * 10)
    write(tmp_path / "b.txt", "x" * 11)
    contents = read_folder(tmp_path, max_bytes=10)
    assert names(contents) == ["a.txt"]
    assert reasons(contents) == {"b.txt": "it is larger than 10 bytes"}


def test_links_are_followed_inside_the_folder_only(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    write(folder / "..data" / "real.txt", "It rained.")
    (folder / "inside.txt").symlink_to("..data/real.txt")
    (folder / "outside.txt").symlink_to(write(tmp_path / "secret.txt"))
    (folder / "away").symlink_to(tmp_path)
    (folder / "again").symlink_to(folder / "..data")
    (folder / "broken.txt").symlink_to("nothing.txt")
    (folder / "loop.txt").symlink_to("loop.txt")
    contents = read_folder(folder)
    assert names(contents) == ["inside.txt"]
    found = reasons(contents)
    assert found["outside.txt"] == found["away"] == "it is a link that leads out of the folder"
    assert found["again"] == "links to folders are not followed"
    assert found["broken.txt"] == "it is a link to a file that is not there"
    assert "link" in found["loop.txt"]


def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    write(tmp_path / "real" / "a.txt")
    (tmp_path / "link").symlink_to("real")
    assert names(read_folder(tmp_path / "link")) == ["a.txt"]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    assert reasons(read_folder(tmp_path)) == {"pipe.txt": "it is not a regular file"}


def test_what_the_system_refuses_is_skipped_with_its_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "b.txt")
    write(tmp_path / "closed" / "c.txt")
    open_file, scan = os.open, os.scandir

    def refuse_file(path: str, flags: int, *mode: int, **more: int) -> int:
        if str(path).endswith("b.txt"):
            raise PermissionError(13, "Permission denied")
        return open_file(path, flags, *mode, **more)

    def refuse_folder(path: str | Path) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "open", refuse_file)
    monkeypatch.setattr(os, "scandir", refuse_folder)
    contents = read_folder(tmp_path)
    assert names(contents) == ["a.txt"]
    assert reasons(contents) == {
        "b.txt": "it cannot be read: permission denied",
        "closed": "the folder is not opened",
    }


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnusableFolderError, match=r"there is no folder .*nowhere"):
        read_folder(tmp_path / "nowhere")


def test_a_file_in_place_of_the_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnusableFolderError, match="is a file"):
        read_folder(write(tmp_path / "a.txt"))


def test_a_folder_without_articles_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnusableFolderError, match=r"holds no \.txt or \.md files"):
        read_folder(tmp_path)


def test_a_folder_without_a_usable_file_gives_the_first_reason(tmp_path: Path) -> None:
    write(tmp_path / "photo.png")
    with pytest.raises(UnusableFolderError, match=r"photo\.png: only"):
        read_folder(tmp_path)


def test_a_folder_that_cannot_be_listed_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> list[str]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("bot.store.listing.os.scandir", refuse)
    with pytest.raises(UnusableFolderError, match="cannot be read: permission denied"):
        read_folder(tmp_path)
