"""Bytes -> text, without losing a character or moving one."""

import codecs
import re
from dataclasses import dataclass

from bot.archive.source import UnusableFileError

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BROKEN = "\ufffd"
_CONTROL = bytes((*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F))
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")
# What a letter or a typographic mark of Windows-1252 looks like in an otherwise plain text.
_LETTER_IN_WORD = re.compile(
    rb"(?<=[A-Za-z\xc0-\xff])[\xc0-\xff\x8a\x8c\x8e\x9a\x9c\x9e\x9f]|[\xc0-\xff](?=[a-z])"
)
_TYPOGRAPHIC_MARK = re.compile(rb"[\x80\x85\x91-\x97\xa0\xa1\xa3\xa7\xa9\xab\xae\xb0\xb7\xbb-\xbf]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, byte order mark and line ends as they were, and what had to be mended."""

    text: str
    notes: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded:
    """The text that `data` stands for.

    For UTF-8 the offsets equal those of Python's `open(encoding="utf-8", newline="", errors="replace")`. A
    file that is evidently Windows-1252, or UTF-16 by its byte order mark, is read as that, with a note.

    Raises:
        UnusableFileError: it is empty, or no text.
    """
    decoded = _decode(data)
    if not decoded.text.strip("\ufeff \t\r\n\f\v\u200b\u00a0"):
        raise UnusableFileError("it is empty")
    if _control_characters(decoded.text) * 20 > len(decoded.text):
        raise UnusableFileError("it is not a text file: it is full of control characters")
    if decoded.text.count(_BROKEN) * 5 > len(decoded.text):
        raise UnusableFileError("it is not a text file in UTF-8 or Windows-1252")
    return decoded


def _control_characters(text: str) -> int:
    data = text.encode("utf-8", "surrogatepass")
    return len(data) - len(data.translate(None, _CONTROL))


def _decode(data: bytes) -> Decoded:
    if data.startswith(_UTF16_MARKS):
        return _decode_utf16(data)
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _decode_windows(data) if _is_windows_1252(data) else _decode_broken(data)


def _decode_utf16(data: bytes) -> Decoded:
    codec = "utf-16-le" if data.startswith(codecs.BOM_UTF16_LE) else "utf-16-be"
    try:
        return Decoded(data.decode(codec), ("It was read as UTF-16.",))
    except UnicodeDecodeError as error:
        raise UnusableFileError("it starts as UTF-16 but is broken") from error


def _decode_windows(data: bytes) -> Decoded:
    return Decoded(data.decode("cp1252", "replace"), ("It is not UTF-8 and was read as Windows-1252.",))


def _decode_broken(data: bytes) -> Decoded:
    text = data.decode("utf-8", "replace")
    broken = text.count(_BROKEN) - data.count(_BROKEN.encode())
    return Decoded(text, (f"Broken bytes were replaced in {broken} place{'s' if broken > 1 else ''}.",))


def _is_windows_1252(data: bytes) -> bool:
    """Whether the bytes beyond ASCII read better as Windows-1252 than as UTF-8 with broken places.

    Valid UTF-8 beyond ASCII hardly arises by chance, so one good sequence for each bad one speaks for UTF-8;
    else nearly all such bytes must make sense: as a letter inside a word or as a typographic mark.
    """
    text = data.decode("utf-8", "replace")
    broken = text.count(_BROKEN)
    if sum(not char.isascii() for char in text) - broken >= broken:
        return False
    sensible = len(_LETTER_IN_WORD.findall(data)) + len(_TYPOGRAPHIC_MARK.findall(data))
    return sensible * 10 >= len(_HIGH_BYTE.findall(data)) * 9
