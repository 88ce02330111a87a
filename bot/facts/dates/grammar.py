"""Where date expressions stand in a text, and what each says: one compiled pattern a language.

The combined pattern finds the places in one pass; the small pattern of the rule that matched is then run once
more at that place for its parts. Quantifiers are bounded and never nested, so the time is linear in the text.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.facts.dates.dutch import DUTCH
from bot.facts.dates.english import ENGLISH
from bot.facts.dates.reader import Reader
from bot.facts.dates.readings import Reading
from bot.facts.dates.words import CalendarNames, Words, calendar_names

_WORDS = {"en": ENGLISH, "nl": DUTCH}

_YEAR = r"(?:1[5-9]|20)\d\d(?!\d)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|e)?"
_DAY_ENDS = r"(?![\w%]|[.,:/]\d)"


@dataclass(frozen=True, slots=True)
class Found:
    """A date expression at `start`..`end` of the text, and what it says."""

    start: int
    end: int
    reading: Reading


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], Reading | None]


class Grammar:
    """The date expressions of one language."""

    def __init__(self, names: CalendarNames, words: Words) -> None:
        reader = Reader(names, words)
        rules = {
            name: _Rule(re.compile(_spaced(pattern)), getattr(reader, name))
            for name, pattern in _patterns(names, words).items()
        }
        self._rules = rules
        inner = "|".join(
            f"(?P<{name}>{re.sub(r'[?]P<[a-z_]+>', '?:', rule.pattern.pattern)})"
            for name, rule in rules.items()
        )
        self._finder = re.compile(rf"(?<![\w$€£#])(?<!\d[-–/.,:])(?:{inner})")

    def find(self, text: str, start: int, end: int) -> Iterator[Found]:
        """The expressions of `text[start:end]` from left to right; they never overlap."""
        for place in self._finder.finditer(text, start, end):
            name = place.lastgroup
            rule = self._rules[name] if name else None
            match = rule.pattern.match(text, place.start(), end) if rule else None
            reading = rule.read(match) if rule and match else None
            if reading is not None:
                yield Found(*place.span(), reading)


@lru_cache(maxsize=64)
def grammar_for(language: str) -> Grammar:
    """The grammar of this ISO 639-1 language; English where nothing is known of its calendar."""
    names = calendar_names(language)
    return Grammar(names, _WORDS.get(language, Words())) if names else grammar_for("en")


def _spaced(pattern: str) -> str:
    return pattern.replace(" ?", r"\s?").replace(" ", r"\s{1,3}")


def _either_case(phrase: str) -> str:
    """A pattern for the phrase with or without a capital on each of its words, and with either apostrophe."""
    escaped = re.escape(phrase).replace(r"\ ", " ").replace("'", "['’]")
    return re.sub(
        r"(?<![^\W\d_]|\\)[^\W\d_]", lambda m: f"[{m[0].upper()}{m[0]}]" if m[0].islower() else m[0], escaped
    )


def _any_of(words: Iterable[str], *, proper: bool = False) -> str:
    """A pattern for any of the words, the longest first; `proper` ones only with capitals."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    if not ordered:
        return r"(?!)"
    if proper:
        return "|".join(f"{re.escape(word.capitalize())}|{re.escape(word.upper())}" for word in ordered)
    return "|".join(map(_either_case, ordered))


