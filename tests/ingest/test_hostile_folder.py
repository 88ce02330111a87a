"""Whatever lies in a watched folder, the articles beside it are taken up."""

import os
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.archive.bounds import MOST_LINES
from bot.store.folder import read_file
from bot.store.listing import LeftOutError
from tests.ingest.news import folder_of_news, keeper, texts, write
from tests.ingest.test_watching import Following

Put = Callable[[Path], object]
NAMES = (
    b"a\nb.txt",
    b"\xff\xfe.txt",
    "🙂.txt".encode(),
    b"\x1b[31m.txt",
    b"a" * 251 + b".txt",
    b"-rf.txt",
    b"  .txt",
)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    yield folder_of_news(tmp_path / "news")
    subprocess.run(["rm", "-r", tmp_path / "news"], check=True)  # `shutil.rmtree` fails where it is deep


@pytest.fixture
def following(folder: Path, tmp_path: Path) -> Iterator[Following]:
    kept = keeper(folder, tmp_path / "data")
    kept.open()
    made = Following(kept)
    made.watcher.start()
    yield made
    made.watcher.stop(30)


def put_lines(folder: Path) -> None:
    (folder / "lines.txt").write_text("a\n" * (MOST_LINES + 1))


def put_links(folder: Path, count: int = 5000) -> None:
    targets = ("birds.txt", "/etc/passwd", "nothing.txt", "..", "deep")
    for number in range(count):
        (folder / f"link{number}.txt").symlink_to(targets[number % len(targets)])
    (folder / "self.txt").symlink_to("self.txt")


def put_pipe(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")


def put_names(folder: Path) -> None:
    for name in NAMES:
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_bytes(b"A storm hit the island. " + name)


def put_depth(folder: Path) -> None:
    """Far more folders in each other than Python calls functions in each other."""
    place = os.open(folder, os.O_RDONLY)
    for _ in range(1100):
        os.mkdir("d", dir_fd=place)
        inner = os.open("d", os.O_RDONLY, dir_fd=place)
        os.close(place)
        place = inner
    os.close(place)


def put_zeros(folder: Path) -> None:
    (folder / "zeros.txt").write_bytes(bytes(1_000_000))


def put_sparse(folder: Path) -> None:
    with (folder / "sparse.txt").open("wb") as file:
        file.truncate(1 << 40)


@pytest.mark.parametrize(
    ("put", "reason"),
    [
        (put_lines, "more than 200,000 lines"),
        (put_links, "leads out of the folder"),
        (put_pipe, "not a regular file"),
        (put_names, None),
        (put_depth, "not opened"),
        (put_zeros, ""),
        (put_sparse, "larger than"),
    ],
)
def test_what_lies_beside_an_article_does_not_keep_it_from_being_answered_from(
    put: Put, reason: str | None, following: Following, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    put(folder)
    write(folder, owl="An owl was seen.")
    following.until(lambda held: "owl.txt" in held)
    write(folder, owl="No owl was seen.")
    following.until(lambda held: held.get("owl.txt") == "No owl was seen.")
    skipped = [each.reason for each in following.kept.library.archive.skipped]
    assert not skipped if reason is None else any(reason in each for each in skipped)
    assert "failed" not in caplog.text
    assert following.kept.save()


def test_a_start_beside_all_of_it_works_too(folder: Path, tmp_path: Path) -> None:
    put_links(folder, 50)
    for put in (put_lines, put_pipe, put_names, put_depth, put_sparse):
        put(folder)
    first = keeper(folder, tmp_path / "data")
    held = texts(first.open())
    assert first.save()
    assert {"birds.txt", "ferry.txt", "🙂.txt", "a\nb.txt"} <= held.keys()
    again = keeper(folder, tmp_path / "data")
    assert texts(again.open()) == held
    assert again.is_saved


def test_a_file_that_grows_for_ever_waits_and_keeps_nobody_waiting(
    following: Following, folder: Path
) -> None:
    with growing(folder / "endless.txt"):
        write(folder, owl="An owl was seen.")
        held = following.until(lambda held: "owl.txt" in held)
        assert "endless.txt" not in held
    following.until(lambda held: "endless.txt" in held)


def says(text: str) -> Callable[[dict[str, str]], bool]:
    return lambda held: held.get("birds.txt") == text


def test_a_file_that_becomes_a_folder_and_a_file_again_is_followed(
    following: Following, folder: Path
) -> None:
    birds = folder / "birds.txt"
    for text in ("The heron left.", "The heron came again."):
        birds.unlink()
        birds.mkdir()
        (birds / "wren.txt").write_text("A wren sang.")
        following.until(lambda held: "birds.txt/wren.txt" in held and "birds.txt" not in held)
        shutil.rmtree(birds)
        birds.write_text(text)
        following.until(says(text))


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_what_may_not_be_read_is_left_out_until_it_may(following: Following, folder: Path) -> None:
    (folder / "birds.txt").chmod(0)
    write(folder, owl="An owl was seen.")
    following.until(lambda held: "owl.txt" in held and "birds.txt" not in held)
    (folder / "birds.txt").chmod(0o644)
    following.until(lambda held: "birds.txt" in held)


@pytest.mark.parametrize("what", ["pipe", "link", "folder"])
def test_what_has_taken_a_files_place_since_the_look_is_not_read(what: str, tmp_path: Path) -> None:
    place = tmp_path / "a.txt"
    match what:
        case "pipe":
            os.mkfifo(place)
        case "link":
            place.symlink_to("/etc/passwd")
        case _:
            place.mkdir()
    with pytest.raises(LeftOutError):
        read_file(str(place), 100)


@contextmanager
def growing(file: Path) -> Iterator[None]:
    """Somebody writes to the file and never stops until this ends."""
    begun, stop = threading.Event(), threading.Event()

    def write_on() -> None:
        with file.open("w", buffering=1) as opened:
            opened.write("A heron came.\n")
            begun.set()
            while not stop.wait(0.02):
                opened.write("And then a heron came.\n")

    thread = threading.Thread(target=write_on)
    thread.start()
    begun.wait()
    try:
        yield
    finally:
        stop.set()
        thread.join()
