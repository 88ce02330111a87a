"""Values in a file that is mapped into memory."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.store.blobs import BlobFile, Blobs, DamagedBlobsError, blob_writer, delete_blobs

VALUES = [b"heron", b"", b"owl" * 50_000]


def written(folder: Path, values: Iterable[bytes] = VALUES) -> tuple[BlobFile, list[int]]:
    with blob_writer(folder, "birds-") as writer:
        starts = [writer.add(value) for value in values]
    return writer.described, starts


def test_values_come_back_where_arrays_may_lie(tmp_path: Path) -> None:
    described, starts = written(tmp_path)
    blobs = Blobs(tmp_path, described)
    blobs.check()
    assert [bytes(blobs.at(start, len(value))) for start, value in zip(starts, VALUES, strict=True)] == VALUES
    assert not any(start % 64 for start in starts)


def test_a_file_without_values_is_a_file(tmp_path: Path) -> None:
    described, _ = written(tmp_path, [])
    Blobs(tmp_path, described).check()


def test_no_name_is_given_twice(tmp_path: Path) -> None:
    assert written(tmp_path)[0].name != written(tmp_path)[0].name


@pytest.mark.parametrize("by", [-1, 1, -100_000])
def test_a_file_of_another_size_is_not_looked_into(tmp_path: Path, by: int) -> None:
    described, _ = written(tmp_path)
    with (tmp_path / described.name).open("r+b") as file:
        file.truncate(described.size + by)
    with pytest.raises(DamagedBlobsError, match="not as long"):
        Blobs(tmp_path, described)


@given(st.integers(0, 2000), st.integers(0, 7))
def test_a_bit_that_is_another_is_seen(tmp_path_factory: pytest.TempPathFactory, at: int, bit: int) -> None:
    folder = tmp_path_factory.mktemp("blobs")
    described, _ = written(folder, [b"heron" * 500])
    data = bytearray((folder / described.name).read_bytes())
    data[at] ^= 1 << bit
    (folder / described.name).write_bytes(data)
    with pytest.raises(DamagedBlobsError, match="damaged"):
        Blobs(folder, described).check()


def test_a_missing_file_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Blobs(tmp_path, BlobFile("birds-0", 100, 0))


def test_a_place_beyond_the_end_is_refused(tmp_path: Path) -> None:
    described, _ = written(tmp_path)
    with pytest.raises(DamagedBlobsError, match="ends before"):
        Blobs(tmp_path, described).at(described.size - 3, 4)


def test_what_is_mapped_stays_when_the_file_is_deleted(tmp_path: Path) -> None:
    described, starts = written(tmp_path)
    blobs = Blobs(tmp_path, described)
    blobs.check()
    delete_blobs(tmp_path, "birds-", ())
    assert not list(tmp_path.iterdir())
    assert bytes(blobs.at(starts[2], len(VALUES[2]))) == VALUES[2]


def test_what_is_not_finished_leaves_nothing(tmp_path: Path) -> None:
    def values() -> Iterator[bytes]:
        yield b"heron"
        raise ValueError("no more")

    with pytest.raises(ValueError, match="no more"):
        written(tmp_path, values())
    assert not list(tmp_path.iterdir())


def test_files_that_are_kept_and_those_of_others_are_not_deleted(tmp_path: Path) -> None:
    described, _ = written(tmp_path)
    others = {"birds-2020.zip", "birds-of-the-harbour.blobs", f"trees-{'0' * 16}.blobs"}
    for name in (*others, f"birds-{'0' * 16}.blobs", ".birds-0123abcd.part"):
        (tmp_path / name).touch()
    delete_blobs(tmp_path, "birds-", {described.name})
    assert {file.name for file in tmp_path.iterdir()} == {described.name, *others}
