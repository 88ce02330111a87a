"""Whether a sentence looks back or ahead, and whether it tells of what happens again and again."""

import re
from bisect import bisect
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from bot.facts.dates.dutch import DUTCH
from bot.facts.dates.english import ENGLISH

# "On Mother's Day he always cooks": so close after the day, the word still speaks of it.
_AFTERTHOUGHT = 12
_CLOCK = r"(?: (?:\d\d?(?::\d\d)? ?[ap]\.m\.?,?(?: [A-Z]{2,4},?)?|noon|midnight))"
_LOOKS = {"ahead": True, "back": False, "neither": None}
_WORDS = {"en": ENGLISH, "nl": DUTCH}


@dataclass(frozen=True, slots=True)
class Tense:
    """The verb groups of one sentence: where each starts, and whether it looks ahead (None: neither way).

    `openers` are the places right after a preposition that settles it: "until Friday", "since Friday".
    """

    places: tuple[int, ...]
    ahead: tuple[bool | None, ...]
    habits: tuple[int, ...]
    openers: Mapping[int, bool] = field(default_factory=dict)

    def looks_ahead(self, start: int, end: int) -> bool:
        """Whether the verb group of the expression at `start`..`end` looks ahead.

        It is the one right after it ("the court Friday refused"), or else the last before it, or the first.
        """
        return bool(self._at(start, end))

    def looks_back(self, start: int, end: int) -> bool:
        """Whether that verb group looks back."""
        return self._at(start, end) is False

    def is_since(self, start: int) -> bool:
        """Whether "since" or "after" stands right before `start`."""
        return self.openers.get(start) is False

    def _at(self, start: int, end: int) -> bool | None:
        opened = self.openers.get(start)
        if opened is not None or not self.places:
            return opened
        after = bisect(self.places, start)
        follows = self.places[after : after + 1] == (end + 1,)
        return self.ahead[after if follows else max(0, after - 1)]

    def is_habit(self, start: int, end: int) -> bool:
        """Whether a word like "often" stands before the expression at `start`..`end`, or right after it."""
        after = bisect(self.habits, end)
        next_one = self.habits[after : after + 1]
        return bool(self.habits) and (
            self.habits[0] < start or any(habit - end < _AFTERTHOUGHT for habit in next_one)
        )


def tense_of(language: str, text: str, start: int, end: int) -> Tense:
    """The tense of the sentence `text[start:end]`; languages without verb words look neither way."""
    pattern = _cues(language)
    if pattern is None:
        return Tense((), (), ())
    found = list(pattern.finditer(text, start, end))
    cues = [(cue.start(), cue.lastgroup) for cue in found]
    verbs = [(place, _LOOKS[kind]) for place, kind in cues if kind in _LOOKS]
    return Tense(
        tuple(place for place, _ in verbs),
        tuple(ahead for _, ahead in verbs),
        tuple(place for place, kind in cues if kind == "habit"),
        {cue.end(): cue.lastgroup == "until" for cue in found if cue.lastgroup in {"until", "since"}},
    )


@lru_cache(maxsize=8)
def _cues(language: str) -> re.Pattern[str] | None:
    words = _WORDS.get(language)
    if words is None:
        return None
    verbs = words.verbs
    return re.compile(
        rf"(?:(?<![\w-])|(?=['’]))(?:(?P<until>(?:{verbs.until}){_CLOCK}? )|"
        rf"(?P<since>(?:{verbs.since}) (?:the |de )?)|"
        rf"(?:(?P<habit>{verbs.habits})|(?P<ahead>{verbs.ahead})|(?P<neither>{verbs.neither})"
        rf"|(?P<back>{verbs.back}))(?!\w))"
    )
