"""Lines and openings of lines that say when and by whom an article was published, in the page's words, not its own."""

import re
from dataclasses import dataclass
from functools import cache

from bot.archive.line import Line
from bot.archive.months import month_numbers, weekday_names
from bot.archive.printed_dates import PrintedDate, find_dates

_PUBLISHED = (
    r"(?:first |originally |date )?(?:published|posted)|publication date|date published|pub(?:lish)? date|date|datum|gepubliceerd|geplaatst"
    r"|publicatiedatum|ver[oö]ffentlicht|publiziert|erstellt|publi[eé]e?|publicado|pubblicato|data|fecha"
)
_UPDATED = (
    r"(?:last |date )?(?:updated|modified)|(?:laatst )?(?:bijgewerkt|gewijzigd)|(?:zuletzt )?aktualisiert|stand|mis(?:e)? [àa] jour"
    r"|actualizado|aggiornato|atualizado"
)
_SMALL_WORDS = (
    r"on|at|by|the|and|last|op|om|door|uur|am|um|uhr|von|vom|le|[àa]|h|el|il|alle|ore|em|às|de|a las|ago|geleden|an?|hours?|hrs?|minutes?"
    r"|mins?|days?|read|local time|noon|midnight|date|time"
)
_ZONE = r"[ap]\.?m\.?|gmt|utc|[a-z]{1,3}[sd]t|cet|cest|bst|ist|pt|et|ct|mt|edt|amt|z"
_TIME = r"\d{1,2}(?:[:.]\d\d){1,2}(?: ?(?:[ap]\.?m\b\.?|h|uur|uhr))?|\d{1,2} ?[ap]\.?m\b\.?"
_LABEL_OPENING = re.compile(
    rf"\s*\W{{0,3}}(?:(?P<published>{_PUBLISHED})|(?P<updated>{_UPDATED}))"
    r"(?: (?:on|at|op|am|le|el|il|em))?\s{0,3}[:|]?\s{0,3}",
    re.IGNORECASE,
)
_AFTER_DATE = re.compile(rf"(?:,? (?:at |om )?(?:{_TIME})(?: (?:{_ZONE})\b)?)?\s*[|·•–—-]?\s*", re.IGNORECASE)
_BYLINE = re.compile(
    r"\W{0,3}(?:(?:written |words |story |reported |posted |text )?by|door|tekst|von|par|por|di|text|autor|author|auteur)\b ?:?\s+(?=\S)",
    re.IGNORECASE,
)
_JOINING = frozenset(
    "and en und et y e for voor of van the de in at on from with staff writer reporter correspondent columnist editor"
    " contributor writers reporters redactie redaktion wire services by".split()
)
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_SEPARATOR = re.compile(r"\s[|·•–—-]\s|[|·•]")
_MOST_WORDS = 25


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a metadata line says. `day` is a whole date if it has one; `updated` that it is of a later change."""

    day: PrintedDate | None
    updated: bool


@cache
def _removable() -> re.Pattern[str]:
    months = "|".join(sorted(map(re.escape, month_numbers()), key=len, reverse=True))
    weekdays = "|".join(sorted(map(re.escape, weekday_names()), key=len, reverse=True))
    partial = rf"(?:{months})\.?\s\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}\.?\s(?:{months})\.?"
    return re.compile(
        rf"(?<!\w)(?:(?P<moment>{partial}|{_TIME})|(?P<label>{_PUBLISHED}|{_UPDATED})|{_SMALL_WORDS}|{_ZONE}|{weekdays}|\d{{1,4}})(?!\w)",
        re.IGNORECASE,
    )


def read_metadata(line: Line) -> Metadata | None:
    """What `line` says of its publication, if that is all that it says: a time stamp, perhaps with a byline."""
    text = line.head
    if len(line.words) > _MOST_WORDS or line.length > len(text):
        return None
    dates = list(find_dates(text))
    rest = "".join(" " if any(d.start <= i < d.end for d in dates) else char for i, char in enumerate(text))
    found = [match.lastgroup for match in _removable().finditer(rest)]
    words = _WORD.findall(_removable().sub(" ", rest))
    updated = bool(re.search(rf"\b(?:{_UPDATED})\b", text, re.IGNORECASE))
    day = dates[0] if dates else None
    shifted = day and PrintedDate(day.day, line.start + day.start, line.start + day.end)
    is_moment = bool(dates) or "moment" in found
    if is_moment and not words:
        return Metadata(shifted, updated)
    marked = "moment" in found or "label" in found or _SEPARATOR.search(text) or _BYLINE.match(text)
    if dates and marked and len(words) <= 8 and not line.closed and all(map(_is_name_word, words)):
        return Metadata(shifted, updated)
    return None


def is_byline(line: Line) -> bool:
    """Whether the line only names its author: "By Ann Lee and Bob Ray, Staff Writers"."""
    match = _BYLINE.match(line.head)
    if not match or len(line.words) > 14 or line.closed:
        return False
    words = _WORD.findall(line.head[match.end() :])
    return bool(words) and words[0][0].isupper() and all(map(_is_name_word, words))


def _is_name_word(word: str) -> bool:
    return word[0].isupper() or not word.isascii() or word.casefold() in _JOINING


def metadata_opening(line: Line, text: str) -> tuple[int, Metadata] | None:
    """Metadata that shares its line with the first sentence: the offset at which it ends, and what it says.

    Either a label and a date ("Published: 6 January 2021 The minister said ...") or a bare ISO date, which no
    sentence starts with. None when the metadata has the line to itself.
    """
    label = _LABEL_OPENING.match(line.head)
    start = line.start + (label.end() if label else 0)
    found = next(find_dates(text, start, min(line.end, start + 60)), None)
    if found is None or found.start > start + _longest_weekday(text, start):
        return None
    if label is None and not text[found.start : found.end].startswith(found.day.isoformat()):
        return None
    after = _AFTER_DATE.match(text, found.end, line.end)
    end = after.end() if after else found.end
    if end >= line.end:
        return None
    return end, Metadata(found, bool(label and label["updated"]))


def _longest_weekday(text: str, start: int) -> int:
    """How many characters a weekday before the date takes up: "Wednesday, " or nothing."""
    match = re.compile(r"([^\W\d_]{2,12})\.?,?\s{1,2}").match(text, start)
    return len(match[0]) if match and match[1].casefold() in weekday_names() else 0


def best_day(found: list[Metadata]) -> PrintedDate | None:
    """The publication day among several: a date of first publication before one of an update."""
    dated = [metadata for metadata in found if metadata.day is not None]
    return min(dated, key=lambda metadata: metadata.updated).day if dated else None
