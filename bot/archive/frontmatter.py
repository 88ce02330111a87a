"""The block that may head a file, YAML or plain: title, outlet, date and language, all of them optional."""

import re
from dataclasses import dataclass

import yaml

from bot.archive.interval import Interval
from bot.archive.months import language_codes, month_numbers
from bot.archive.printed_dates import find_dates

_MAX_CHARACTERS = 20_000
_MAX_DEPTH = 10
_OPENING = re.compile(r"\ufeff?---[ \t]*(?:\r\n|\r|\n)")
_CLOSING = re.compile(r"(?<=[\r\n])(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)")
_LOOKS_LIKE_A_KEY = re.compile(r"\s*[\w-]{1,40}[ \t]*:(?:\s|\Z)")
_PLAIN_FIELD = re.compile(
    r"[ \t]*(?P<key>[^\W\d][\w -]{1,30}?)[ \t]*:(?:[ \t]++(?P<value>\S(?:[^\r\n]{0,500}\S)?)?)?[ \t]*"
    r"(?:\r\n|\r|\n)"
)
# What YAML reads in one way whatever stands around it: a key and words, perhaps quoted, on one line.
_SIMPLE_LINE = re.compile(
    r"(?P<key>[A-Za-z_]{1,40}): (?:(?P<plain>[A-Za-z0-9](?:[ !$-9;-~\xa1-\u024f\u2010-\u2026]*"
    r"[!$-9;-~\xa1-\u024f\u2010-\u2026])?)"
    r"|\"(?P<quoted>[ !#-\[\]-~\xa1-\u024f\u2010-\u2026]+)\")\r?\n"
)
_LANGUAGE_CODE = re.compile(r"([a-z]{2})(?:[-_][a-z0-9_-]{1,20})?")
# What people call the four, the surest first, in small letters without the marks between words.
_NAMES = {
    "title": ("title", "headline", "titel", "kop", "titre", "titulo", "titolo"),
    "outlet": ("outlet", "publisher", "newspaper", "site", "sitename", "krant", "source", "bron", "quelle"),
    "date": (
        *("date", "published", "publishdate", "publisheddate", "datepublished"),
        *("publicationdate", "pubdate", "publishedat", "publishedon", "publishtime", "publishedtime"),
        *("gepubliceerd", "gepubliceerdop", "publicatiedatum", "datum", "veröffentlicht", "fecha"),
        *("updated", "lastupdated", "dateupdated", "modified", "lastmodified", "bijgewerkt"),
    ),
    "language": ("language", "lang", "taal", "sprache", "langue", "idioma", "lingua"),
}
_KNOWN_NAMES = {name: (key, rank) for key, names in _NAMES.items() for rank, name in enumerate(names)}
_BETWEEN_WORDS = re.compile(r"[\s_-]+")
_NOTHING = frozenset(["null", "~", "none"])
_MONTH_AND_YEAR = re.compile(r"([^\W\d_]{3,12})\.?,? ((?:19|20)\d\d)")


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
    date: tuple[Interval, Field] | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()


def read_front_matter(text: str) -> FrontMatter:
    """The block at the start of `text`, as far as it can be understood.

    A block counts when it lies between `---` lines and starts like a mapping: it is no part of the article
    then, even if it is malformed. Without those lines, keys and values count when two or more of the keys
    that are looked for head the file. What is wrong with either is noted, never raised.
    """
    opening = _OPENING.match(text)
    if not opening:
        return _read_plain_header(text)
    closing = _CLOSING.search(text, opening.end(), opening.end() + _MAX_CHARACTERS)
    if not closing or not _LOOKS_LIKE_A_KEY.match(text, opening.end(), closing.start()):
        return FrontMatter()
    block = text[opening.end() : closing.start()]
    fields, notes = _read_simple_fields(block, opening.end()), list[str]()
    if fields is None:
        fields, notes = _read_fields(block, opening.end())
    return _interpret(closing.end(), fields, notes)


