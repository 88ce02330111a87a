"""How date expressions are written: the rules of a language as patterns, " " standing for any white space."""

import re
from collections.abc import Iterable

from bot.facts.dates.words import NEVER, CalendarNames, Words

_YEAR = r"(?:1[5-9]|20)\d\d(?!\d)"
_SHORT_YEAR = r"['’]\d\d(?![\w'’]|[.,]\d)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|er|e|º)?"
_THE = r"(?:[Tt]he|[Dd]e|[Hh]et)"
_ARTICLE = rf"(?:{_THE} )"
# "Shares ended the day lower."
_ENDED = r"(?:(?<=\bended\s)|(?<=\bending\s)|(?<=\bto\send\s)|(?<=\bfinished\s)|(?<=\bclosed\s))"
_DAY_ENDS = r"(?![\w%]|[.,:/]\d)"


def patterns(names: CalendarNames, words: Words) -> dict[str, str]:
    """The rules in order of precedence; a rule's name is the method of `Reader` that reads it."""
    phrases = _Phrases(names, words)
    rules = {
        **phrases.days(),
        **phrases.months_and_years(),
        **phrases.from_today(),
        **phrases.from_told(),
    }
    return {name: rules[name] for name in _PRECEDENCE}


# What begins alike is told apart by what comes first here.
_PRECEDENCE = (
    "idiom",
    "iso",
    "clock",
    "numeric",
    "days_between",
    "week_of",
    "nth_of_month",
    "day",
    "day_first",
    "month",
    "year_part",
    "short_quarter",
    "short_half",
    "season_of_year",
    "month_of_turn",
    "season",
    "decade_in_figures",
    "decade",
    "feast",
    "day_word",
    "weekday",
    "years_ago_today",
    "ago",
    "hence",
    "over",
    "year_before",
    "since_told",
    "unit_before",
    "same_before",
    "told_daypart",
    "told_unit",
    "turn_unit",
    "quarter_of_year",
    "quarter",
    "weekend",
    "part_of_unit",
    "within_unit",
    "year_end",
    "century",
    "years",
    "year",
    "vague",
)


