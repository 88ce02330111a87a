"""The articles that servers have added: kept once, found again, and nobody else's."""

import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.config.settings import UploadSettings
from bot.extracting import Extracted, Request
from bot.store import uploads as store
from bot.store.uploads import MOST_WAITING, Stored, Uploads
from bot.store.waiting import FOLDER, SECONDS, Waiting
from tests.extracting.here import extract_here

HERE, THERE, IDA, EVE = 1, 2, 70, 71
FLOOD = b"The flood reached the mill on 9 June 2022. Nobody was hurt."


def article(text: bytes = FLOOD, name: str = "flood") -> Waiting:
    made = extract_here(Request(f"{name}.txt", text), most_bytes=10_000)
    assert isinstance(made, Extracted)
    return Waiting(name, made)


@pytest.fixture
def uploads(tmp_path: Path) -> Uploads:
    return Uploads(tmp_path, UploadSettings())


def waiting(uploads: Uploads, guild: int = HERE, person: int = IDA, what: Waiting | None = None) -> str:
    token = uploads.wait(guild, person, what or article())
    assert token
    return token


def test_what_waits_is_no_article_yet(uploads: Uploads) -> None:
    waiting(uploads)
    assert not uploads.files(HERE)


def test_what_is_kept_lies_in_the_folder_of_the_server(uploads: Uploads, tmp_path: Path) -> None:
    assert uploads.keep(HERE, IDA, waiting(uploads)) == ("kept", "flood.txt")
    assert uploads.files(HERE) == (Stored("flood.txt", len(FLOOD)),)
    assert (tmp_path / "1" / "flood.txt").read_bytes() == FLOOD
    assert not list((tmp_path / "1" / FOLDER).iterdir())


def test_keeping_twice_is_harmless(uploads: Uploads) -> None:
    token = waiting(uploads)
    with ThreadPoolExecutor(4) as pool:
        outcomes = [outcome for outcome, _ in pool.map(lambda _: uploads.keep(HERE, IDA, token), range(4))]
    assert sorted(outcomes) == ["gone", "gone", "gone", "kept"]
    assert len(uploads.files(HERE)) == 1


def test_only_the_person_and_the_server_of_the_card_find_it(uploads: Uploads) -> None:
    token = waiting(uploads)
    assert uploads.keep(HERE, EVE, token) == ("gone", "")
    assert uploads.keep(THERE, IDA, token) == ("gone", "")
    assert not uploads.discard(HERE, EVE, token)
    assert uploads.keep(HERE, IDA, token)[0] == "kept"


@pytest.mark.parametrize("token", ["", "../../1/flood.txt", "x" * 90, "\0"])
def test_a_forged_token_finds_nothing(uploads: Uploads, token: str) -> None:
    waiting(uploads)
    assert uploads.keep(HERE, IDA, token) == ("gone", "")


def test_nothing_on_disk_says_who_sent_it(uploads: Uploads, tmp_path: Path) -> None:
    person = 812345678901234567
    waiting(uploads, person=person)
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert files
    assert not any(str(person) in file.name or str(person).encode() in file.read_bytes() for file in files)


def test_a_restart_loses_neither_what_waits_nor_what_is_kept(uploads: Uploads, tmp_path: Path) -> None:
    uploads.keep(HERE, IDA, waiting(uploads))
    token = waiting(uploads, what=article(b"Another flood came in July. It was worse.", "july"))
    again = Uploads(tmp_path, UploadSettings())
    assert again.known == {HERE}
    assert [file.name for file in again.files(HERE)] == ["flood.txt"]
    assert again.keep(HERE, IDA, token) == ("kept", "july.txt")


def test_what_waited_an_hour_is_deleted_at_the_start_and_when_another_comes(
    uploads: Uploads, tmp_path: Path
) -> None:
    first = waiting(uploads)
    long_ago = time.time() - SECONDS - 60
    for file in (tmp_path / "1" / FOLDER).iterdir():
        os.utime(file, (long_ago, long_ago))
    waiting(uploads, what=article(b"Another flood came in July. It was worse."))
    assert uploads.keep(HERE, IDA, first) == ("gone", "")
    for file in (tmp_path / "1" / FOLDER).iterdir():
        os.utime(file, (long_ago, long_ago))
    Uploads(tmp_path, UploadSettings())
    assert not list((tmp_path / "1" / FOLDER).iterdir())


