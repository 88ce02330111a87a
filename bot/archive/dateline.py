"""The opening of a wire report, which says where, when and by whom: "LONDON, March 3 (Agency) - "."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.archive.months import month_numbers
from bot.archive.words import LETTERS

Bounds = tuple[int, int]

_NAME_WORD = r"[A-Z0-9][\w&.’'-]{0,30}!?"
NAME = rf"(?:(?:The|De|Het|Le|La|El) )?{_NAME_WORD}(?: (?:of |the )?{_NAME_WORD}){{0,3}}"
"""An outlet's name, as a regular expression."""

_PLACE_WORD = r"[^\W\d_a-z][\w.’'-]{0,30}"
_PLACE = rf"{_PLACE_WORD}(?: {_PLACE_WORD}){{0,3}}(?:, {_PLACE_WORD}(?: {_PLACE_WORD}){{0,2}})?"
_DAY = r"(?:[^\W\d_]{3,12}\.? \d{1,2}|\d{1,2}\.? [^\W\d_]{3,12}\.?)(?:,? (?:19|20)\d\d)?"
_DASH = r"(?:_|[-–—]{1,2})"
_SIGNATURE = rf"(?:{_PLACE}(?:,? (?P<day>{_DAY}))? )?[(/](?P<agency>{NAME})(?:, (?P<signed>{_DAY}))?[)/]"
_SIGNED = re.compile(rf"{_SIGNATURE} ?{_DASH}(?=[ \w“\"‘]|\Z)")
_ALONE = re.compile(rf"{_SIGNATURE} ?{_DASH}?")
# Without an agency it is told from the first words of a sentence by its capitals.
_UNSIGNED = re.compile(rf"(?P<place>{_PLACE})(?:,| {_DASH}) (?P<day>{_DAY}) ?{_DASH} ?(?=[“\"‘A-Z])")
# Without one of these there is none; most paragraphs and headings have none.
_BRACKETS = ("(", "/")
_DASHES = ("_", "-", "–", "—")
_ENDS = (*_DASHES, ")", "/", " ")
_FIRST_PARAGRAPHS = 4
_LONGEST = 150


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where the agency's name and the day stand, None when it is not there; the day may lack its year."""

    agency: Bounds | None
    day: Bounds | None


def find_dateline(text: str, paragraphs: Iterable[Bounds]) -> Dateline | None:
    """The dateline that opens one of the first `paragraphs`."""
    for _, (start, end) in zip(range(_FIRST_PARAGRAPHS), paragraphs, strict=False):
        if found := _dateline(text, start, min(end, start + _LONGEST)):
            return found
    return None


def is_dateline(line: str) -> bool:
    """Whether the line is a dateline and nothing else, as some pages set it above the text."""
    return len(line) <= _LONGEST and line.endswith(_ENDS) and _ALONE.fullmatch(line) is not None


def _dateline(text: str, start: int, end: int) -> Dateline | None:
    opening = text[start:end]
    if not any(map(opening.__contains__, _DASHES)):
        return None
    bracket = any(map(opening.__contains__, _BRACKETS))
    if bracket and (signed := _SIGNED.match(text, start, end)):
        return Dateline(signed.span("agency"), _day(signed, "day") or _day(signed, "signed"))
    unsigned = _UNSIGNED.match(text, start, end)
    if unsigned and unsigned["place"].isupper() and (day := _day(unsigned, "day")):
        return Dateline(None, day)
    return None


def _day(match: re.Match[str], group: str) -> Bounds | None:
    """Where the day stands, if what looks like one names a month."""
    months = month_numbers()
    words = LETTERS.findall(match[group] or "")
    return match.span(group) if any(word.casefold() in months for word in words) else None
