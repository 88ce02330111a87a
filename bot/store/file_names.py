"""Names for files that somebody else named: readable, and harmless on every system."""

import re
import unicodedata
from collections.abc import Collection

LONGEST = 100
"""Bytes of a name in UTF-8, its ending included; a system takes 255, a choice on Discord 100 characters."""

_RESERVED = re.compile(r"con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$", re.IGNORECASE)
"""Names that mean a device on Windows, whatever their ending (learn.microsoft.com, Naming Files)."""

_UNWANTED = re.compile(r"(?:[^\w .,'()+-]|_)+")
_MARKS = " .,'()+-_"
_FALLBACK = "article"


def safe_file_name(name: str, suffix: str, taken: Collection[str] = ()) -> str:
    """A name with the ending `suffix` that is like `name` and none of those `taken`.

    It is one part of a path: letters and digits of any script, blanks and a few marks; it begins with none of
    the marks that mean something to a system or a shell, and is no other name in large or small letters.
    """
    stem = _plain(name.replace("\\", "/").rpartition("/")[2])
    if stem.lower().endswith(suffix):
        stem = stem[: len(stem) - len(suffix)]
    stem = _trimmed(stem)
    if _RESERVED.fullmatch(stem.partition(".")[0].strip()):
        stem = f"{_FALLBACK} {stem}"
    others = {_folded(one) for one in taken}
    endings = (suffix, *(f" {number}{suffix}" for number in range(2, len(others) + 3)))
    made = (_cut(stem, LONGEST - len(ending.encode())) + ending for ending in endings)
    return next(one for one in made if _folded(one) not in others)


def _plain(name: str) -> str:
    composed = unicodedata.normalize("NFC", name)
    return " ".join(_UNWANTED.sub("_", composed).split())


def _cut(stem: str, most: int) -> str:
    kept = stem.encode("utf-8", "ignore")[:most].decode("utf-8", "ignore")
    return _trimmed(kept) or _FALLBACK


def _trimmed(stem: str) -> str:
    return stem.lstrip(_MARKS).rstrip(_MARKS.replace(")", ""))


def _folded(name: str) -> str:
    """The same for names that some file system takes for one."""
    return unicodedata.normalize("NFKC", name.casefold()).casefold()
