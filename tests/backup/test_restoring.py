import asyncio
import json
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from zipfile import ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.backup import contents
from bot.backup.contents import (
    MANIFEST,
    SETTINGS,
    BackupError,
    Manifest,
    articles_in,
    name_of_article,
    read_manifest,
)
from bot.backup.making import make_backup
from bot.backup.restoring import restore
from bot.store.servers import Servers
from bot.store.shared.database import SharedDatabase
from bot.store.shared.migrations import MIGRATIONS, migrate
from bot.store.shared.takeover import EarlierSettings

STORM, CALM = b"The storm hit the harbour.", b"The harbour was calm."


def servers_of(data: Path) -> Servers:
    return Servers(SharedDatabase(data), EarlierSettings(data))


async def _set(data: Path, guild: int, **changes: object) -> None:
    servers = servers_of(data)
    await servers.open()
    await servers.change(guild, **changes)
    await servers.close()


def set_up(data: Path, **uploads: bytes) -> Path:
    """A data folder in which server 1 speaks Dutch, and has added these articles."""
    asyncio.run(_set(data, 1, language="nl"))
    (data / "uploads" / "1").mkdir(parents=True)
    for name, text in uploads.items():
        (data / "uploads" / "1" / f"{name}.txt").write_bytes(text)
    return data


def languages(data: Path) -> dict[int, str | None]:
    async def read() -> dict[int, str | None]:
        servers = servers_of(data)
        await servers.open()
        try:
            return {guild: servers.of(guild).language for guild in servers.known}
        finally:
            await servers.close()

    return asyncio.run(read())


def uploads(data: Path) -> dict[str, bytes]:
    return {
        path.relative_to(data / "uploads").as_posix(): path.read_bytes()
        for path in (data / "uploads").rglob("*.*")
        if not path.name.startswith(".")
    }


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return set_up(tmp_path / "data", storm=STORM, calm=CALM)


@pytest.fixture
def backup(data: Path, tmp_path: Path) -> Path:
    make_backup(tmp_path / "backup.zip", data)
    return tmp_path / "backup.zip"


def test_what_was_backed_up_is_there_again(backup: Path, tmp_path: Path) -> None:
    restored = restore(backup, tmp_path / "other")
    assert (restored.settings, restored.uploads) == (True, 2)
    assert languages(tmp_path / "other") == {1: "nl"}
    assert uploads(tmp_path / "other") == {"1/storm.txt": STORM, "1/calm.txt": CALM}


def test_what_came_later_is_gone(backup: Path, data: Path) -> None:
    asyncio.run(_set(data, 1, language="en"))
    asyncio.run(_set(data, 2, private=True))
    (data / "uploads" / "1" / "storm.txt").write_bytes(CALM)
    (data / "uploads" / "1" / "owl.txt").write_bytes(b"An owl.")
    (data / "uploads" / "2").mkdir()
    (data / "uploads" / "2" / "owl.txt").write_bytes(b"An owl.")
    restore(backup, data)
    assert languages(data) == {1: "nl"}
    assert uploads(data) == {"1/storm.txt": STORM, "1/calm.txt": CALM}


def test_settings_that_are_in_use_are_backed_up_whole(data: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(data / SETTINGS)) as busy:
        busy.execute("BEGIN IMMEDIATE")
        busy.execute("DELETE FROM server_settings")
        make_backup(tmp_path / "backup.zip", data)
        busy.rollback()
    restore(tmp_path / "backup.zip", tmp_path / "other")
    assert languages(tmp_path / "other") == {1: "nl"}


async def test_a_bot_that_runs_takes_over_what_was_restored(tmp_path: Path) -> None:
    data = await asyncio.to_thread(set_up, tmp_path / "data")
    await asyncio.to_thread(make_backup, tmp_path / "backup.zip", data)
    servers = servers_of(data)
    await servers.open()
    await servers.change(1, language="en")
    await servers.change(2, private=True)
    await asyncio.to_thread(restore, tmp_path / "backup.zip", data)
    await servers.refresh()
    assert servers.of(1).language == "nl"
    assert servers.known == {1}
    await servers.change(3, language="en")
    await servers.close()
    assert await asyncio.to_thread(languages, data) == {1: "nl", 3: "en"}


def test_a_backup_of_nothing_can_be_made_and_restored(tmp_path: Path) -> None:
    assert make_backup(tmp_path / "backup.zip", tmp_path / "none").files == {}
    restored = restore(tmp_path / "backup.zip", tmp_path / "data")
    assert (restored.settings, restored.uploads) == (False, 0)


