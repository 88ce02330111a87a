import shutil
from pathlib import Path

import pytest

from bot.archive import Interval
from bot.ingest import contents
from bot.ingest.keeper import Keeper
from bot.ingest.making import Making
from bot.library import Library
from bot.search import Search
from bot.store.archives import ArchiveStore
from bot.store.facts import packed_facts
from bot.store.listing import UnusableFolderError
from tests.ingest.news import folder_of_news, keeper, known, stated, texts, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folder_of_news(tmp_path / "news")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def opened(folder: Path, data: Path) -> Keeper:
    made = keeper(folder, data)
    made.open()
    return made


def read_anew(folder: Path, tmp_path: Path) -> Library:
    return keeper(folder, tmp_path / "none").open()


@pytest.fixture
def no_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("it was worked out again")

    monkeypatch.setattr(contents, "read_article", refuse)
    monkeypatch.setattr("bot.facts.facts.Facts.of", refuse)
    monkeypatch.setattr(Search, "__init__", refuse)


def test_a_start_from_the_store_works_out_nothing_and_knows_everything(
    opened: Keeper, folder: Path, data: Path, no_reading: None
) -> None:
    assert opened.save()
    again = keeper(folder, data)
    assert known(again.open()) == known(opened.library)
    assert stated(again.library) == stated(opened.library)
    assert again.is_saved


def test_what_changed_while_the_bot_was_off_is_taken_up(opened: Keeper, folder: Path, tmp_path: Path) -> None:
    opened.save()
    write(folder, birds="The heron has left the harbour.", owl="An owl was seen on 3 May 2021.")
    (folder / "ferry.txt").unlink()
    again = keeper(folder, tmp_path / "data")
    assert known(again.open()) == known(read_anew(folder, tmp_path))
    assert not again.is_saved
    again.save()
    assert known(keeper(folder, tmp_path / "data").open()) == known(again.library)


@pytest.mark.parametrize("column", ["words", "told", "version"])
def test_damaged_columns_are_worked_out_again(
    opened: Keeper, folder: Path, data: Path, column: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    columns = opened.library.search.columns()
    kept = {name: each for name, each in columns.items() if not name.startswith(column)}
    monkeypatch.setattr(Search, "columns", lambda _self: kept)
    opened.save()
    assert known(keeper(folder, data).open()) == known(opened.library)


def test_damaged_facts_are_worked_out_again(
    opened: Keeper, folder: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pieces = {**packed_facts(opened.library.facts), "dates": [b"damaged"]}
    monkeypatch.setattr("bot.ingest.keeper.packed_facts", lambda _facts: pieces)
    opened.save()
    again = keeper(folder, data).open()
    assert known(again) == known(opened.library)
    assert stated(again) == stated(opened.library)


def test_other_settings_make_another_library(opened: Keeper, folder: Path, data: Path) -> None:
    opened.save()
    other = keeper(folder, data, Making(published=Interval.parse("2019"))).open()
    assert other.facts.published["birds.txt"].known == "configured"


def test_where_the_store_is_of_no_use_all_goes_on_from_memory(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    made = Keeper("news", folder, Making(), ArchiveStore(tmp_path / "file"))
    assert known(made.open()) == known(read_anew(folder, tmp_path))
    assert not made.save()
    write(folder, owl="An owl was seen.")
    change = made.refresh()
    assert change is not None
    assert "owl.txt" in texts(change.library)


def test_a_look_at_what_did_not_change_brings_nothing(opened: Keeper) -> None:
    assert opened.refresh() is None


def test_what_changes_is_taken_up_and_counted(opened: Keeper, folder: Path, tmp_path: Path) -> None:
    write(folder, birds="The heron has left.", owl="An owl was seen.", mouse="A mouse was seen.")
    (folder / "ferry.txt").unlink()
    change = opened.refresh()
    assert change is not None
    assert (change.added, change.changed, change.removed) == (2, 1, 1)
    assert change.library is opened.library
    assert known(opened.library) == known(read_anew(folder, tmp_path))


def test_a_library_that_was_given_out_stays_as_it_was(opened: Keeper, folder: Path) -> None:
    before = opened.library
    seen = known(before)
    write(folder, birds="The heron has left.")
    opened.refresh()
    assert known(before) == seen


def test_only_paths_that_are_named_are_looked_at(opened: Keeper, folder: Path) -> None:
    write(folder, owl="An owl was seen.", mouse="A mouse was seen.")
    change = opened.refresh([str(folder / "owl.txt")])
    assert change is not None
    assert "owl.txt" in texts(change.library)
    assert "mouse.txt" not in texts(change.library)


def test_a_half_written_file_waits_and_the_old_text_counts_until_then(opened: Keeper, folder: Path) -> None:
    old = texts(opened.library)["birds.txt"]
    with (folder / "birds.txt").open("w") as birds, (folder / "owl.txt").open("w") as owl:
        birds.write("The heron has")
        owl.write("An owl")
        birds.flush()
        owl.flush()
        assert opened.refresh() is None
        assert set(opened.waiting) == {"birds.txt", "owl.txt"}
        assert texts(opened.library)["birds.txt"] == old
        birds.write(" left.")
        owl.write(" was seen.")
    change = opened.refresh(())
    assert change is not None
    assert texts(change.library)["birds.txt"] == "The heron has left."
    assert texts(change.library)["owl.txt"] == "An owl was seen."
    assert not opened.waiting


def test_an_emptied_folder_leaves_no_articles(opened: Keeper, folder: Path) -> None:
    for file in folder.rglob("*.*"):
        file.unlink()
    change = opened.refresh()
    assert change is not None
    assert texts(change.library) == {}
    assert not change.library.search.ask("heron").citations
    write(folder, owl="An owl was seen.")
    assert opened.refresh() is not None
    assert list(texts(opened.library)) == ["owl.txt"]


def test_a_folder_that_is_gone_leaves_the_library_as_it_was(opened: Keeper, folder: Path) -> None:
    before = texts(opened.library)
    folder.rename(folder.with_name("away"))
    assert opened.refresh() is None
    assert opened.trouble == f"there is no folder {folder}"
    folder.mkdir()
    assert opened.refresh() is None
    assert "is its disk mounted?" in str(opened.trouble)
    assert texts(opened.library) == before
    folder.rmdir()
    folder.with_name("away").rename(folder)
    assert opened.refresh() is None
    assert opened.trouble is None


def test_another_folder_with_articles_in_its_place_is_taken_up(opened: Keeper, folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()
    write(folder, owl="An owl was seen.")
    assert opened.refresh() is not None
    assert list(texts(opened.library)) == ["owl.txt"]


def test_a_folder_without_articles_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "photo.png").touch()
    with pytest.raises(UnusableFolderError, match=r"no file that can be read \(photo\.png: only"):
        keeper(tmp_path, tmp_path / "data").open()


def test_what_a_start_left_on_disk_can_be_read_ahead(
    opened: Keeper, folder: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.read_ahead()
    opened.save()
    again = keeper(folder, data)
    again.open()
    again.read_ahead()
    monkeypatch.setattr("bot.store.facts._unpacked", None)
    assert stated(again.library) == stated(opened.library)
