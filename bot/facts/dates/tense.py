"""Whether a sentence looks back or ahead, and whether it tells of what happens again and again."""

import re
from bisect import bisect
from dataclasses import dataclass
from functools import lru_cache

from bot.facts.dates.dutch import DUTCH
from bot.facts.dates.english import ENGLISH

_WORDS = {"en": ENGLISH, "nl": DUTCH}


@dataclass(frozen=True, slots=True)
class Tense:
    """The verb groups of one sentence: where each ends or starts, and which of them look ahead."""

    places: tuple[int, ...]
    ahead: tuple[bool, ...]
    habits: tuple[int, ...]

    def looks_ahead(self, start: int) -> bool:
        """Whether the verb group before `start` looks ahead, or the first of all when none stands before."""
        if not self.places:
            return False
        return self.ahead[max(0, bisect(self.places, start) - 1)]

    def looks_back(self, start: int) -> bool:
        """Whether there is a verb group that does, and `looks_ahead` is untrue."""
        return bool(self.places) and not self.looks_ahead(start)

    def is_habit(self, start: int) -> bool:
        """Whether a word like "often" stands before `start`."""
        return bool(self.habits) and self.habits[0] < start


def tense_of(language: str, text: str, start: int, end: int) -> Tense:
    """The tense of the sentence `text[start:end]`; languages without verb words are taken to look back."""
    pattern = _cues(language)
    if pattern is None:
        return Tense((), (), ())
    cues = [(cue.start(), cue.lastgroup) for cue in pattern.finditer(text, start, end)]
    verbs = [(place, kind == "forward") for place, kind in cues if kind != "habit"]
    return Tense(
        tuple(place for place, _ in verbs),
        tuple(ahead for _, ahead in verbs),
        tuple(place for place, kind in cues if kind == "habit"),
    )


@lru_cache(maxsize=8)
def _cues(language: str) -> re.Pattern[str] | None:
    words = _WORDS.get(language)
    if words is None:
        return None
    return re.compile(
        rf"(?<!\w)(?:(?P<habit>{words.habits})|(?P<forward>{words.forward})|(?P<backward>{words.backward}))(?!\w)"
    )
