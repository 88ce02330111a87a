"""The characters that date expressions begin with, so that other words are passed over at a glance."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import fields

from bot.facts.dates.words import CalendarNames, Words

# What the patterns themselves begin with, beside the words of the language.
_BY_PATTERN = ("the", "de", "het", "a ", "year", "week", "fiscal", "q1", "q2", "q3", "q4", "h1", "h2")

# These stand before an expression, or further on in it.
_NEVER_FIRST = frozenset(
    (
        "lonely",
        "firm",
        "doubtful",
        "coming",
        "every",
        "some",
        "festive",
        "until",
        "between",
        "joiners",
        "ago",
        "hence",
        "after",
        "before",
        "next_to",
        "plurals",
        "units",
        "dayparts",
    )
)
_AS_WRITTEN = {" ": r"\s", "'": "'’"}


def opening(names: CalendarNames, words: Words) -> str:
    """A pattern that looks ahead at two characters; every expression of the language begins with such."""
    seconds: dict[str, set[str]] = defaultdict(set)
    for word in (*_BY_PATTERN, *_spoken(words)):
        for first in {word[0], *word[0].upper()}:
            seconds[first].add(word[1:2] or " ")
    for name in _called(names):
        for first in set(name[0].upper()) if words.proper else {name[0], *name[0].upper()}:
            seconds[first] |= {name[1:2], *name[1:2].upper()}
    pairs = (f"{re.escape(first)}{_any_character(after)}" for first, after in sorted(seconds.items()))
    return rf"(?=\d|['’]|{'|'.join(pairs)})"


def _any_character(characters: set[str]) -> str:
    if "" in characters:
        return ""
    return "[" + "".join(_AS_WRITTEN.get(one, re.escape(one)) for one in sorted(characters)) + "]"


def _spoken(words: Words) -> Iterator[str]:
    for field in fields(words):
        value = getattr(words, field.name)
        if field.name not in _NEVER_FIRST and isinstance(value, Iterable) and not isinstance(value, str):
            yield from value


def _called(names: CalendarNames) -> Iterator[str]:
    for field in fields(names):
        yield from getattr(names, field.name)
