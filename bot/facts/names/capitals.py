"""Words of a passage, and the runs of capitalised words that may be names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from bot.facts.person_words import (
    ARTICLES,
    CALENDAR,
    PARTICLES,
    POSSESSIVE,
    STARTERS,
    SUFFIXES,
    TITLES,
    is_role,
)

_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_LONGEST_NAME = 5
_SHORT = 8  # letters: "Channing" may be a name, "Recommending" is none
_BEFORE_MONTH = frozenset(
    {"in", "since", "last", "this", "next", "until", "by", "sinds", "vorige", "afgelopen", "op", "on"}
)


class Word(NamedTuple):  # a text has so many of them that a dataclass for each costs a fifth more
    """A word as printed, where it stands in the file, and its lower-case form without a possessive ending."""

    text: str
    start: int
    end: int
    key: str

    @property
    def possessive(self) -> bool:
        """Whether it ends in an apostrophe and s, or would be read so ("Ann's")."""
        return len(self.key) < len(self.text)

    @property
    def bare_end(self) -> int:
        """Where the word ends in the file, its possessive ending left out."""
        return self.start + len(self.key) if self.possessive else self.end


@dataclass(frozen=True, slots=True)
class Run:
    """Words `first` up to, not including, `last` of a passage that stand together and may be a name.

    `title` is the form of address before it ("mr"), in lower case, or empty; `key` is the name's words
    without middle initials, joined by spaces.
    """

    first: int
    last: int
    start: int
    end: int
    key: str
    title: str
    possessive: bool


def words_of(text: str, offset: int) -> tuple[Word, ...]:
    """The words of `text`, which stands at `offset` in its file."""
    new, words = tuple.__new__, []  # half the time of calling the class
    for match in _WORD.finditer(text):
        found, (start, end) = match.group(), match.span()
        words.append(new(Word, (found, offset + start, offset + end, _key(found))))
    return tuple(words)


@lru_cache(maxsize=1 << 15)
def _key(word: str) -> str:
    lower = word.lower()
    # Lower-casing may change a word's length in other scripts; `bare_end` counts on it staying the same.
    if len(lower) != len(word):
        return word
    return lower[:-2] if lower.endswith(("'s", "’s")) and len(lower) > 2 else lower


def is_title_case(words: Sequence[Word], text: str) -> bool:
    """Whether nearly every longer word has a capital, as in headlines; all of them before a full stop."""
    longer = [word for word in words if len(word.text) > 3]
    capital = sum(word.text[0].isupper() for word in longer)
    if text.rstrip("\"”' \r\n").endswith("."):
        return capital == len(longer) > 4
    return len(longer) > 3 and capital >= 0.75 * len(longer)


def runs_of(words: Sequence[Word], raw: str) -> Iterator[Run]:
    """The runs of capitalised words, forms of address and sentence openers taken off."""
    index = 0
    while index < len(words):
        if not _capital(words[index]):
            index += 1
            continue
        last = _run_end(words, index, raw)
        run = _trimmed(words, index, last, raw)
        if run:
            yield run
        index = last


def _capital(word: Word) -> bool:
    # Of acronyms only initials can be part of a name.
    return word.text[0].isupper() and (len(word.text) < 3 or not word.text.isupper() or word.key in SUFFIXES)


def _joined(before: Word, after: Word, raw: str) -> bool:
    gap = raw[before.end : after.start]
    if before.possessive or len(gap) > 2:
        return False
    if gap.startswith("."):
        return (len(before.text) == 1 or before.key in TITLES or before.key in SUFFIXES) and not gap[
            1:
        ].strip()
    return gap in {" ", "\n", "\u00a0"}


def _run_end(words: Sequence[Word], index: int, raw: str) -> int:
    last = index + 1
    while last < len(words) and _joined(words[last - 1], words[last], raw):
        if _capital(words[last]):
            last += 1
            continue
        after = last
        while after < len(words) and after < last + 3 and words[after].text in PARTICLES:
            after += 1
        linked = after > last and after < len(words) and _capital(words[after])
        if not linked or not all(_joined(words[k - 1], words[k], raw) for k in range(last, after + 1)):
            break
        last = after + 1
    return last


def _addresses(word: str, following: int) -> bool:
    # A role needs a full name behind it: "Actor Tom Hale", but not "Star Wars" or "Chief Justice".
    return word in TITLES or (is_role(word) and following > 1)


def _trimmed(words: Sequence[Word], first: int, last: int, raw: str) -> Run | None:
    opening, title = first == 0, ""
    forms = [place for place in range(first, last - 1) if _addresses(words[place].key, last - place - 1)]
    if forms:  # "Russian President", "Entrepreneur"
        first, title = forms[-1] + 1, words[forms[-1]].key
    while not title and first < last and words[first].key in (STARTERS if opening else POSSESSIVE | ARTICLES):
        first += 1
    if first and last - first > 1 and words[first].key in CALENDAR and words[first - 1].key in _BEFORE_MONTH:
        first += 1  # "In September Ann Lee left"
    if opening and last - first > 1 and len(words[first].text) > _SHORT and words[first].key.endswith("ing"):
        first += 1  # "Recommending Ann Lee"
    while last > first and words[last - 1].key in STARTERS:
        last -= 1
    named = words[first:last]
    if not named or len(named) > _LONGEST_NAME:
        return None
    if len(named) == 1 and (named[0].key in CALENDAR or named[0].text.isupper()):
        return None
    key = " ".join(word.key for word in named if len(word.text) > 1 or word in {named[0], named[-1]})
    end = named[-1].bare_end
    if len(named[-1].text) == 1 and raw[end : end + 1] == ".":
        end += 1
    return Run(first, last, named[0].start, end, key, title, named[-1].possessive) if key else None
