import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from bot.archive import Article
from bot.archive.packing import packed
from bot.archive.reading import SourceFile, read_article
from bot.store import parts, snapshots
from bot.store.archives import FILE, ArchiveStore
from bot.store.blobs import Blobs
from bot.store.listing import FileState
from bot.store.snapshots import Key, KnownFile, Snapshot

KEY = Key("storm", "/news/storm", "as ever")


def article(name: str, text: str) -> Article:
    return read_article(SourceFile(name, text.encode()))


def snapshot(**texts: str) -> Snapshot:
    articles = [article(f"{name}.txt", text) for name, text in texts.items()]
    files = {
        one.file: KnownFile(FileState(len(one.raw), 1, 2, 3), bytes.fromhex(one.digest)) for one in articles
    }
    return Snapshot(files, articles, {"dates": [b"some", b"facts"]}, {"rows": np.arange(5, dtype=np.int32)})


STORM = snapshot(storm="The storm hit the harbour.", calm="The harbour was calm.")


def seen(found: Snapshot | None) -> object:
    """All that is in a snapshot, to be compared."""
    if found is None:
        return None
    columns = {name: (column.dtype, column.tolist()) for name, column in found.columns.items()}
    articles = sorted(found.articles, key=lambda one: one.file)
    return found.files, articles, {name: list(each) for name, each in found.facts.items()}, columns


@pytest.fixture
def store(tmp_path: Path) -> ArchiveStore:
    return ArchiveStore(tmp_path)


def test_what_is_saved_is_there_at_the_next_start(store: ArchiveStore, tmp_path: Path) -> None:
    assert store.save(KEY, STORM)
    assert seen(ArchiveStore(tmp_path).load(KEY)) == seen(STORM)
    assert store.trouble is None


@pytest.mark.parametrize("other", [{"name": "calm"}, {"folder": "/news"}, {"made": "otherwise"}])
def test_another_archive_and_another_way_of_making_it_are_another_thing(
    store: ArchiveStore, other: dict[str, str]
) -> None:
    store.save(KEY, STORM)
    assert store.load(replace(KEY, **other)) is None


def test_what_was_made_otherwise_makes_room(store: ArchiveStore) -> None:
    store.save(replace(KEY, made="otherwise"), STORM)
    store.save(KEY, snapshot(storm="The storm has passed."))
    assert store.load(replace(KEY, made="otherwise")) is None
    found = store.load(KEY)
    assert found is not None
    assert [one.raw for one in found.articles] == ["The storm has passed."]


