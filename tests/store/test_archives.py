import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bot.archive import Article
from bot.archive.packing import packed
from bot.archive.reading import SourceFile, read_article
from bot.store import snapshots
from bot.store.archives import FILE, ArchiveStore
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
