"""What a page says of an article's publication: time stamps, bylines, and labels such as "Published:"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from bot.archive.line import Line
from bot.archive.months import month_numbers, weekday_names
from bot.archive.printed_dates import PrintedDate, find_dates
from bot.archive.vocabulary import vocabulary
from bot.archive.words import COMPOUND, LETTERS

_PUBLISHED = (
    r"(?:first |originally |date )?(?:published|posted)|publication date|date published|date|datum"
    r"|gepubliceerd|geplaatst|publicatiedatum|ver[oö]ffentlicht|publiziert|erstellt|publi[eé]e?|publicado"
    r"|pubblicato|data|fecha"
)
_UPDATED = (
    r"(?:last |date )?(?:updated?|modified)|(?:laatst )?(?:bijgewerkt|gewijzigd|aangepast)"
    r"|(?:laatste )?update|(?:zuletzt )?aktualisiert"
    r"|stand|mise? [àa] jour|actualizado|aggiornato|atualizado"
)
_ZONE = r"[ap]\.?m\.?|gmt|utc|[a-z]{1,3}[sd]t|cet|cest|bst|ist|pt|et|ct|mt|edt|amt|z"
_TIME = r"\d{1,2}(?:[:.h]\d\d){1,2}(?: ?(?:[ap]\.?m\b\.?|h|uur|uhr))?|\d{1,2} ?[ap]\.?m\b\.?"
_AGO = r"\d{1,2} (?:hours?|minutes?|mins?|days?|weeks?) ago|\d{1,2} (?:uur|minuten|dagen) geleden"
_BETWEEN = (
    r"today|yesterday|vandaag|gisteren|heute|gestern|date|time|local time"
    r"|on|at|the|and|last|op|om|uur|am|um|uhr|vom|le|[àa]|h|el|il|alle|ore|em|às|de|a las"
    r"|\d{1,3} min(?:ute|uten)?s?\.? (?:read|leestijd|lesezeit|de lecture|de lectura)|\d{1,4}"
)
# The words of those above that have several.
_PIECES = (
    r"hours?|minutes?|mins?|minuten|dagen|days?|weeks?|ago|geleden|uur|uhr|first|originally|publication|published"
    r"|posted|date|last|laatste?|update|modified|bijgewerkt|gewijzigd|aangepast|zuletzt|aktualisiert|mise?|a|jour"
    r"|local|time|las|min(?:ute|uten)?s?|read|leestijd|lesezeit|lecture|lectura|of|er|st|nd|rd|th|t"
)
_UPDATED_WORD = re.compile(rf"\b(?:{_UPDATED})\b", re.IGNORECASE)
_PUBLISHED_OPENING = re.compile(
    r"\W{0,3}(?:first |originally )?"
    r"(?:published|gepubliceerd|ver[oö]ffentlicht|publi[eé]|publicado|pubblicato)\b",
    re.IGNORECASE,
)
_UPDATED_LABEL = re.compile(rf"\W{{0,3}}(?:{_UPDATED})(?: on| op| am| le)?\W{{0,3}}", re.IGNORECASE)
_LABEL_OPENING = re.compile(
    rf"\W{{0,3}}(?:{_PUBLISHED}|(?P<updated>{_UPDATED}))(?: (?:on|at|op|am|le|el|il|em))?"
    r"\s{0,3}[:|]?\s{0,3}",
    re.IGNORECASE,
)
_AFTER_DATE = re.compile(rf"(?:,? (?:at |om )?(?:{_TIME})(?: (?:{_ZONE})\b)?)?\s*[|·•–—-]?\s*", re.IGNORECASE)
_BYLINE = re.compile(
    r"\W{0,3}(?:(?:written |words |story |reported |posted |text )?by|door|tekst|von|par|por|di|text|autor"
    r"|author|auteur)\b ?:?\s+(?=\S)",
    re.IGNORECASE,
)
_NAME_JOINTS = vocabulary(
    "and en und et y e for voor of van the de in at on from with by",
    "staff writer writers reporter reporters correspondent columnist editor wire services",
    "redactie redacteur verslaggever onze unserer unserem redaktion",
)
_DAY_AND_YEAR = re.compile(
    r"(?:[^\W\d]{2,12}\W{1,3})?(?:\d{1,2}\W{1,3}[^\W_]{1,12}|[^\W\d_]{2,12}\W{1,3}\d{1,2})\W{1,3}(?:19|20)\d\d"
    r"(?:\W[^.!?]{0,40})?"
)
_DIGIT = re.compile(r"\d")
_SEPARATOR = re.compile(r"\s[|·•–—-]\s|[|·•]")
_WEEKDAY = re.compile(r"([^\W\d_]{2,12})\.?,?\s{1,2}")
_LONGEST_WEEKDAY = 16  # characters, the white space behind it included
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOST_WORDS = 25
_MOST_NAME_WORDS = 8
_LONGEST_OPENING = 60  # characters between the label and the end of its date


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a metadata line says: a whole `day` if it has one, and what it says that this is the day of.

    `updated` is a later change, `published` the publication; most say neither, or "posted", as comments do.
    """

    day: PrintedDate | None
    updated: bool
    published: bool = False


