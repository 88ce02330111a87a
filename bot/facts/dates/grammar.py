"""Where date expressions stand in a text, and what each says: one compiled pattern a language.

The combined pattern finds the places in one pass; the small pattern of the rule that matched is then run once
more at that place for its parts. Quantifiers are bounded and never nested, so the time is linear in the text.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from bot.facts.dates.dutch import DUTCH
from bot.facts.dates.english import ENGLISH
from bot.facts.dates.opening import Openings
from bot.facts.dates.patterns import patterns
from bot.facts.dates.reader import Reader
from bot.facts.dates.readings import Reading
from bot.facts.dates.words import CalendarNames, Words, calendar_names

_WORDS = {"en": ENGLISH, "nl": DUTCH}


@dataclass(frozen=True, slots=True)
class Found:
    """A date expression at `start`..`end` of the text, and what it says."""

    start: int
    end: int
    reading: Reading


@dataclass(frozen=True)
class _Rule:
    """The parts of an expression, looked for where the combined pattern found one; compiled when needed."""

    written: str
    read: Callable[[re.Match[str]], Reading | None]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The compiled pattern."""
        return re.compile(self.written)


class Grammar:
    """The date expressions of one language."""

    def __init__(self, names: CalendarNames, words: Words) -> None:
        reader = Reader(names, words)
        rules = {
            name: _Rule(_spaced(pattern), getattr(reader, name))
            for name, pattern in patterns(names, words).items()
        }
        self._rules = rules
        inner = "|".join(
            f"(?P<{name}>{re.sub(r'[?]P<[a-z_]+>', '?:', rule.written)})" for name, rule in rules.items()
        )
        before = r"(?<![\w$€£#])(?<!\d[-–/.,:](?=\d))"
        self._openings = Openings(names, words)
        self._finder = re.compile(f"{before}(?:{inner})")

    def find(self, text: str, start: int, end: int) -> Iterator[Found]:
        """The expressions of `text[start:end]` from left to right; they never overlap."""
        reached = start
        for opening in self._openings.places(text, start, end):
            place = self._finder.match(text, opening, end) if opening >= reached else None
            if place is None:
                continue
            reached = place.end()
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
    """The pattern with any white space for a blank; one in a set would put its repeat into the set."""
    return pattern.replace("[ -]", "(?: |-)").replace(" ?", r"\s?").replace(" ", r"\s{1,3}")