class _Phrases:
    """The pieces that the rules of one language are made of."""

    def __init__(self, names: CalendarNames, words: Words) -> None:
        self.words = words
        months = any_of(names.months, proper=words.proper)
        short = any_of({*names.short_months, *words.month_abbreviations}, proper=words.proper)
        self.full_month = months
        self.month = rf"(?:(?:{months})\b|(?:{short})\b\.?)"
        self.full_weekday = any_of(names.weekdays, proper=words.proper)
        short_weekday = any_of(names.short_weekdays, proper=words.proper)
        self.weekday = rf"(?:{self.full_weekday}|(?:{short_weekday})\b\.?)"
        self.turn = any_of(words.turns)
        self.told = any_of(words.told)
        self.part = any_of(words.parts)
        self.earlier = any_of(words.earlier)
        self.unit = any_of(words.units)
        self.daypart = any_of(words.dayparts)
        self.number = any_of(words.numbers)
        self.year = rf"(?P<year>{_YEAR}|{_SHORT_YEAR}|{words.spelled_year})"
        self.turn_year = (
            rf"(?:of |van |in )?(?:(?P<turn>{self.turn})|(?P<told_year>{self.told})) (?:year|jaar)\b"
        )
        self.of_year = rf"(?:,? (?:of |van |in |de |del )?{self.year}|,? {self.turn_year})"
        self.after_day = rf"(?:,?\s{{0,2}}{self.year}|,? {self.turn_year})"
        self.until = rf"(?: ?[-–] ?| (?:{any_of(words.until)}) )"
        self.ordinal = any_of({*words.ordinals, *words.last})
        self.season = any_of(words.seasons)

    def days(self) -> dict[str, str]:
        """What names days."""
        words, month, year = self.words, self.month, self.year
        row = rf"(?:{self.until}| (?:{any_of(words.joiners)}) )"
        weekday = rf"(?:(?P<weekday>{self.weekday})(?: \(|,? (?:the |de |dem |den )?))"
        return {
            "iso": r"(?P<year>\d{4})[-/](?P<month>[01]\d)[-/](?P<day>[0-3]\d)(?![\d/])",
            "numeric": r"(?P<one>\d\d?)(?P<mark>[/.-])(?P<two>\d\d?)[/.-](?P<year>(?:19|20)\d\d|\d\d)"
            r"(?!\w|[.,/-]\d)",
            "days_between": rf"(?:{any_of(words.between_openers)}) (?:(?P<month>{month}) )?(?P<day>{_DAY})"
            rf" (?:{any_of(words.joiners)}) (?P<last>{_DAY})(?: (?P<month_after>{month}))?"
            rf"{_DAY_ENDS}(?:,?\s{{0,2}}{year})?",
            "week_of": rf"{_ARTICLE}?(?P<unit>week|weekend) "
            r"(?:of|van|beginning|starting|ending|ended) "
            rf"(?:(?P<day_before>{_DAY})\.?(?:{self.until}{_DAY}\.?)? (?P<month_after>{month})"
            rf"|(?P<month>{month}) (?P<day>{_DAY})(?:{self.until}{_DAY})?{_DAY_ENDS})(?:,?\s{{0,2}}{year})?",
            "nth_of_month": rf"{_ARTICLE}?(?P<ordinal>{self.ordinal}) "
            rf"(?:(?P<weekday>{self.full_weekday})|week) (?:of|in|van) "
            rf"(?P<month>{month})(?:{self.of_year})?",
            "day": rf"{weekday}?(?P<month>{month}) (?P<day>{_DAY})(?:{self.until}(?P<last>{_DAY}))?"
            rf"{_DAY_ENDS}(?:{self.after_day})?\)?(?={row}{month} {_DAY},? (?P<shared>{_YEAR}))?",
            "day_first": rf"{weekday}?(?P<day>{_DAY})\.?"
            rf"(?:{self.until}(?:(?:{self.weekday}) )?(?P<last>{_DAY})\.?)? (?:of |de )?"
            rf"(?P<month>{month})(?:,? (?:del? )?{year}|,? {self.turn_year})?"
            rf"(?={row}{_DAY} {month},? (?P<shared>{_YEAR}))?",
            "feast": rf"(?:(?P<turn>{self.turn}) )?(?P<feast>{any_of(words.feasts)})"
            rf"(?P<weekend>(?: |(?<=[a-z]))weekend)?\b(?:,? (?:of |van )?{year})?",
        }

    def months_and_years(self) -> dict[str, str]:
        """What names months and years, their parts and rows of them."""
        words, month, part, season = self.words, self.month, self.part, self.season
        year = self.year
        return {
            "month": rf"(?:(?:(?P<earlier>{self.earlier})|(?P<part>{part}))[ -])?(?:(?P<nth>{self.turn}) )?"
            rf"(?P<month>{month})(?:{self.of_year}"
            rf"|(?=(?: (?:{any_of(words.between)}) | ?[-–] ?){month},? (?P<shared>{_YEAR})))?",
            "year_part": rf"{_ARTICLE}?(?:(?P<year_before>{_YEAR})(?:['’]s)? "
            rf"|(?P<whose>{self.turn}) (?:year)['’]s |(?P<ago>year-(?:ago|earlier) )|fiscal[ -])?"
            rf"(?P<ordinal>{self.ordinal})[ -](?P<kind>quarter|half|kwartaal|helft|halfjaar)\b"
            rf"(?:{self.of_year}|(?P<ago_after> a year (?:ago|earlier)\b))?",
            "short_quarter": rf"Q(?P<ordinal>[1-4])(?:,? (?:of )?{year})?\b",
            "short_half": rf"H(?P<ordinal>[12]),? (?:of )?{year}\b",
            "season_of_year": rf"(?P<turn>{self.turn}) jaar (?P<season>{season})\b",
            "month_of_turn": rf"(?P<turn>{self.turn}) (?:year|jaar) (?:in )?(?P<month>{self.full_month})\b",
            "season": rf"(?:(?:(?P<turn>{self.turn})|(?P<told>{self.told})"
            rf"|(?P<opener>{any_of(words.season_openers)})) )?(?:(?:{part})[ -])?"
            rf"(?P<season>{season})\b(?:,? (?:of |van )?{year})?",
            "decade_in_figures": rf"(?:{part} )?jaren ['’]?(?P<decade>[2-9]0)\b",
            "decade": rf"(?:(?:(?:the|de) )?(?:{part})[ -])?(?:(?P<opener>{any_of(words.decade_openers)}) )?"
            rf"(?:(?P<full>(?:1[5-9]|20)\d0)['’]?s\b|(?P<quote>['’])?(?P<short>[2-9]0)s\b"
            rf"|(?P<name>{any_of(words.decades)})\b)",
            "century": rf"(?:(?P<century>1\d|2[01])(?:th|st|e)|(?P<name>{any_of(words.centuries)}))"
            r"[ -](?:century|eeuw)\b",
            "years": rf"(?P<first>{_YEAR}) ?[-–/] ?(?P<last>(?:19|20)\d\d|\d\d?)(?![\w-])",
            "year": rf"(?:(?:{part}|year-end|fiscal(?: year)?|(?:[Tt]he|[Hh]et) (?:year|jaar))[ -])?{year}"
            r"(?![\w%]|[.,:/-]\d|-\w)",
        }

    def from_today(self) -> dict[str, str]:
        """What counts from the day of writing."""
        words, turn, unit, part = self.words, self.turn, self.unit, self.part
        ago = any_of(words.ago)
        return {
            "day_word": rf"(?:(?:{self.earlier}|{part}) )?(?P<word>{any_of(words.days)})"
            rf"(?: (?:{self.daypart}))?\b",
            "weekday": rf"(?:(?P<week_before>{turn}) week )?(?:(?:(?P<turn>{turn})|(?P<told>{self.told})) )?"
            rf"(?:(?:{part}|{self.earlier})[ -])?(?P<weekday>{self.full_weekday})(?: ?(?:{self.daypart}))?\b"
            rf"(?: (?:of )?(?P<week_after>{turn}) week\b)?",
            "ago": rf"(?P<number>\d{{1,4}}|{self.number}) (?P<unit>{unit}) (?:{ago})\b",
            "years_ago_today": rf"(?P<number>\d{{1,3}}|{self.number}) (?:years?|jaar) (?:{ago}) "
            rf"(?:(?P<word>{any_of(words.days)})|(?P<turn>{turn}) (?P<around>{unit}))\b",
            "hence": rf"(?P<number>\d{{1,4}}|{self.number}) (?P<unit>{unit}) (?:{any_of(words.hence)})\b",
            "over": rf"(?:{any_of(words.over)}) (?P<number>\d{{1,4}}|{self.number}) (?P<unit>{unit})\b",
            "turn_unit": rf"(?:(?:{self.earlier}|(?P<part>{part})) )?{_ARTICLE}?(?P<turn>{turn}) "
            rf"(?:fiscal )?(?P<unit>{unit})\b",
            "weekend": r"(?:[Tt]he|[Hh]et) weekend(?:e)?\b",
            "part_of_unit": rf"(?P<part>{part}) {_ARTICLE}(?P<unit>{unit})\b",
            "within_unit": rf"(?:(?:{any_of(words.within)}) {_ARTICLE}|{_ENDED}[Tt]he )(?P<unit>{unit})\b",
            "year_end": rf"(?:{any_of(words.year_ends)})\b",
            "vague": rf"(?:{any_of(words.vague)}|{words.vague_pattern})\b"
            rf"|(?:{any_of(words.vague_counts)}) (?:{unit}) (?:{ago})\b",
        }

    def from_told(self) -> dict[str, str]:
        """What counts from the time that was told of last."""
        words, told, unit = self.words, self.told, self.unit
        year_ago = r"a year (?:ago|earlier)|een jaar (?:eerder|geleden)"
        return {
            "idiom": rf"(?:{any_of(words.idioms)})\b",
            "clock": r"(?:[01]?\d|2[0-3])[:.][0-5]\d ?(?:UTC|GMT)\b(?!,? (?:on )?"
            rf"(?:{self.month}|{self.weekday}|\d|(?:{any_of(words.days)})\b))",
            "year_before": r"[Aa] year (?:ago|earlier|before)\b"
            r"|(?:[Tt]he )?(?:year-(?:ago|earlier)|prior-year)(?: quarter| period)?\b"
            r"|[Tt]he (?:quarter|period) a year (?:ago|earlier)\b",
            "since_told": rf"(?P<number>\d{{1,3}}|{self.number}) (?P<unit>{unit})"
            rf" (?P<direction>{any_of({*words.after, *words.before})})\b",
            "unit_before": rf"{_ARTICLE}(?P<unit>{unit})"
            rf" (?P<direction>{any_of(words.next_to)})"
            r"(?:(?<!before)(?<!after)\b|(?= ?[.,;:)]|\s*\Z))",
            "same_before": rf"{_ARTICLE}?(?:{any_of(words.same)}) (?P<unit>{unit}|period|periode)"
            rf" (?:(?:of |in |van )?(?:{self.turn}) (?:year|jaar)|{year_ago})\b",
            "told_daypart": rf"(?P<told>{told}) (?:{self.daypart})\b",
            "told_unit": rf"(?:(?P<later>{any_of(words.later)}) )?(?P<told>{told}) (?P<unit>{unit})\b",
            "quarter_of_year": rf"(?:[Tt]he )(?P<year>{_YEAR}) (?:quarter|period)\b",
            "quarter": r"[Tt]he (?:latest )?quarter\b(?!-)"
            rf"(?= (?:ended|ending) (?P<month>{self.month}) {_DAY})?|[Tt]he latest period\b",
        }


def any_of(words: Iterable[str], *, proper: bool = False) -> str:
    """A pattern for any of the words, the longest first; `proper` ones only with capitals."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    if not ordered:
        return NEVER
    if proper:
        return "|".join(f"{re.escape(word.capitalize())}|{re.escape(word.upper())}" for word in ordered)
    return "|".join(map(_either_case, ordered))


def _either_case(phrase: str) -> str:
    """A pattern for the phrase with or without a capital on each of its words, and with either apostrophe."""
    escaped = re.escape(phrase).replace(r"\ ", " ").replace("'", "['’]")
    return re.sub(
        r"(?<![^\W\d_]|\\)[^\W\d_]", lambda m: f"[{m[0].upper()}{m[0]}]" if m[0].islower() else m[0], escaped
    )