def test_nothing_but_what_has_changed_is_written_of_the_articles(
    store: ArchiveStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.save(KEY, STORM)
    written: list[str] = []

    def note(one: Article) -> bytes:
        written.append(one.file)
        return packed(one)

    monkeypatch.setattr(snapshots, "packed", note)
    now = snapshot(storm="The storm has passed.", calm="The harbour was calm.", heron="A heron came.")
    store.save(KEY, now)
    assert sorted(written) == ["heron.txt", "storm.txt"]
    assert seen(store.load(KEY)) == seen(now)


def test_an_article_that_went_is_gone(store: ArchiveStore) -> None:
    store.save(KEY, STORM)
    now = snapshot(calm="The harbour was calm.")
    store.save(KEY, now)
    assert seen(store.load(KEY)) == seen(now)


def test_columns_of_every_type_and_shape_come_back(store: ArchiveStore) -> None:
    columns = {
        "rows": np.arange(1000),
        "words": np.array(["héron", "b"]),
        "across": np.arange(6, dtype="<f2").reshape(2, 3).T,
        "none": np.empty((0, 3), np.float32),
        "marks": np.array([True, False]),
    }
    now = replace(STORM, columns=columns)
    store.save(KEY, now)
    found = store.load(KEY)
    assert seen(found) == seen(now)
    assert found is not None
    assert {name: each.shape for name, each in found.columns.items()} == {
        name: each.shape for name, each in columns.items()
    }


def blobs_in(folder: Path) -> list[Path]:
    return sorted(folder.glob("archive-*.blobs"))


def test_a_file_of_parts_goes_when_another_takes_its_place(store: ArchiveStore, tmp_path: Path) -> None:
    store.save(KEY, STORM)
    store.save(replace(KEY, name="calm"), STORM)
    before = blobs_in(tmp_path)
    store.save(KEY, snapshot(storm="The storm has passed."))
    after = blobs_in(tmp_path)
    assert len(before) == len(after) == 2
    assert len(set(before) & set(after)) == 1
    assert seen(store.load(replace(KEY, name="calm"))) == seen(STORM)


def test_who_has_loaded_an_archive_keeps_it_when_another_takes_its_place(store: ArchiveStore) -> None:
    store.save(KEY, STORM)
    found = store.load(KEY)
    store.save(KEY, snapshot(storm="The storm has passed."))
    assert seen(found) == seen(STORM)


def damage_missing(file: Path) -> None:
    file.unlink()


def damage_short(file: Path) -> None:
    with file.open("r+b") as opened:
        opened.truncate(20)


def damage_foreign(file: Path) -> None:
    file.write_bytes(b"heron" * (file.stat().st_size // 5) + bytes(file.stat().st_size % 5))


def damage_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


@pytest.mark.parametrize("damage", [damage_missing, damage_short, damage_foreign, damage_folder])
def test_parts_that_are_not_as_they_were_are_as_good_as_none(
    store: ArchiveStore, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    store.save(KEY, STORM)
    [file] = blobs_in(tmp_path)
    damage(file)
    assert store.load(KEY) is None
    assert store.trouble
    assert store.check()
    assert store.save(KEY, STORM)
    assert store.check() is None
    assert seen(store.load(KEY)) == seen(STORM)


@pytest.mark.parametrize(
    "statement", ["DELETE FROM blob_files", "UPDATE parts SET form = '[\"heron\", [1]]'"]
)
def test_parts_that_make_no_sense_are_as_good_as_none(
    store: ArchiveStore, tmp_path: Path, statement: str
) -> None:
    store.save(KEY, STORM)
    with closing(sqlite3.connect(tmp_path / FILE)) as connection, connection:
        connection.execute(statement)
    assert store.load(KEY) is None
    assert store.save(KEY, STORM)
    assert seen(store.load(KEY)) == seen(STORM)


def test_where_another_process_has_just_saved_it_is_loaded_again(
    store: ArchiveStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.save(KEY, STORM)
    calls = count()

    def saved_meanwhile(connection: sqlite3.Connection, folder: Path, archive: int) -> Any:
        if next(calls) == 0:
            raise FileNotFoundError(2, "No such file or directory")
        return parts.open_parts(connection, folder, archive)

    monkeypatch.setattr(snapshots, "open_parts", saved_meanwhile)
    assert seen(store.load(KEY)) == seen(STORM)
    assert store.trouble is None


@pytest.mark.parametrize("where", ["bot.store.whole_files.os.fsync", "bot.store.snapshots.save_parts"])
def test_on_a_full_disk_the_archive_from_before_stays_and_nothing_beside_it(
    store: ArchiveStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    store.save(KEY, STORM)
    before = blobs_in(tmp_path)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(where, full)
        assert not store.save(KEY, snapshot(storm="The storm has passed."))
    assert store.trouble == "No space left on device"
    assert seen(store.load(KEY)) == seen(STORM)
    assert sorted(file for file in tmp_path.iterdir() if not file.name.startswith(FILE)) == before


def test_a_file_of_parts_that_cannot_be_named_is_deleted(
    store: ArchiveStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.save(KEY, STORM)
    before = blobs_in(tmp_path)
    monkeypatch.setattr(snapshots, "_PRUNE", "INSERT INTO heron VALUES (?)")
    assert not store.save(KEY, snapshot(storm="The storm has passed."))
    assert blobs_in(tmp_path) == before
    assert seen(store.load(KEY)) == seen(STORM)


@pytest.mark.parametrize("table", ["parts", "blob_files"])
def test_where_there_is_no_room_for_the_name_of_a_file_it_is_not_left_behind(
    store: ArchiveStore, tmp_path: Path, table: str
) -> None:
    store.save(KEY, STORM)
    before = blobs_in(tmp_path)
    with closing(sqlite3.connect(tmp_path / FILE)) as connection, connection:
        connection.execute(
            f"CREATE TRIGGER full BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'no room'); END"
        )
    assert not store.save(KEY, snapshot(storm="The storm has passed."))
    assert store.trouble == "no room"
    assert sorted(file for file in tmp_path.iterdir() if not file.name.startswith(FILE)) == before
    assert seen(store.load(KEY)) == seen(STORM)


def test_before_anything_is_saved_no_file_is_made(store: ArchiveStore, tmp_path: Path) -> None:
    assert store.load(KEY) is None
    assert not (tmp_path / FILE).exists()


def test_a_damaged_file_is_removed_with_a_line_in_the_log(
    store: ArchiveStore, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / FILE).write_bytes(b"heron" * 2000)
    assert store.load(KEY) is None
    assert store.save(KEY, STORM)
    assert seen(store.load(KEY)) == seen(STORM)
    assert len(caplog.messages) == 1
    assert "kept in memory alone" in caplog.messages[0]


def test_damaged_contents_are_as_good_as_none(store: ArchiveStore, tmp_path: Path) -> None:
    store.save(KEY, STORM)
    with closing(sqlite3.connect(tmp_path / FILE)) as connection, connection:
        connection.execute("UPDATE articles SET packed = x'00'")
    assert store.load(KEY) is None
    assert store.trouble
    assert store.save(KEY, snapshot(storm="The storm has passed."))
    assert store.trouble is None


def test_a_newer_file_is_left_alone_and_said_to_be(
    store: ArchiveStore, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with closing(sqlite3.connect(tmp_path / FILE)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = (tmp_path / FILE).read_bytes()
    assert store.load(KEY) is None
    assert not store.save(KEY, STORM)
    assert (tmp_path / FILE).read_bytes() == before
    assert len(caplog.messages) == 1
    assert "was made by a newer Receipts" in caplog.messages[0]


def test_a_file_that_is_locked_is_written_the_next_time(
    store: ArchiveStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.save(KEY, STORM)
    monkeypatch.setattr("bot.store.database.SECONDS_TO_WAIT", 0.0)
    now = snapshot(storm="The storm has passed.")
    with closing(sqlite3.connect(tmp_path / FILE)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert not store.save(KEY, now)
        assert store.trouble == "database is locked"
        assert seen(store.load(KEY)) == seen(STORM)
    assert store.save(KEY, now)
    assert store.trouble is None


def test_where_nothing_can_be_written_nothing_is_kept(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "data").write_text("a file")
    store = ArchiveStore(tmp_path / "data")
    assert not store.save(KEY, STORM)
    assert not store.save(KEY, STORM)
    assert store.trouble == "File exists"
    assert len(caplog.messages) == 1


def test_what_is_wrong_with_the_file_is_told(store: ArchiveStore, tmp_path: Path) -> None:
    store.save(KEY, STORM)
    assert store.check() is None
    with closing(sqlite3.connect(tmp_path / FILE)) as connection:
        connection.execute("PRAGMA user_version = 99")
    assert "newer Receipts" in str(store.check())


def test_nobody_saves_while_the_parts_are_checked(
    store: ArchiveStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.save(KEY, STORM)
    check = Blobs.check

    def checked(blobs: Blobs) -> None:
        with (
            closing(sqlite3.connect(tmp_path / FILE, timeout=0, isolation_level=None)) as other,
            pytest.raises(sqlite3.OperationalError, match="locked"),
        ):
            other.execute("BEGIN IMMEDIATE")
        check(blobs)

    monkeypatch.setattr(Blobs, "check", checked)
    assert store.check() is None


def test_of_very_many_archives_the_oldest_are_deleted_and_their_space_given_back(
    store: ArchiveStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshots, "MOST_ARCHIVES", 2)
    large = replace(STORM, columns={"rows": np.arange(1_000_000)})
    for name, one in (("a", large), ("b", STORM), ("c", STORM)):
        store.save(replace(KEY, name=name), one)
    assert [name for name in "abc" if store.load(replace(KEY, name=name))] == ["b", "c"]
    assert (tmp_path / FILE).stat().st_size < 1_000_000


WRITER = """
import sys
from pathlib import Path
from tests.store.test_archives import KEY, edition
from bot.store.archives import ArchiveStore
store, number = ArchiveStore(Path(sys.argv[1])), 0
while True:
    number += 1
    store.save(KEY, edition(number))
    print(number, flush=True)
"""


def edition(number: int) -> Snapshot:
    """An archive of which every part tells its number."""
    whole = snapshot(
        **{f"a{at}": f"The storm hit the harbour {number * (at % 3)} times." for at in range(30)}
    )
    pieces = [f"{number} {at}".encode() * 500 for at in range(20)]
    return replace(whole, facts={"dates": pieces}, columns={"rows": np.full(50_000, number)})


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, tmp_path], stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
    )
    yield process
    process.kill()
    process.wait()
    assert process.stdout
    process.stdout.close()


@pytest.mark.parametrize("chance", range(4))
def test_who_is_killed_while_writing_leaves_one_whole_edition(
    tmp_path: Path, writer: subprocess.Popen[bytes], chance: int
) -> None:
    assert writer.stdout
    confirmed = int(writer.stdout.readline())
    time.sleep(random.Random(chance).random() / 3)
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    confirmed = max([confirmed, *map(int, writer.stdout.read().split())])
    store = ArchiveStore(tmp_path)
    found = store.load(KEY)
    assert found is not None
    number = int(found.columns["rows"][0])
    assert number >= confirmed
    assert seen(found) == seen(edition(number))
    assert store.check() is None