def test_a_backup_takes_the_place_of_an_older_one_and_of_nothing_else(data: Path, tmp_path: Path) -> None:
    make_backup(tmp_path / "backup.zip", data)
    (data / "uploads" / "1" / "storm.txt").unlink()
    make_backup(tmp_path / "backup.zip", data)
    restore(tmp_path / "backup.zip", tmp_path / "other")
    assert uploads(tmp_path / "other") == {"1/calm.txt": CALM}
    (tmp_path / "thesis.zip").write_text("years of work")
    with pytest.raises(BackupError, match="no backup: name another file"):
        make_backup(tmp_path / "thesis.zip", data)
    assert sorted(path.name for path in tmp_path.glob("*.zip*")) == ["backup.zip", "thesis.zip"]


def test_only_its_owner_can_read_a_backup(backup: Path) -> None:
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600


NAMES = ["storm.txt", "deep/er/été.md", "two\nlines.txt", "50%.txt", "caf\\xe9.txt", "_.txt"]


def test_articles_are_put_back_where_they_are_missing(data: Path, tmp_path: Path) -> None:
    folders = {"divorce": tmp_path / "one", "a/b..": tmp_path / "two"}
    for name in NAMES:
        for folder in folders.values():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(STORM)
    make_backup(tmp_path / "backup.zip", data, articles=folders)
    for name in NAMES[1:]:
        (tmp_path / "one" / name).unlink()
    (tmp_path / "one" / "storm.txt").write_bytes(CALM)
    restored = restore(tmp_path / "backup.zip", data, articles=folders)
    assert (restored.articles, restored.left) == (len(NAMES) - 1, ("storm.txt",))
    assert all((tmp_path / "one" / name).read_bytes() == STORM for name in NAMES[1:])
    assert (tmp_path / "one" / "storm.txt").read_bytes() == CALM


@given(st.text(min_size=1), st.lists(st.text(min_size=1), min_size=1))
def test_names_of_articles_come_back_as_they_were(called: str, parts: list[str]) -> None:
    try:
        inside = "/".join([*parts, "a.txt"])
        name = name_of_article(called, inside)
    except UnicodeEncodeError:
        return
    [(_, found, back)] = articles_in(Manifest(1, "", "", None, {name: ""}))
    assert (found, back) == (called, inside)


def forge(backup: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    """Change the files of a backup, its manifest as a dict."""
    with ZipFile(backup) as opened:
        files = {name: opened.read(name) for name in opened.namelist()}
    change(files)
    with ZipFile(backup, "w") as opened:
        for name, content in files.items():
            opened.writestr(name, content)


def state(data: Path) -> object:
    return languages(data), uploads(data)


def _add(name: str) -> Callable[[dict[str, bytes]], None]:
    def change(files: dict[str, bytes]) -> None:
        manifest = json.loads(files[MANIFEST])
        manifest["files"][name] = "0"
        files[name] = b"x"
        files[MANIFEST] = json.dumps(manifest).encode()

    return change


def _manifest(**values: object) -> Callable[[dict[str, bytes]], None]:
    def change(files: dict[str, bytes]) -> None:
        files[MANIFEST] = json.dumps(json.loads(files[MANIFEST]) | values).encode()

    return change


FORGERIES = {
    "no manifest": (lambda files: files.pop(MANIFEST), "no backup of Receipts"),
    "a manifest that is none": (lambda files: files.update({MANIFEST: b"{"}), "cannot be read"),
    "a later format": (_manifest(format=2), r"a newer Receipts made it \(format 2"),
    "a file that is not listed": (lambda files: files.update({"uploads/1/a.txt": b""}), "other files than"),
    "a file that is missing": (lambda files: files.pop("uploads/1/calm.txt"), "other files than it says"),
    "a file that was changed": (
        lambda files: files.update({"uploads/1/calm.txt": b"no"}),
        r"uploads/1/calm\.txt in it is damaged",
    ),
    **{
        f"a name like {name!a}": (_add(name), "by a name that none may have")
        for name in (
            "../escaped.txt",
            "/escaped.txt",
            "uploads/../../escaped.txt",
            "uploads/1/../../escaped.txt",
            "uploads/1/.restored.txt",
            "uploads/one/a.txt",
            "uploads/1/deep/a.txt",
            "uploads/1/a\\b.txt",
            "uploads/1/a.exe",
            "articles/_/../a.txt",
            "articles/_/%2E%2E/a.txt",
            "articles/_/a%2Fb.txt",
            "articles/a.txt",
            "vectors.sqlite3",
        )
    },
}


@pytest.mark.parametrize("case", FORGERIES)
def test_what_no_backup_may_hold_is_refused_before_anything_changes(
    backup: Path, data: Path, tmp_path: Path, case: str
) -> None:
    change, complaint = FORGERIES[case]
    forge(backup, change)
    before = state(data)
    with pytest.raises(BackupError, match=complaint):
        restore(backup, data)
    assert state(data) == before
    assert not list(tmp_path.rglob("escaped*"))


def test_a_link_in_a_backup_is_refused(backup: Path, data: Path) -> None:
    link = ZipInfo("uploads/1/link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    forge(backup, _add("uploads/1/link.txt"))
    with ZipFile(backup) as opened:
        files = {name: opened.read(name) for name in opened.namelist()}
    with ZipFile(backup, "w") as opened:
        for name, content in files.items():
            opened.writestr(link if name == link.filename else name, content)
    with pytest.raises(BackupError, match="it holds what none may"):
        restore(backup, data)


def test_what_is_too_large_is_refused(backup: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "MOST_BYTES", 10)
    with pytest.raises(BackupError, match="it holds what none may"):
        restore(backup, data)


def test_nothing_is_written_through_a_link_that_leads_out(backup: Path, tmp_path: Path) -> None:
    (tmp_path / "other" / "uploads").mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "other" / "uploads" / "1").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(BackupError, match="behind a link that leads out"):
        restore(backup, tmp_path / "other")
    assert not list((tmp_path / "elsewhere").iterdir())


@pytest.mark.parametrize("content", [b"", b"no zip file", b"PK\x05\x06" + b"\0" * 18])
def test_another_file_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "thesis.zip").write_bytes(content)
    with pytest.raises(BackupError, match="no backup of Receipts"):
        restore(tmp_path / "thesis.zip", tmp_path / "data")