@pytest.mark.parametrize("where", [".", FOLDER])
def test_what_a_crash_left_half_written_is_deleted_after_an_hour_and_takes_no_place(
    where: str, uploads: Uploads, tmp_path: Path
) -> None:
    waiting(uploads)
    drafts = [tmp_path / str(HERE) / where / f".{number}.part" for number in range(MOST_WAITING)]
    for draft in drafts:
        draft.touch()
    waiting(Uploads(tmp_path, UploadSettings()))
    assert all(draft.exists() for draft in drafts)  # another process may be writing them
    for draft in drafts:
        os.utime(draft, (time.time() - SECONDS - 1,) * 2)
    Uploads(tmp_path, UploadSettings())
    assert not any(draft.exists() for draft in drafts)


def test_where_nothing_can_be_deleted_the_bot_still_starts(
    uploads: Uploads, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(30, "Read-only file system")

    uploads.keep(HERE, IDA, waiting(uploads))
    monkeypatch.setattr(store, "clear_old", refuse)
    assert Uploads(tmp_path, UploadSettings()).files(HERE) == uploads.files(HERE)


def test_an_hour_counts_also_while_nothing_is_cleared_up(uploads: Uploads, tmp_path: Path) -> None:
    first = waiting(uploads)
    [file] = (tmp_path / "1" / FOLDER).iterdir()
    os.utime(file, (0, 0))
    assert uploads.keep(HERE, IDA, first) == ("gone", "")
    uploads.clear_old()
    assert not file.exists()


def test_a_clock_that_steps_back_deletes_nothing(uploads: Uploads, tmp_path: Path) -> None:
    token = waiting(uploads)
    later = time.time() + 10 * SECONDS
    [file] = (tmp_path / "1" / FOLDER).iterdir()
    os.utime(file, (later, later))
    assert Uploads(tmp_path, UploadSettings()).keep(HERE, IDA, token)[0] == "kept"


def test_the_same_text_is_kept_once_whatever_stands_above_it(uploads: Uploads) -> None:
    uploads.keep(HERE, IDA, waiting(uploads))
    other = article(b"---\ntitle: Otherwise\n---\n\n" + FLOOD + b"\n", "other")
    assert uploads.same_as(HERE, other.article.data) == "flood.txt"
    assert uploads.keep(HERE, IDA, waiting(uploads, what=other)) == ("same", "flood.txt")
    assert uploads.same_as(THERE, other.article.data) is None


def test_two_texts_of_one_name_have_two_files(uploads: Uploads) -> None:
    for text in (FLOOD, b"Another flood came in July. It was worse."):
        uploads.keep(HERE, IDA, waiting(uploads, what=article(text)))
    assert [file.name for file in uploads.files(HERE)] == ["flood 2.txt", "flood.txt"]


@pytest.mark.parametrize("limits", [UploadSettings(most_articles=1), UploadSettings(most_total_bytes=70)])
def test_a_server_has_no_more_than_it_may(tmp_path: Path, limits: UploadSettings) -> None:
    uploads = Uploads(tmp_path, limits)
    first, second = waiting(uploads), waiting(uploads, what=article(b"Another flood came in July.", "july"))
    assert uploads.keep(HERE, IDA, first)[0] == "kept"
    assert uploads.keep(HERE, IDA, second) == ("full", "")
    assert uploads.remove(HERE, "flood.txt")
    assert uploads.keep(HERE, IDA, second)[0] == "kept"


def test_not_any_number_may_wait(uploads: Uploads) -> None:
    for _ in range(MOST_WAITING):
        waiting(uploads)
    assert uploads.wait(HERE, IDA, article()) is None
    assert uploads.wait(THERE, IDA, article())


def test_removing_and_forgetting_touch_one_server_alone(uploads: Uploads, tmp_path: Path) -> None:
    for guild in (HERE, THERE):
        uploads.keep(guild, IDA, waiting(uploads, guild))
    assert not uploads.remove(HERE, "../2/flood.txt")
    assert uploads.remove(HERE, "flood.txt")
    assert not uploads.remove(HERE, "flood.txt")
    waiting(uploads)
    assert uploads.forget(HERE)
    assert not uploads.forget(HERE)
    assert uploads.known == {THERE}
    assert [entry.name for entry in tmp_path.iterdir()] == ["2"]


def test_each_change_is_another_version(uploads: Uploads) -> None:
    versions = [uploads.version(HERE)]
    uploads.keep(HERE, IDA, waiting(uploads))
    versions.append(uploads.version(HERE))
    uploads.remove(HERE, "flood.txt")
    versions.append(uploads.version(HERE))
    assert len(set(versions)) == 3


def test_on_a_full_disk_it_still_waits(
    uploads: Uploads, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    token = waiting(uploads)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(store, "write_whole", full)
        with pytest.raises(OSError, match="No space"):
            uploads.keep(HERE, IDA, token)
    assert "No space" in caplog.text
    assert not uploads.files(HERE)
    assert uploads.keep(HERE, IDA, token)[0] == "kept"


def test_what_else_lies_there_is_left_alone(tmp_path: Path) -> None:
    for name in ("1/.x.part", "1/a.exe", "1/a.md", "notes/a.md", "link.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("words")
    (tmp_path / "1" / "out.md").symlink_to(tmp_path / "link.md")
    (tmp_path / "3").symlink_to(tmp_path / "1")
    uploads = Uploads(tmp_path, UploadSettings())
    assert uploads.known == {1}
    assert [file.name for file in uploads.files(1)] == ["a.md"]


def test_a_damaged_article_that_waits_is_gone(uploads: Uploads, tmp_path: Path) -> None:
    token = waiting(uploads)
    for file in (tmp_path / "1" / FOLDER).iterdir():
        file.write_bytes(b"\xc1")
    assert uploads.keep(HERE, IDA, token) == ("gone", "")


def test_a_folder_that_cannot_be_seen_stops_nothing(
    uploads: Uploads, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    uploads.keep(HERE, IDA, waiting(uploads))

    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert not Uploads(tmp_path, UploadSettings()).known
    assert "Permission denied" in caplog.text


def test_on_a_disk_that_cannot_be_written_what_is_kept_is_there(
    uploads: Uploads, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    uploads.keep(HERE, IDA, waiting(uploads))
    waiting(uploads, what=article(b"Another flood came in July. It was worse."))
    long_ago = time.time() - SECONDS - 60
    for file in (tmp_path / "1" / FOLDER).iterdir():
        os.utime(file, (long_ago, long_ago))

    def refuse(_: Path, *, missing_ok: bool = False) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(Path, "unlink", refuse)
    assert [file.name for file in Uploads(tmp_path, UploadSettings()).files(HERE)] == ["flood.txt"]
    assert "Read-only file system" in caplog.text


def test_what_a_crash_left_half_written_is_no_article_and_is_cleared_up(tmp_path: Path) -> None:
    old, new = tmp_path / "1" / ".old.part", tmp_path / "1" / ".new.part"
    new.parent.mkdir()
    for draft in (old, new):
        draft.write_bytes(FLOOD[:20])
    os.utime(old, (0, 0))
    assert not Uploads(tmp_path, UploadSettings()).files(HERE)
    assert not old.exists()
    assert new.exists()


def test_a_crash_between_keeping_and_forgetting_that_it_waited_keeps_it_once(
    uploads: Uploads, tmp_path: Path
) -> None:
    token = waiting(uploads)
    [file] = (tmp_path / "1" / FOLDER).iterdir()
    data = file.read_bytes()
    uploads.keep(HERE, IDA, token)
    file.write_bytes(data)
    again = Uploads(tmp_path, UploadSettings())
    assert again.keep(HERE, IDA, token) == ("same", "flood.txt")
    assert len(again.files(HERE)) == 1
