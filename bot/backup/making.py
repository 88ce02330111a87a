"""Makes a backup, also while the bot runs."""

import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, is_zipfile

import msgspec

from bot import __version__
from bot.backup.contents import (
    FORMAT,
    MANIFEST,
    SETTINGS,
    UPLOADS,
    BackupError,
    Manifest,
    name_of_article,
)
from bot.backup.settings_file import copied, version_of
from bot.store.folder import read_folder
from bot.store.listing import ARTICLE_SUFFIXES, UnusableFolderError


def make_backup(file: Path, data: Path, *, articles: Mapping[str, Path] | None = None) -> Manifest:
    """Write what is in the data folder and cannot be made again into `file`, in one step; says what that is.

    With `articles` the folders of these names too. A file that is no backup is not replaced.

    Raises:
        BackupError: it cannot be made; nothing was changed.
    """
    if file.exists() and not _is_backup(file):
        raise BackupError(f"{file} is there already, and no backup: name another file")
    draft = None
    try:
        handle, draft = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)  # for the owner alone
        with os.fdopen(handle, "w+b") as opened:
            manifest = _write(opened, data, articles or {})
            opened.flush()
            os.fsync(opened.fileno())
        Path(draft).replace(file)
    except (OSError, sqlite3.Error, UnusableFolderError) as error:
        if draft is not None:
            Path(draft).unlink(missing_ok=True)
        raise BackupError(getattr(error, "strerror", None) or str(error)) from error
    return manifest


def _write(opened: IO[bytes], data: Path, articles: Mapping[str, Path]) -> Manifest:
    files: dict[str, str] = {}
    settings = None
    with ZipFile(opened, "w", ZIP_DEFLATED) as backup:
        if (data / SETTINGS).exists():
            with copied(data / SETTINGS) as copy:
                settings = version_of(copy)
                content = copy.read_bytes()
            files[SETTINGS] = _add(backup, SETTINGS, content)
        for name, content in (*_uploads(data / UPLOADS), *_articles(articles)):
            files[name] = _add(backup, name, content)
        made = datetime.now(UTC).isoformat(timespec="seconds")
        manifest = Manifest(FORMAT, __version__, made, settings, files)
        backup.writestr(MANIFEST, msgspec.json.encode(manifest))
    return manifest


def _add(backup: ZipFile, name: str, content: bytes) -> str:
    backup.writestr(name, content)
    return hashlib.sha256(content).hexdigest()


def _uploads(folder: Path) -> Iterator[tuple[str, bytes]]:
    """What servers have added; not what still waits for a decision."""
    for server in sorted(folder.iterdir()) if folder.is_dir() else ():
        if not server.name.isdecimal() or server.is_symlink():
            continue
        for file in sorted(server.iterdir()):
            if file.suffix in ARTICLE_SUFFIXES and not file.name.startswith(".") and not file.is_symlink():
                try:
                    yield f"{UPLOADS}/{server.name}/{file.name}", file.read_bytes()
                except FileNotFoundError:
                    continue  # deleted just now


def _articles(folders: Mapping[str, Path]) -> Iterator[tuple[str, bytes]]:
    for name, folder in folders.items():
        for source in read_folder(folder).sources:
            yield name_of_article(name, source.name), source.data


def _is_backup(file: Path) -> bool:
    if not is_zipfile(file):
        return False
    with ZipFile(file) as opened:
        return MANIFEST in opened.namelist()
