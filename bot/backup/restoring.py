"""Puts back what a backup holds, also while the bot runs."""

import hashlib
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from bot.backup.contents import (
    SETTINGS,
    UPLOADS,
    BackupError,
    Manifest,
    articles_in,
    read_manifest,
    uploads_in,
)
from bot.backup.settings_file import put_in_place, version_of
from bot.store.shared.migrations import MIGRATIONS
from bot.store.uploads import note_restored
from bot.store.whole_files import delete_whole, write_whole

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back: servers' articles, the operator's, and those of these that were left as they are."""

    settings: bool
    uploads: int
    articles: int
    left: tuple[str, ...]


def restore(file: Path, data: Path, *, articles: Mapping[str, Path] | None = None) -> Restored:
    """Have the data folder as it was when the backup was made; all of it is checked before anything changes.

    With `articles` those of its articles that are missing in the folders of these names are put there; what
    is there stays. Whoever is interrupted can do it again.

    Raises:
        BackupError: the backup is of no use here, and nothing was changed; or, as it says, not all could be.
    """
    with _opened(file) as backup:
        manifest = read_manifest(backup)
        _check_room(backup, data)
        _check_contents(backup, manifest)
        with tempfile.TemporaryDirectory(prefix="receipts-") as folder:
            settings = _settings(backup, manifest, Path(folder), data)
            try:
                _put_uploads(backup, manifest, data / UPLOADS)
                if settings is not None:
                    put_in_place(settings, data / SETTINGS)
            except (OSError, sqlite3.Error) as error:
                reason = getattr(error, "strerror", None) or str(error)
                raise BackupError(f"not all could be put back ({reason}): do it again") from error
        put, left = _put_articles(backup, manifest, articles or {})
    return Restored(settings is not None, sum(1 for _ in uploads_in(manifest)), put, left)


@contextmanager
def _opened(file: Path) -> Iterator[ZipFile]:
    try:
        with ZipFile(file) as backup:
            yield backup
    except BadZipFile:
        raise BackupError("it is no backup of Receipts, or damaged") from None
    except OSError as error:
        raise BackupError(error.strerror or str(error)) from error


def _check_room(backup: ZipFile, data: Path) -> None:
    data.mkdir(parents=True, exist_ok=True)
    if sum(info.file_size for info in backup.infolist()) > shutil.disk_usage(data).free:
        raise BackupError(f"there is no room for it in {data}")


def _check_contents(backup: ZipFile, manifest: Manifest) -> None:
    for name, digest in manifest.files.items():
        found = hashlib.sha256()
        with backup.open(name) as content:
            while chunk := content.read(_CHUNK):
                found.update(chunk)
        if found.hexdigest() != digest:
            raise BackupError(f"{name} in it is damaged")


def _settings(backup: ZipFile, manifest: Manifest, folder: Path, data: Path) -> Path | None:
    """The settings of the backup, where they can be used here."""
    known = len(MIGRATIONS)
    if SETTINGS not in manifest.files:
        return None
    copy = folder / SETTINGS
    copy.write_bytes(backup.read(SETTINGS))
    for place in (copy, data / SETTINGS):
        try:
            version = version_of(place) if place.exists() else 0
        except sqlite3.Error as error:
            if place == copy:
                raise BackupError(f"the settings in it cannot be read: {error}") from error
            continue  # what is damaged here is what is to be replaced
        if version > known:
            whose = "the settings in it are" if place == copy else f"{place} is"
            raise BackupError(f"{whose} of a newer Receipts (schema {version}; this one knows {known})")
    return copy


def _put_uploads(backup: ZipFile, manifest: Manifest, folder: Path) -> None:
    """First everything that is missing, then nothing else any more."""
    wanted = {folder / server / own: name for name, server, own in uploads_in(manifest)}
    for place, name in wanted.items():
        _check_place(place, folder)
        content = backup.read(name)
        if not place.exists() or place.read_bytes() != content:
            write_whole(place, content, replace=True)
    for server in folder.iterdir() if folder.is_dir() else ():
        for file in server.iterdir() if server.is_dir() and not server.is_symlink() else ():
            if file.is_file() and not file.name.startswith(".") and file not in wanted:
                delete_whole(file)
    note_restored(folder)


def _put_articles(
    backup: ZipFile, manifest: Manifest, folders: Mapping[str, Path]
) -> tuple[int, tuple[str, ...]]:
    put, left = 0, []
    for name, called, inside in articles_in(manifest):
        if called not in folders:
            continue
        place = folders[called] / inside
        _check_place(place, folders[called])
        content = backup.read(name)
        if not place.exists():
            write_whole(place, content)
            put += 1
        elif place.read_bytes() != content:
            left.append(inside)
    return put, tuple(left)


def _check_place(place: Path, folder: Path) -> None:
    """Refuse to write through a link that leads out of the folder."""
    if not place.resolve().is_relative_to(folder.resolve()):
        raise BackupError(f"{place} lies behind a link that leads out of {folder}")
