"""The YAML block that may head a file: title, outlet, date and language, all of them optional."""

import re
from dataclasses import dataclass
from datetime import date

import yaml

from bot.archive.printed_dates import find_dates

_MAX_CHARACTERS = 20_000
_MAX_DEPTH = 10
_OPENING = re.compile(r"\ufeff?---[ \t]*(?:\r\n|\r|\n)")
_CLOSING = re.compile(r"(?<=[\r\n])(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)")
_LOOKS_LIKE_A_KEY = re.compile(r"\s*[\w-]{1,40}[ \t]*:(?:\s|\Z)")
_LANGUAGE_CODE = re.compile(r"([a-z]{2})(?:[-_][a-z0-9_-]{1,20})?")
_KEYS = ("title", "outlet", "date", "language")


@dataclass(frozen=True, slots=True)
class Field:
    """A value of the block: what it says, and where it stands if it stands there verbatim."""

    value: str
    start: int
    end: int
    verbatim: bool


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the block says. `end` is the offset at which the article starts: 0 when there is no block."""

    end: int = 0
    title: Field | None = None
    outlet: Field | None = None
    day: tuple[date, Field] | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()


def read_front_matter(text: str) -> FrontMatter:
    """The block at the start of `text`, as far as it can be understood.

    A block counts when it lies between `---` lines and starts like a mapping: it is no part of the article
    then, even if it is malformed. What is wrong with it is noted, never raised.
    """
    opening = _OPENING.match(text)
    if not opening:
        return FrontMatter()
    closing = _CLOSING.search(text, opening.end(), opening.end() + _MAX_CHARACTERS)
    if not closing or not _LOOKS_LIKE_A_KEY.match(text, opening.end(), closing.start()):
        return FrontMatter()
    fields, notes = _read_fields(text[opening.end() : closing.start()], opening.end())
    return _interpret(closing.end(), fields, notes)


def _interpret(end: int, fields: dict[str, Field], notes: list[str]) -> FrontMatter:
    day, language = None, None
    if stated := fields.get("date"):
        found = next(find_dates(stated.value), None)
        day = (found.day, stated) if found else None
        if not found:
            notes.append(f"The front matter's date could not be read: {stated.value[:40]!r}.")
    if stated := fields.get("language"):
        code = _LANGUAGE_CODE.fullmatch(stated.value.casefold())
        language = code[1] if code else None
        if not code:
            notes.append(f"The front matter's language is no ISO 639-1 code: {stated.value[:40]!r}.")
    return FrontMatter(end, fields.get("title"), fields.get("outlet"), day, language, tuple(notes))


def _read_fields(block: str, offset: int) -> tuple[dict[str, Field], list[str]]:
    """The known keys with plain values, and notes about what could not be used.

    The block is read as a stream of YAML events and never built into objects: nothing is nested, recursed
    into or expanded, so an alias bomb or ten thousand brackets cost nothing.
    """
    fields: dict[str, Field] = {}
    notes: list[str] = []
    depth, key = 0, ""
    try:
        for event in yaml.parse(block, Loader=yaml.SafeLoader):
            if depth == 1 and key:
                if field := _field(event, block, offset):
                    fields[key] = field
                elif key in _KEYS:
                    notes.append(f"The front matter's {key} is not a plain value.")
                key = ""
            elif depth == 1 and isinstance(event, yaml.ScalarEvent):
                key = event.value.strip().casefold()
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > _MAX_DEPTH:
                notes.append("The front matter is nested too deeply and was read in part.")
                break
    except (yaml.YAMLError, ValueError, OverflowError):  # the last two: PyYAML on impossible escapes
        notes.append("The front matter is not valid YAML and was read in part.")
    return fields, notes


def _field(event: yaml.Event, block: str, offset: int) -> Field | None:
    """The value that `event` gives to a key, if it is a plain one that is not blank."""
    if not isinstance(event, yaml.ScalarEvent) or not event.value.strip():
        return None
    value = event.value.strip()
    first, last = _bounds(event, block)
    start = block.find(value, first, last)
    if start < 0:
        return Field(value, offset + first, offset + last, verbatim=False)
    return Field(value, offset + start, offset + start + len(value), verbatim=True)


def _bounds(event: yaml.Event, block: str) -> tuple[int, int]:
    """Where the event stands; the whole block should PyYAML not say."""
    if event.start_mark is None or event.end_mark is None:
        return 0, len(block)
    return event.start_mark.index, event.end_mark.index