def newer(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE receipts_schema SET version = 99")


def test_settings_of_a_newer_program_are_refused(data: Path, tmp_path: Path) -> None:
    newer(data / SETTINGS)
    make_backup(tmp_path / "backup.zip", data)
    with pytest.raises(BackupError, match=r"settings in it are of a newer Receipts \(schema 99"):
        restore(tmp_path / "backup.zip", tmp_path / "other")
    assert not (tmp_path / "other" / SETTINGS).exists()


def test_settings_of_a_newer_program_are_not_replaced(backup: Path, data: Path) -> None:
    newer(data / SETTINGS)
    with pytest.raises(BackupError, match=r"settings\.sqlite3 is of a newer Receipts \(schema 99"):
        restore(backup, data)


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS) + 1))
def test_a_backup_of_every_earlier_version_can_be_restored(tmp_path: Path, version: int) -> None:
    async def make() -> None:
        database = SharedDatabase(tmp_path / "old")
        await migrate(database, MIGRATIONS[:version])
        await database.close()

    asyncio.run(make())
    with closing(sqlite3.connect(tmp_path / "old" / SETTINGS)) as connection, connection:
        connection.execute(
            "INSERT INTO server_settings (guild_id, language, private, channels, changed) "
            "VALUES (7, 'nl', 0, '[]', 1)"
        )
    make_backup(tmp_path / "backup.zip", tmp_path / "old")
    restore(tmp_path / "backup.zip", tmp_path / "data")
    assert languages(tmp_path / "data") == {7: "nl"}


def test_damaged_settings_are_replaced(backup: Path, data: Path) -> None:
    (data / SETTINGS).write_bytes(b"x" * 10_000)
    restore(backup, data)
    assert languages(data) == {1: "nl"}


def test_a_manifest_is_read_as_it_was_written(backup: Path) -> None:
    with ZipFile(backup) as opened:
        manifest = read_manifest(opened)
    assert set(manifest.files) == {SETTINGS, "uploads/1/storm.txt", "uploads/1/calm.txt"}
    assert manifest.settings == len(MIGRATIONS)


def test_settings_that_are_locked_for_long_can_be_restored_later(
    backup: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.backup.settings_file._SECONDS_TO_WAIT", 0.0)
    asyncio.run(_set(data, 1, language="en"))
    with closing(sqlite3.connect(data / SETTINGS)) as busy:
        busy.execute("BEGIN IMMEDIATE")
        with pytest.raises(BackupError, match=r"not all could be put back \(.*locked\): do it again"):
            restore(backup, data)
    assert languages(data) == {1: "en"}
    restore(backup, data)
    assert languages(data) == {1: "nl"}
