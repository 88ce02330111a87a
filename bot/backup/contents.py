"""What stands in a backup, and which names may stand there."""

import re
import stat
from collections.abc import Iterator, Mapping
from urllib.parse import quote, unquote
from zipfile import ZipFile, ZipInfo

import msgspec

from bot.store.listing import ARTICLE_SUFFIXES

FORMAT = 1
"""Of the file: a later one is refused."""

MANIFEST = "receipts-backup.json"
SETTINGS = "settings.sqlite3"
UPLOADS = "uploads"
ARTICLES = "articles"
_FOLDER_OF_ONE = "_"
"""What the only folder of articles is called there, which has no name."""

MOST_BYTES = 1 << 30
"""Of one file in a backup: far above any that is written."""
_MOST_MANIFEST_BYTES = 1 << 28

_SERVER = re.compile("[0-9]{1,20}")


class BackupError(Exception):
    """The backup cannot be made or used; the message says why in one sentence for the operator."""


class Manifest(msgspec.Struct, frozen=True):
    """What a backup holds: the SHA-256 of each file by its name, and the version of the settings' tables.

    `settings` is None where they are kept elsewhere.
    """

    format: int
    program: str
    made: str
    settings: int | None
    files: Mapping[str, str]


def read_manifest(backup: ZipFile) -> Manifest:
    """The manifest of a backup, all of whose names are harmless and stand in it.

    Raises:
        BackupError: it is no backup, of a later format, or holds what none may.
    """
    infos = backup.infolist()
    by_name = {info.filename: info for info in infos}
    if MANIFEST not in by_name or by_name[MANIFEST].file_size > _MOST_MANIFEST_BYTES:
        raise BackupError("it is no backup of Receipts")
    try:
        manifest = msgspec.json.decode(backup.read(MANIFEST), type=Manifest)
    except (msgspec.MsgspecError, ValueError, RuntimeError, NotImplementedError) as error:  # also of zipfile
        raise BackupError("its list of contents cannot be read") from error
    if manifest.format > FORMAT:
        raise BackupError(f"a newer Receipts made it (format {manifest.format}; this one knows {FORMAT})")
    if len(by_name) != len(infos) or by_name.keys() != {MANIFEST, *manifest.files}:
        raise BackupError("it holds other files than it says")
    for info in infos:
        _check(info)
    return manifest


def uploads_in(manifest: Manifest) -> Iterator[tuple[str, str, str]]:
    """Each article of a server: its name in the backup, the server, and its own name."""
    for name in manifest.files:
        top, *rest = name.split("/")
        if top == UPLOADS:
            yield name, rest[0], rest[1]


def articles_in(manifest: Manifest) -> Iterator[tuple[str, str, str]]:
    """Each article of a folder: its name in the backup, what the folder is called, its name in there."""
    for name in manifest.files:
        top, *rest = name.split("/")
        if top == ARTICLES:
            called, *parts = map(unquote, rest)
            yield name, "" if rest[0] == _FOLDER_OF_ONE else called, "/".join(parts)


def name_of_article(called: str, inside: str) -> str:
    """What an article is called in a backup: `inside` the folder that is called so."""
    folder = quote(called, safe="").replace("_", "%5F").replace(".", "%2E") or _FOLDER_OF_ONE
    return "/".join([ARTICLES, folder, *map(_quoted, inside.split("/"))])


def _check(info: ZipInfo) -> None:
    linked = stat.S_ISLNK(info.external_attr >> 16)
    if linked or info.is_dir() or info.flag_bits & 1 or info.file_size > MOST_BYTES:
        raise BackupError(f"it holds what none may: {info.filename!a}")
    if not _is_harmless(info.filename):
        raise BackupError(f"it holds a file by a name that none may have: {info.filename!a}")


def _is_harmless(name: str) -> bool:
    """Whether a file of this name can only come to lie where it belongs."""
    if name in {MANIFEST, SETTINGS}:
        return True
    top, *rest = name.split("/")
    if not all(map(_is_plain, rest)) or not name.casefold().endswith(ARTICLE_SUFFIXES):
        return False
    if top == UPLOADS:
        return len(rest) == 2 and _SERVER.fullmatch(rest[0]) is not None and "%" not in rest[1]
    return top == ARTICLES and len(rest) >= 2 and all(map(_is_part, map(unquote, rest[1:])))


def _is_plain(part: str) -> bool:
    return _is_part(part) and part.isprintable() and "\\" not in part


def _is_part(part: str) -> bool:
    """Whether it names something in a folder, and nothing hidden or elsewhere."""
    return bool(part) and not part.startswith(".") and not {"/", "\0"} & set(part)


def _quoted(part: str) -> str:
    """With what not every system takes in a name as %XX."""
    return "".join(
        letter if letter.isprintable() and letter not in "%\\" else quote(letter) for letter in part
    )