def read_metadata(line: Line, *, day_first: bool = False) -> Metadata | None:
    """What `line` says of its publication, if it says nothing else: a time stamp, perhaps with a byline.

    Of several dates it is the first that is not of an update.
    """
    # Taking a line apart takes long, and nearly every line of prose shows by one word that it is no stamp.
    if any(map(_is_of_prose, line.words)) and (line.closed or not _is_unreadable_stamp(line.head)):
        return None
    if line.length > len(line.head) or len(line.words) > _MOST_WORDS or not _DIGIT.search(line.head):
        return None
    found = _read_stamp(line.head, line.closed, day_first)
    if found is None or found.day is None:
        return found
    day = replace(found.day, start=line.start + found.day.start, end=line.start + found.day.end)
    return replace(found, day=day)


@lru_cache(maxsize=1_000)  # most are asked for several times
def _read_stamp(line: str, closed: bool, day_first: bool) -> Metadata | None:
    """What a whole line says, if it says nothing else; offsets are those in the line."""
    dates = list(find_dates(line, day_first=day_first))
    rest = _without(line, dates)
    kinds = {match.lastgroup for match in _removable().finditer(rest)}
    if any(":" in line[found.start : found.end] for found in dates):
        kinds.add("moment")
    words = COMPOUND.findall(_removable().sub(" ", rest))
    if not (dates or "moment" in kinds):
        return Metadata(None, updated=False) if not closed and _is_unreadable_stamp(line) else None
    if words and not (dates and _is_signed(line, words, kinds)):
        return None
    if not dates:
        return Metadata(None, bool(_UPDATED_WORD.search(line)))
    ends = [0, *(found.end for found in dates)]
    updated = [
        bool(_UPDATED_WORD.search(line, end, found.start)) for end, found in zip(ends, dates, strict=False)
    ]
    first = updated.index(False) if False in updated else 0
    return Metadata(dates[first], updated[first], published=_PUBLISHED_OPENING.match(line) is not None)


def is_byline(line: Line) -> bool:
    """Whether the line only names its author: "By Ann Lee and Bob Ray, Staff Writers"."""
    match = _BYLINE.match(line.head)
    if not match or len(line.words) > 2 * _MOST_NAME_WORDS or line.closed:
        return False
    words = COMPOUND.findall(line.head[match.end() :])
    return bool(words) and words[0][0].isupper() and all(map(_is_name_word, words))


def is_names(line: Line) -> bool:
    """Whether it holds nothing but names and what joins them: "Coast Wire staff", "Ann Lee in Milltown"."""
    return line.head[:1].isupper() and all(map(_is_name_word, line.words))


def is_update_label(line: Line) -> bool:
    """Whether it says that the next line is the time of an update."""
    return _UPDATED_LABEL.fullmatch(line.head) is not None


