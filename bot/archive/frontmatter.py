"""The YAML block that may head a file: title, outlet, date and language, all of them optional."""

import re
from dataclasses import dataclass
from datetime import date

import yaml

from bot.archive.months import LANGUAGES
from bot.archive.printed_dates import find_dates

_MAX_CHARACTERS = 20_000
_MAX_DEPTH = 10
_OPENING = re.compile(r"\ufeff?---[ \t]*(?:\r\n|\r|\n)")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)", re.MULTILINE)
_LOOKS_LIKE_A_KEY = re.compile(r"\s*[\w-]{1,40}[ \t]*:(?:\s|\Z)")
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

    A block counts when it lies between `---` lines and starts like a mapping: it is no part of the article then,
    even if it is malformed. What is wrong with it is noted, never raised.
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
    day = None
    if stated := fields.get("date"):
        if found := next(find_dates(stated.value), None):
            day = (found.day, stated)
        else:
            notes.append(f"The front matter's date could not be read: {stated.value[:40]!r}.")
    language = None
    if stated := fields.get("language"):
        language = stated.value.casefold()[:2]
        if not re.fullmatch(r"[a-z]{2}(?:[-_].*)?", stated.value.casefold()):
            notes.append(f"The front matter's language is not an ISO 639-1 code: {stated.value[:40]!r}.")
            language = None
    return FrontMatter(end, fields.get("title"), fields.get("outlet"), day, language, tuple(notes))


def _read_fields(block: str, offset: int) -> tuple[dict[str, Field], list[str]]:
    """The known keys with plain values, and notes about what could not be used.

    The block is read as a stream of YAML events and never built into objects: nothing is nested, recursed into or
    expanded, so an alias bomb or ten thousand brackets cost nothing.
    """
    fields: dict[str, Field] = {}
    notes: list[str] = []
    depth, key = 0, None
    try:
        for event in yaml.parse(block, Loader=yaml.SafeLoader):
            if depth == 1 and key is not None:
                _take(event, key, block, offset, fields, notes)
                key = None
            elif depth == 1 and isinstance(event, yaml.ScalarEvent):
                key = event.value.strip().casefold()
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > _MAX_DEPTH:
                notes.append("The front matter is nested too deeply and was read in part.")
                break
    except (
        yaml.YAMLError,
        ValueError,
        OverflowError,
    ):  # the last two: PyYAML on impossible escapes and numbers
        notes.append("The front matter is not valid YAML and was read in part.")
    return fields, notes


def _take(
    event: yaml.Event, key: str, block: str, offset: int, fields: dict[str, Field], notes: list[str]
) -> None:
    if key not in _KEYS:
        return
    value = event.value.strip() if isinstance(event, yaml.ScalarEvent) else ""
    if not value:
        notes.append(f"The front matter's {key} is not a plain value.")
        return
    start = block.find(value, event.start_mark.index, event.end_mark.index)
    if start < 0:
        fields[key] = Field(
            value, offset + event.start_mark.index, offset + event.end_mark.index, verbatim=False
        )
    else:
        fields[key] = Field(value, offset + start, offset + start + len(value), verbatim=True)
