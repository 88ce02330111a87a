"""How English and Dutch print an age: "7", "seven", "20 months", "43-year-old", "44-jarige"."""

import re
from dataclasses import dataclass

from bot.facts.numbers import NUMBER_WORDS
from bot.facts.values import AgeUnit

_OLDEST = {
    "years": 122,
    "months": 48,
}  # nobody is known to have lived longer; months are printed of the very young
_WORD = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
_NUMBER = rf"(?:\d{{1,3}}|{_WORD})"
_UNIT = r"(?:years?|yrs?|months?|jaar|jaren|maand(?:en)?)"
_STOP = r"(?=\s*(?:[;:)\]!?\"”]|[—–](?!\d)|,(?!\s?\d)|\.(?!\d)|$)|\s(?:and|en|&|who|die)\s(?!\d))"
_AFTER_NAME = re.compile(
    rf"(?:,\s(?:(?:now|nu|aged|age)\s)*(?P<bare>{_NUMBER})(?:\s(?P<unit>{_UNIT})(?:\s(?:old|oud))?)?{_STOP}"
    rf"|\s(?:van\s(?P<van>{_NUMBER})\s(?P<of>{_UNIT})|aged\s(?P<aged>{_NUMBER})){_STOP}"
    rf"|\s?\((?:(?:now|nu|aged|age)\s)*(?P<inside>{_NUMBER})(?:\s(?P<within>{_UNIT})(?:\s(?:old|oud))?)?\))",
    re.IGNORECASE,
)
_OLD = re.compile(r"old|oud|jarig", re.IGNORECASE)  # far quicker to look for than all numbers
_ADJECTIVE = re.compile(
    rf"(?<![\w.,$€£-])(?:(?P<en>{_NUMBER})[\s-](?P<unit>year|month)s?[\s-]old\b"
    rf"|(?P<nl>{_NUMBER})-?jarige\b|(?P<maanden>{_NUMBER})\smaanden\soude?\b)",
    re.IGNORECASE,
)
_PREDICATE = re.compile(
    rf"\s(?:(?:is|[’']s)\s(?:now\s|only\s|nu\s|pas\s)?(?P<is>{_NUMBER})\s(?P<unit>{_UNIT})\s(?:old|oud)\b"
    rf"|(?:(?:has|had|have)\s)?(?:just\s|recently\s)?turned\s(?P<turned>{_NUMBER})"
    r"(?=\s*[.,;!?\"”]|\s*$|\s(?:on|this|last|earlier|in|and|yesterday|today)\s)(?!\sin\s\d)"
    rf"|(?:werd|is)\s(?:onlangs\s|vorige\s\w+\s)?(?P<werd>{_NUMBER})\sjaar(?=\s*[.,;!?]|\s*$|\sgeworden))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PrintedAge:
    """An age as printed from `start` to `end` of a text."""

    start: int
    end: int
    age: int
    unit: AgeUnit


def age_after_name(raw: str, place: int) -> PrintedAge | None:
    """The age that stands behind a name ending at `place`: ", 7", " (7)", ", 20 months", " aged seven"."""
    return _read(_AFTER_NAME.match(raw, place))


def age_predicate(raw: str, place: int) -> PrintedAge | None:
    """The age that a sentence states of a subject ending at `place`: " is 7 years old", " turned 40"."""
    found = _read(_PREDICATE.match(raw, place))
    past = found and re.match(r"\s(?:when|toen)\b", raw[found.end : found.end + 6])
    return None if past else found


def age_adjectives(raw: str, start: int, end: int) -> list[PrintedAge]:
    """Every "43-year-old" and "44-jarige" between two places; "18- to 24-year-old" is none."""
    if not _OLD.search(raw, start, end):
        return []
    found = [_read(match) for match in _ADJECTIVE.finditer(raw, start, end)]
    return [each for each in found if each and not _is_range(raw, each.start)]


def _is_range(raw: str, place: int) -> bool:
    return bool(re.search(r"\d-?\s?(?:to|tot|or|of|and|en)\s$", raw[max(0, place - 8) : place]))


def _read(match: re.Match[str] | None) -> PrintedAge | None:
    if match is None:
        return None
    groups = match.groupdict()
    number = next(
        groups[name]
        for name in ("bare", "inside", "van", "aged", "en", "nl", "maanden", "is", "turned", "werd")
        if groups.get(name)
    )
    named = next((groups[name] for name in ("unit", "within", "of") if groups.get(name)), "")
    unit: AgeUnit = "months" if named.lower().startswith("m") or groups.get("maanden") else "years"
    age = int(number) if number.isdigit() else NUMBER_WORDS[" ".join(number.lower().split())]
    return PrintedAge(match.start(), match.end(), age, unit) if 0 < age <= _OLDEST[unit] else None