def _read_plain_header(text: str) -> FrontMatter:
    fields: dict[str, Field] = {}
    ranks: dict[str, int] = {}
    end = int(text.startswith("\ufeff"))
    while end <= _MAX_CHARACTERS and (line := _PLAIN_FIELD.match(text, end)):
        known, rank = _known(line["key"])
        if known and line["value"] and rank <= ranks.get(known, rank):
            fields[known], ranks[known] = Field(line["value"], *line.span("value"), verbatim=True), rank
        end = line.end()
    return _interpret(end, fields, []) if len(fields) > 1 else FrontMatter()


def _known(key: str) -> tuple[str, int]:
    """Which of the four `key` is another name for, "" when it is of none, and how sure a name: 0 best."""
    return _KNOWN_NAMES.get(_BETWEEN_WORDS.sub("", key.casefold()), ("", 0))


def _interpret(end: int, fields: dict[str, Field], notes: list[str]) -> FrontMatter:
    date, language = None, None
    outlet = fields.get("outlet")
    if outlet and "://" in outlet.value:  # where a file was fetched from names nobody
        outlet = None
    if stated := fields.get("date"):
        interval = _interval(stated.value)
        date = (interval, stated) if interval else None
        if not interval:
            notes.append(f"The front matter's date could not be read: {stated.value[:40]!r}.")
    if stated := fields.get("language"):
        language = _language(stated.value.casefold())
        if not language:
            notes.append(f"The front matter's language is no ISO 639-1 code: {stated.value[:40]!r}.")
    return FrontMatter(end, fields.get("title"), outlet, date, language, tuple(notes))


def _language(value: str) -> str | None:
    code = _LANGUAGE_CODE.fullmatch(value)
    return code[1] if code else language_codes().get(value)


def _interval(value: str) -> Interval | None:
    """The day that `value` holds; else the month or year that it is."""
    if found := next(find_dates(value), None):
        return Interval.of_day(found.day)
    if (match := _MONTH_AND_YEAR.fullmatch(value)) and (month := month_numbers().get(match[1].casefold())):
        value = f"{match[2]}-{month:02}"
    try:
        return Interval.parse(value)
    except ValueError:
        return None


def _read_simple_fields(block: str, offset: int) -> dict[str, Field] | None:
    """What `_read_fields` would find where every line is simple; else None.

    Most blocks are, and reading one with PyYAML takes longer than the rest of its article.
    """
    fields: dict[str, Field] = {}
    ranks: dict[str, int] = {}
    end = 0
    while end < len(block):
        line = _SIMPLE_LINE.match(block, end)
        if line is None:
            return None
        group = "plain" if line["plain"] else "quoted"
        value = line[group].strip()
        if not value or value.casefold() in _NOTHING:
            return None
        known, rank = _known(line["key"])
        if known and rank <= ranks.get(known, rank):
            start = offset + block.index(value, line.start(group))
            fields[known], ranks[known] = Field(value, start, start + len(value), verbatim=True), rank
        end = line.end()
    return fields


def _read_fields(block: str, offset: int) -> tuple[dict[str, Field], list[str]]:
    """The known keys with plain values, and notes about what could not be used.

    The block is read as a stream of YAML events and never built into objects: nothing is nested, recursed
    into or expanded, so an alias bomb or ten thousand brackets cost nothing.
    """
    fields: dict[str, Field] = {}
    ranks: dict[str, int] = {}
    notes: list[str] = []
    depth, key = 0, ""
    try:
        for event in yaml.parse(block, Loader=yaml.SafeLoader):
            if depth == 1 and key:
                known, rank = _known(key)
                if known and rank <= ranks.get(known, rank):
                    if field := _field(event, block, offset):
                        fields[known], ranks[known] = field, rank
                    else:
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
    """The value that `event` gives to a key, if it is a plain one that is neither blank nor null."""
    if not isinstance(event, yaml.ScalarEvent):
        return None
    value = event.value.strip()
    if not value or (event.style is None and value.casefold() in _NOTHING):
        return None
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
