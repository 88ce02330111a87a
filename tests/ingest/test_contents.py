import os
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.archive.reading import SourceFile, build_archive, read_article
from bot.ingest import contents
from bot.ingest.contents import Contents, same, take_up, unread
from bot.store.folder import read_file
from bot.store.listing import FileState, FoundFile, LeftOutError, Listing, list_folder
from tests.ingest.news import folder_of_news, write

LIMIT = 10_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folder_of_news(tmp_path)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files of which an article has been made."""
    names: list[str] = []

    def note(source: SourceFile) -> object:
        names.append(source.name)
        return read_article(source)

    monkeypatch.setattr(contents, "read_article", note)
    return names


def look(folder: Path, before: Contents | None = None) -> Contents:
    return take_up(before or Contents(), list_folder(folder), LIMIT)


def names(found: Contents) -> list[tuple[str, ...]]:
    return [article.names for article in found.archive().articles]


def test_everything_is_read_once(folder: Path, read: list[str]) -> None:
    first = look(folder)
    assert read == ["birds.txt", "deep/storm.md", "ferry.txt"]
    assert look(folder, first) == first
    assert len(read) == 3


def test_only_what_changed_is_read_again(folder: Path, read: list[str]) -> None:
    before = look(folder)
    read.clear()
    write(folder, birds="The heron has left.", owl="An owl was seen.")
    (folder / "ferry.txt").unlink()
    now = look(folder, before)
    assert read == ["birds.txt", "owl.txt"]
    assert now.changed(before) == {"birds.txt", "owl.txt", "ferry.txt"}
    assert now.articles["deep/storm.md"] is before.articles["deep/storm.md"]


def test_a_file_that_was_only_touched_has_not_changed(folder: Path, read: list[str]) -> None:
    before = look(folder)
    read.clear()
    os.utime(folder / "birds.txt", (1, 1))
    now = look(folder, before)
    assert not same(before, list_folder(folder))
    assert not now.changed(before)
    assert read == []


def test_files_of_the_same_bytes_are_one_article_with_all_their_names(folder: Path, read: list[str]) -> None:
    write(folder, a="An owl was seen.", z="An owl was seen.", m="An owl was seen.")
    assert ("a.txt", "m.txt", "z.txt") in names(look(folder))
    assert read.count("a.txt") == 1
    assert len(read) == 4


def test_another_name_is_no_change_of_the_article(folder: Path) -> None:
    before = look(folder)
    write(folder, zebra=(folder / "birds.txt").read_text())
    now = look(folder, before)
    assert names(now)[0] == ("birds.txt", "zebra.txt")
    assert not now.changed(before)


def test_when_the_first_name_goes_the_next_one_is_cited(folder: Path) -> None:
    write(folder, zebra=(folder / "birds.txt").read_text())
    before = look(folder)
    (folder / "birds.txt").unlink()
    now = look(folder, before)
    assert ("zebra.txt",) in names(now)
    assert now.changed(before) == {"birds.txt", "zebra.txt"}
    assert now.articles["zebra.txt"].passages[0].span.file == "zebra.txt"


def test_a_renamed_file_is_read_under_its_new_name(folder: Path) -> None:
    before = look(folder)
    (folder / "birds.txt").rename(folder / "2019-05-03 birds.txt")
    now = look(folder, before)
    assert now.archive().articles == look(folder).archive().articles
    assert now.changed(before) == {"birds.txt", "2019-05-03 birds.txt"}


def test_what_is_no_article_is_skipped_with_its_reason_and_not_read_again(
    folder: Path, read: list[str]
) -> None:
    write(folder, empty="", none=" \n")
    (folder / "photo.png").touch()
    before = look(folder)
    reasons = {skipped.file for skipped in before.archive().skipped}
    assert reasons == {"empty.txt", "none.txt", "photo.png"}
    read.clear()
    assert look(folder, before).archive().skipped == before.archive().skipped
    assert same(before, list_folder(folder))
    assert read == []


def test_a_file_that_cannot_be_read_is_skipped_until_it_changes(folder: Path) -> None:
    def refuse(path: str, limit: int) -> bytes:
        if path.endswith("ferry.txt"):
            raise LeftOutError("it cannot be read: permission denied")
        return read_file(path, limit)

    listing = list_folder(folder)
    found = take_up(Contents(), listing, LIMIT, read=refuse)
    assert [(one.file, one.reason) for one in found.archive().skipped] == [
        ("ferry.txt", "it cannot be read: permission denied")
    ]
    assert same(found, listing)
    write(folder, ferry="The ferry is back.")
    assert "ferry.txt" in look(folder, found).articles


def test_a_file_that_changes_while_it_is_read_is_left_out_until_the_next_look_and_no_copy_of_it() -> None:
    def taken(before: Contents, listing: Listing, held: dict[str, str]) -> Contents:
        return take_up(before, listing, LIMIT, read=lambda path, _: held[path[2:]].encode())

    owl, heron = "An owl was seen.", "A heron came."
    copies = {"a.txt": owl, "b.txt": owl, "c.txt": owl}
    before = taken(Contents(), listed(copies, 0), copies)
    left = {"b.txt": owl, "c.txt": owl}
    during = taken(before, listed(left, 1), left | {"b.txt": heron})
    assert names(during) == [("c.txt",)]
    assert [one.reason for one in during.archive().skipped] == [contents.CHANGED]
    now = {"b.txt": heron, "c.txt": owl}
    after = taken(during, listed(now, 2), now)
    assert names(after) == [("b.txt",), ("c.txt",)]
    assert not after.archive().skipped


def test_every_file_that_is_done_is_told(folder: Path) -> None:
    done: list[str] = []
    take_up(Contents(), list_folder(folder), LIMIT, advance=done.append)
    assert sorted(done) == ["birds.txt", "deep/storm.md", "ferry.txt"]


TEXTS = st.sampled_from(["An owl was seen.", "A heron came.", "The ferry was sold.", "", " \n"])
FOLDERS = st.dictionaries(st.sampled_from(["a.txt", "b.txt", "c.md", "d/e.txt"]), TEXTS)


def listed(texts: dict[str, str], edition: int) -> Listing:
    """A listing in which a file is in another state once its text is another."""
    files = {}
    for name, text in texts.items():
        state = FileState(len(text), hash(text), 0, 0)
        files[name] = FoundFile(f"{edition}/{name}", state)
    return Listing(files, {})


@given(st.lists(FOLDERS, min_size=1, max_size=4))
def test_whatever_changes_the_outcome_is_that_of_reading_all(editions: list[dict[str, str]]) -> None:
    found = Contents()
    for edition, folder in enumerate(editions):

        def read(path: str, limit: int, held: dict[str, str] = folder) -> bytes:
            return held[path.partition("/")[2]].encode()

        found = take_up(found, listed(folder, edition), LIMIT, read=read)
        whole = build_archive(SourceFile(name, text.encode()) for name, text in folder.items())
        assert found.archive().articles == whole.articles
        assert found.archive().skipped == whole.skipped


@given(FOLDERS, FOLDERS)
def test_what_is_read_is_what_is_new_or_in_another_state(one: dict[str, str], other: dict[str, str]) -> None:
    before = take_up(Contents(), listed(one, 0), LIMIT, read=lambda path, _: one[path[2:]].encode())
    wanted = {name for name, text in other.items() if one.get(name) != text}
    assert set(unread(before, listed(other, 1))) == wanted


@pytest.mark.parametrize("age", [0, -contents.TICK // 2])
def test_a_file_that_changed_just_now_is_read_again_at_the_next_look(age: int) -> None:
    assert unread(*seen_at(age)) == ["a.txt"]


@pytest.mark.parametrize("age", [contents.TICK, 10**9, -(10**9)])
def test_a_file_that_changed_earlier_is_not(age: int) -> None:
    assert not unread(*seen_at(age))


def test_a_state_that_was_uncertain_is_no_other_content() -> None:
    uncertain, listing = seen_at(0)
    later = replace(listing.files["a.txt"], state=FileState(5, 1, 1, 1))
    certain = take_up(uncertain, Listing({"a.txt": later}, {}), LIMIT, read=lambda *_: b"It snowed.")
    assert certain.is_told_by(uncertain)
    assert not uncertain.is_told_by(certain)
    assert not certain.is_told_by(Contents())


def seen_at(age: int) -> tuple[Contents, Listing]:
    """What is known of a file that was read when its last change was so many nanoseconds ago."""
    changed = time.time_ns() - age
    listing = Listing({"a.txt": FoundFile("a.txt", FileState(5, changed, changed, 1))}, {})
    return take_up(Contents(), listing, LIMIT, read=lambda *_: b"It snowed."), listing
