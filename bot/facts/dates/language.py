"""What reading a date expression needs of its language: the names of its calendar and its own words."""

import re
from collections.abc import Mapping

from bot.facts.dates.periods import Part, Unit
from bot.facts.dates.words import CalendarNames, Words

_LAST_WORD = re.compile(r"([^\W\d_][\w'’-]*)[\s(]*\Z")


class Language:
    """Looks up the parts of a match in the words of one language."""

    def __init__(self, names: CalendarNames, words: Words) -> None:
        self._words = words
        self._months = {**names.short_months, **words.month_abbreviations, **names.months}
        self._full_months = names.months
        self._weekdays = {**names.short_weekdays, **names.weekdays}

    def _month(self, name: str) -> int:
        return self._months[key(name)]

    def _weekday(self, name: str) -> int:
        return self._weekdays[key(name)]

    def _unit(self, match: re.Match[str]) -> Unit | None:
        """The unit named; None for several of them, which is a duration."""
        word = key(match["unit"])
        return None if word in self._words.plurals else self._words.units[word]

    def _part(self, match: re.Match[str]) -> Part | None:
        return self._words.parts.get(key(match["part"] or ""))

    def _turn(self, match: re.Match[str]) -> int | None:
        return looked_up(self._words.turns, match["turn"])

    def _ordinal(self, match: re.Match[str]) -> int:
        """The number; the last is -1."""
        word = key(match["ordinal"])
        return -1 if word in self._words.last else self._words.ordinals[word]

    def _count(self, match: re.Match[str]) -> int:
        number = key(match["number"])
        return int(number) if number.isdecimal() else self._words.numbers[number]

    def _year(self, year: str | None) -> int | None:
        """The year in figures ("1996", "'96") or, as broadcasters write it down, in words."""
        if year is None or year.isdecimal():
            return int(year) if year else None
        if year[1:].isdecimal():
            return century_of(int(year[1:]))
        first, *rest = re.split(r"[\s-]+", year.casefold())
        start = self._words.numbers[first] * (1000 if rest[0] == "thousand" else 100)
        return start + sum(self._words.numbers.get(word, 0) for word in rest)

    def _is_every(self, match: re.Match[str]) -> bool:
        """Whether it is told of each of them: "every Friday" is no date."""
        return word_before(match).casefold() in self._words.every


def century_of(year: int) -> int:
    """Two figures mean the years 1969 to 2068, as in POSIX `strptime`."""
    return year + (1900 if year >= 69 else 2000)


def looked_up(table: Mapping[str, int], word: str | None) -> int | None:
    """What the table has for the word; None for none."""
    return table[key(word)] if word else None


def key(word: str) -> str:
    """The word as the tables spell it."""
    return " ".join(word.casefold().rstrip(".").replace("’", "'").split())


def word_before(match: re.Match[str]) -> str:
    """The word that stands right before the match, "" when none does."""
    found = _LAST_WORD.search(match.string[max(0, match.start() - 24) : match.start()])
    return found[1] if found else ""
