"""How English and Dutch print an age: "7", "seven", "20 months", "43-year-old", "when she was 21"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from bot.facts.numbers import NUMBER_WORDS
from bot.facts.values import AgeUnit

AgeTime = Literal["now", "described", "then", "turning"]

# Nobody is known to have lived longer; months, weeks and days are printed of the very young.
_OLDEST: dict[AgeUnit, int] = {"years": 122, "months": 48, "weeks": 104, "days": 100}
_UNITS: dict[str, AgeUnit] = {
    "y": "years", "j": "years", "m": "months", "w": "weeks", "d": "days",
}  # fmt: skip  # a row of many: one a line would fill a page
_WORD = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
_NUMBER = rf"(?:\d{{1,3}}|{_WORD})"
_UNIT = r"(?:years?|yrs?|months?|weeks?|days?|jaar|jaren|maand(?:en)?|weken|dagen)"
_END = r"(?:[;:)\]!?\"”]|,(?!\s?\d)|\.(?!\d)|$)"
_STOP = rf"(?=\s*(?:{_END}|[—–―](?!\d))|\s(?:[-–—―]|and|en|&|who|die)\s(?!\d))"
_AFTER_NAME = re.compile(
    rf"(?:,\s(?P<then>then\s|toen\s)?(?:(?:now|nu|aged|age)\s)*(?P<bare>{_NUMBER})"
    rf"(?:\s(?P<unit>{_UNIT})(?:\s(?:old|oud))?(?P<when>(?=\s(?:when|toen|at\sthe\stime)\b))?)?(?(when)|{_STOP})"
    rf"|\s(?:van\s(?P<van>{_NUMBER})\s(?P<of>{_UNIT})|aged\s(?P<aged>{_NUMBER})){_STOP}"
    rf"|\s?\((?:(?:now|nu|aged|age)\s)*(?P<inside>{_NUMBER})(?:\s(?P<within>{_UNIT})(?:\s(?:old|oud))?)?\))",
    re.IGNORECASE,
)
_OLD = ("old", "oud", "jarig")  # far quicker to look for than all numbers
_ADJECTIVE = re.compile(
    rf"(?<![\w.,$€£-])(?:(?P<en>{_NUMBER})[\s-](?P<unit>year|month|week|day)s?[\s-]old\b"
    rf"|(?P<nl>{_NUMBER})-?jarige\b|(?P<infant>{_NUMBER})\s(?P<of>maanden|weken|dagen)\soude?\b)",
    re.IGNORECASE,
)
_BEFORE_REACH = 14
# What stands before an age that is nobody's, or of another time: "18- to", "nearly", "de toen".
_BEFORE = re.compile(
    r"(?:(?P<vague>\d-?\s?(?:to|tot|or|of|and|en)|\b(?:nearly|almost|about|roughly|bijna|ongeveer|circa))"
    r"|\b(?:then|toen|dan))[\s-]\Z",
    re.IGNORECASE,
)
_DATED = (
    r"\s(?:on|in|and|this|last|next|earlier|later|soon|yesterday|today|tomorrow"
    r"|op|vorige|volgende|afgelopen)\b"
)
_TURN = rf"(?=\s*{_END}|{_DATED})"
_SUBJECT = r"(?:,\s(?:who|die))?\s"
# A quick look before the forms themselves are tried.
_SAYS_AGE = re.compile(
    rf"{_SUBJECT}(?:\d|nu\b|pas\b|al\b|is\b|was\b|were\b|ha[sd]\b|have\b|just\b|recently\b|turn|will\b|werd\b|wordt\b|[’']s\b"
    rf"|(?:{_WORD})\b)",
    re.IGNORECASE,
)
_FORMS: tuple[tuple[AgeTime, str], ...] = (
    (
        "now",
        r"(?:is|[’']s)\s(?:(?:now|still|only|just|already|nu|nog|pas|al)\s){0,2}(?:"
        rf"(?P<age>{_NUMBER})\s(?P<unit>{_UNIT})\s(?:old|oud)\b"
        rf"|(?P<bare>\d{{1,3}})(?=\s*{_END}|\s(?:and|but|en|maar)\s|\s(?:now|nu)\b))(?!\s(?:when|toen)\b)",
    ),
    (
        "then",
        r"(?:was|were)\s(?:then\s|only\s|just\s|toen\s|pas\s)?(?:"
        rf"(?P<age>{_NUMBER})\s(?P<unit>{_UNIT})(?:\s(?:old|oud)\b|(?=\s*{_END}|\stoen\b))"
        rf"|(?P<bare>\d{{1,3}})(?=\s*{_END}|\s(?:when|at\sthe\stime|and|in|on|toen|en)\b))",
    ),
    ("now", rf"(?:(?:nu|pas|al)\s)?(?P<age>{_NUMBER})\s(?P<unit>{_UNIT})(?:\soud)?\sis\b"),
    ("turning", rf"(?:(?:has|have|had)\s)?(?:just\s|recently\s)?turned\s(?P<age>{_NUMBER}){_TURN}"),
    ("then", rf"(?:had\s(?:just\s)?)?turned\s(?P<age>{_NUMBER})(?=\s*{_END}|\s(?:when|while)\b)"),
    ("then", rf"(?:turns|will\s(?:soon\s)?turn|will\sbe)\s(?P<age>{_NUMBER})(?:\syears\sold\b|{_TURN})"),
    (
        "turning",
        r"(?:werd|is)\s(?:onlangs\s|net\s|vorige\s\w+\s|gisteren\s)?(?:"
        rf"(?P<age>{_NUMBER})(?:\sjaar(?:(?=\s*{_END})|\sgeworden\b)|\sgeworden\b)|(?P<bare>\d{{1,3}})(?=\s*{_END}))",
    ),
    ("then", rf"wordt\s(?:\w+\s)?(?P<age>{_NUMBER})(?:\sjaar)?{_TURN}"),
    ("then", rf"(?P<age>{_NUMBER})(?:\s(?P<unit>{_UNIT})(?:\soud)?)?\s(?:was|werd)\b"),
)
_PREDICATES = [(time, re.compile(_SUBJECT + form, re.IGNORECASE)) for time, form in _FORMS]
_HISTORY = re.compile(
    rf"\b(?:(?:at|by|from|since)\s(?:the\s)?age\s(?:of\s)?(?P<at>{_NUMBER})\b(?:\s(?P<unit>{_UNIT})\b)?"
    rf"|(?:died|dies|dead)\b[^,;.\n]{{0,60}}?\s(?P<aged>aged\s(?P<died>{_NUMBER}))\b"
    rf"|op\s(?:(?P<nl>{_NUMBER})-?jarige\sleeftijd|(?:zijn|haar)\s(?P<zijn>\d{{1,3}})(?:ste|de|e)(?=\s*{_END}|\s[a-z])))",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_BEGINNING = 4  # letters by which a number word is known at a glance
_BEGINNINGS = frozenset(word[:_BEGINNING] for word in NUMBER_WORDS)
_TENS = {f"{word[:-1]}ieth": age for word, age in NUMBER_WORDS.items() if word.endswith("ty")}
_BIRTHDAY = re.compile(
    rf"\s(?:(?P<age>\d{{1,3}})(?:st|nd|rd|th|ste|de|e)|(?P<word>{'|'.join(_TENS)}))\s(?:birthday|verjaardag)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PrintedAge:
    """An age as printed from `start` to `end` of a text.

    `time` says when it is true: `now`, when the text was written; `described`, then too, unless it is told of
    another time; `then`, at another time; `turning`, on the day of a birthday told of.
    """

    start: int
    end: int
    age: int
    unit: AgeUnit
    time: AgeTime = "now"


def may_tell_age(raw: str, start: int, end: int, words: Iterable[str]) -> bool:
    """A quick look: whether these words, which stand between two places, hold a number at all."""
    if _DIGIT.search(raw, start, end):
        return True
    return any(word[:_BEGINNING] in _BEGINNINGS or word[: _BEGINNING - 1] in _BEGINNINGS for word in words)


def age_after_name(raw: str, place: int) -> PrintedAge | None:
    """The age that stands behind a name ending at `place`: ", 7", " (7)", ", 20 months", " aged seven"."""
    match = _AFTER_NAME.match(raw, place)
    if match is None:
        return None
    told = match["then"] is not None or match["when"] is not None
    number = match["bare"] or match["van"] or match["aged"] or match["inside"]
    return _printed(match, number, match["unit"] or match["of"] or match["within"], "then" if told else "now")


def age_predicate(raw: str, place: int) -> PrintedAge | None:
    """The age that a sentence states of a subject ending at `place`: " is 7 years old", " turned 40"."""
    if not _SAYS_AGE.match(raw, place):
        return None
    for time, pattern in _PREDICATES:
        match = pattern.match(raw, place)
        if match:
            groups = match.groupdict()
            return _printed(match, groups["age"] or groups.get("bare", ""), groups.get("unit"), time)
    return None


def age_adjectives(raw: str, start: int, end: int) -> list[PrintedAge]:
    """Every "43-year-old" and "44-jarige" between two places; "18- to 24-year-old" and "nearly" are none."""
    text = raw[start:end].lower()
    if not any(word in text for word in _OLD):
        return []
    found = []
    for match in _ADJECTIVE.finditer(raw, start, end):
        before = _BEFORE.search(raw, max(start, match.start() - _BEFORE_REACH), match.start())
        if before and before["vague"]:
            continue
        number, unit = match["en"] or match["nl"] or match["infant"], match["unit"] or match["of"]
        printed = _printed(match, number, unit, "then" if before else "described")
        found += [printed] if printed else []
    return found


def ages_told(raw: str, start: int, end: int) -> Iterator[PrintedAge]:
    """Every "at the age of 12" and "died aged 50" between two places, whoever's it is."""
    for match in _HISTORY.finditer(raw, start, end):
        number = match["at"] or match["died"] or match["nl"] or match["zijn"]
        printed = _printed(match, number, match["unit"], "then")
        if printed:
            at = match.start("aged") if match["aged"] else match.start()
            yield PrintedAge(at, printed.end, printed.age, printed.unit, "then")


def birthday(raw: str, place: int) -> PrintedAge | None:
    """The age of the birthday named behind a possessive ending at `place`: " 40th birthday"."""
    match = _BIRTHDAY.match(raw, place)
    if match is None:
        return None
    age = int(match["age"]) if match["age"] else _TENS[match["word"].lower()]
    return (
        PrintedAge(match.start(), match.end(), age, "years", "then") if 0 < age <= _OLDEST["years"] else None
    )


def _printed(match: re.Match[str], number: str, unit: str | None, time: AgeTime) -> PrintedAge | None:
    read = _UNITS[unit[0].lower()] if unit else "years"
    age = int(number) if number.isdigit() else NUMBER_WORDS[" ".join(number.lower().split())]
    return PrintedAge(match.start(), match.end(), age, read, time) if 0 < age <= _OLDEST[read] else None