def _patterns(names: CalendarNames, words: Words) -> dict[str, str]:
    """The rules in order of precedence; a rule's name is the method of `Reader` that reads it."""
    month = _any_of(names.months, proper=words.proper)
    short = _any_of({*names.short_months, *words.month_abbreviations}, proper=words.proper)
    any_month = rf"(?:(?:{month})\b|(?:{short})\b\.?)"
    weekday = _any_of(names.weekdays, proper=words.proper)
    short_weekday = _any_of(names.short_weekdays, proper=words.proper)
    turn = _any_of(words.turns)
    told = _any_of(words.told)
    part = _any_of(words.parts)
    earlier = _any_of(words.earlier)
    unit = _any_of(words.units)
    between = _any_of(words.between)
    daypart = _any_of(words.dayparts)
    year = rf"(?P<year>{_YEAR})"
    which_year = rf"(?:,? (?:of |van |in |de )?{year}|(?:,? (?:of )?(?P<turn>{turn}) (?:year|jaar)))"
    until = rf"(?: ?[-–] ?| (?:{_any_of(words.until)}) )"
    named_weekday = rf"(?:(?P<weekday>{weekday}|(?:{short_weekday})\b\.?)(?: \(|,? (?:the |de |dem |den )?))"
    quarter_kind = r"(?P<kind>quarter|half|kwartaal|helft)"
    return {
        "iso": r"(?P<year>\d{4})-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?!\d)",
        "numeric": r"(?P<one>\d\d?)(?P<mark>[/.-])(?P<two>\d\d?)[/.-](?P<year>(?:19|20)\d\d|\d\d)"
        r"(?!\w|[.,/-]\d)",
        "day": rf"{named_weekday}?(?P<month>{any_month}) (?P<day>{_DAY})(?:{until}(?P<last>{_DAY}))?"
        rf"{_DAY_ENDS}(?:,?\s{{0,2}}{year})?\)?",
        "day_first": rf"{named_weekday}?(?P<day>{_DAY})\.?(?:{until}(?P<last>{_DAY})\.?)? (?:of |de )?"
        rf"(?P<month>{any_month})(?:,? (?:de )?{year})?",
        "month": rf"(?:(?:(?P<earlier>{earlier})|(?P<part>{part}))[ -])?(?:(?P<nth>{turn}) )?"
        rf"(?P<month>{any_month})(?:{which_year}"
        rf"|(?=(?: (?:{between}) | ?[-–] ?)(?:{month}),? (?P<shared>{_YEAR})))?",
        "year_part": rf"(?:(?P<year_before>{_YEAR}) |(?P<whose>{turn}) (?:year)['’]s |(?:fiscal )?)"
        rf"(?P<ordinal>{_any_of(words.ordinals)})[ -]{quarter_kind}\b(?:{which_year})?",
        "short_quarter": rf"Q(?P<ordinal>[1-4])(?:,? (?:of )?{year})?\b",
        "season": rf"(?:(?:(?P<turn>{turn})|(?P<told>{told})|(?P<opener>{_any_of(words.season_openers)})) )?"
        rf"(?:(?P<part>{part})[ -])?(?P<season>{_any_of(words.seasons)})\b(?:,? (?:of |van )?{year})?",
        "decade": rf"(?:(?:{part})[ -])?(?:(?:{_any_of(words.decade_openers)}) )?"
        rf"(?:(?P<full>(?:1[5-9]|20)\d0)['’]?s\b|['’]?(?P<short>[2-9]0)s\b"
        rf"|(?P<name>{_any_of(words.decades)})\b|['’](?P<jaren>[2-9]0)\b)",
        "feast": rf"(?:(?P<turn>{turn}) )?(?P<feast>{_any_of(words.feasts)})\b(?:,? (?:of |van )?{year})?",
        "day_word": rf"(?:(?:{earlier}|{part}) )?(?P<word>{_any_of(words.days)})\b",
        "weekday": rf"(?:(?:(?P<turn>{turn})|(?P<told>{told})) )?(?:(?:{part}|{earlier})[ -])?"
        rf"(?P<weekday>{weekday})(?: ?(?:{daypart}))?\b",
        "ago": rf"(?P<number>\d{{1,4}}|{_any_of(words.numbers)}) (?P<unit>{unit}) (?:{_any_of(words.ago)})\b",
        "year_before": r"[Aa] year (?:ago|earlier)\b|(?:the )?year-(?:ago|earlier)(?: quarter| period)?\b",
        "told_unit": rf"(?:(?P<later>{_any_of(words.later)}) )?(?P<told>{told}) (?P<unit>{unit})\b",
        "turn_unit": rf"(?:(?:{earlier}|(?P<part>{part})) )?(?:(?:the|de|het) )?"
        rf"(?P<turn>{turn}) (?P<unit>{unit})\b",
        "quarter": r"the (?:latest )?quarter\b|the latest period\b",
        "weekend": r"(?:the|het) weekend(?:e)?\b",
        "part_of_unit": rf"(?P<part>{part}) (?:the|de|het) (?P<unit>{unit})\b",
        "century": r"(?P<century>1\d|2[01])(?:th|st|e)[ -](?:century|eeuw)\b",
        "years": rf"(?P<first>{_YEAR}) ?[-–/] ?(?P<last>(?:19|20)\d\d|\d\d)(?![\w-])",
        "year": rf"(?:(?:{part}|year-end)[ -])?(?P<year>{_YEAR})(?![\w%]|[.,:/-]\d|-\w)",
        "vague": rf"(?:{_any_of(words.vague)})\b",
    }