def metadata_opening(line: Line, text: str) -> tuple[int, Metadata] | None:
    """Metadata that shares its line with the first sentence: the offset at which it ends, and what it says.

    Either a label and a date ("Published: 6 January 2021 The minister said ...") or a bare ISO date, which no
    sentence starts with. None when the metadata has the line to itself.
    """
    label = _LABEL_OPENING.match(line.head)
    if label is None and not _ISO_DAY.search(line.head, 0, _LONGEST_WEEKDAY + len("2021-01-06")):
        return None
    start = line.start + (label.end() if label else 0)
    found = next(find_dates(text, start, min(line.end, start + _LONGEST_OPENING)), None)
    if found is None or found.start > _after_weekday(text, start):
        return None
    if label is None and not text.startswith(found.day.isoformat(), found.start):
        return None
    after = _AFTER_DATE.match(text, found.end, line.end)
    end = after.end() if after else found.end
    return (end, Metadata(found, bool(label and label["updated"]))) if end < line.end else None


def best_day(found: Sequence[Metadata]) -> PrintedDate | None:
    """The publication day among several: one that is said to be it, then one that is not of an update.

    None when that leaves several days: those of teasers and of the page itself stand there too.
    """
    dated = [(metadata, metadata.day) for metadata in found if metadata.day is not None]
    best = [day for metadata, day in dated if metadata.published and not metadata.updated]
    best = best or [day for metadata, day in dated if not metadata.updated]
    if best:
        return best[0] if len({day.day for day in best}) == 1 else None
    return dated[0][1] if dated else None


@cache
def _removable() -> re.Pattern[str]:
    """What may stand in a time stamp besides its date."""
    months = "|".join(sorted(map(re.escape, month_numbers()), key=len, reverse=True))
    weekdays = "|".join(sorted(map(re.escape, weekday_names()), key=len, reverse=True))
    day_and_month = rf"(?:{months})\.?\s\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}\.?\s(?:{months})\.?"
    return re.compile(
        rf"(?<!\w)(?:(?P<moment>{_AGO}|{day_and_month}|{_TIME})|(?P<label>{_PUBLISHED}|{_UPDATED})"
        rf"|{_BETWEEN}|{_ZONE}|{weekdays})(?!\w)",
        re.IGNORECASE,
    )


@cache
def _stamp_words() -> re.Pattern[str]:
    """The words of stamps: a few more than there are, as some of them count beside others only."""
    names = "|".join(LETTERS.findall(" ".join((*month_numbers(), *weekday_names()))))
    return re.compile(rf"{_PUBLISHED}|{_UPDATED}|{_BETWEEN}|{_ZONE}|{_PIECES}|{names}")


@lru_cache(maxsize=10_000)
def _is_of_prose(word: str) -> bool:
    """Whether it is in small letters, and neither of a stamp nor between names: so its line is no stamp."""
    if not (word.isascii() and word.isalpha() and word.islower()):
        return False
    return word not in _NAME_JOINTS and _stamp_words().fullmatch(word) is None


def _without(text: str, dates: Sequence[PrintedDate]) -> str:
    for found in reversed(dates):
        text = f"{text[: found.start]} {text[found.end :]}"
    return text


def _is_signed(line: str, words: Sequence[str], kinds: set[str | None]) -> bool:
    """Whether the words around a date are names, set apart by a time, a label or a sign."""
    apart = kinds & {"moment", "label"} or _SEPARATOR.search(line) or _BYLINE.match(line)
    return bool(apart) and len(words) <= _MOST_NAME_WORDS and all(map(_is_name_word, words))


def _is_unreadable_stamp(line: str) -> bool:
    """A label with a day that may be either of two, or is in a language not known: "Posted on 05/06/2019"."""
    label = _LABEL_OPENING.match(line)
    return label is not None and _DAY_AND_YEAR.fullmatch(line, label.end()) is not None


def _is_name_word(word: str) -> bool:
    return not word[0].islower() or word.casefold() in _NAME_JOINTS


def _after_weekday(text: str, start: int) -> int:
    """Where a date would begin if a weekday stands at `start`: "Wednesday, 6 January 2021"."""
    match = _WEEKDAY.match(text, start)
    return match.end() if match and match[1].casefold() in weekday_names() else start
