"""The words that date expressions begin with, so that all others are passed over at a glance."""

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import fields

from bot.facts.dates.words import CalendarNames, Words

_TOKEN = re.compile(r"['’]?[^\W_]+")
# Letters by which a word is known: some are written together with what follows ("maandagavond").
_KNOWN_BY = 4
# What the patterns themselves begin with, and go on with, beside the words of the language.
_BY_PATTERN = (
    *("the", "de", "het", "a", "year", "week", "jaren", "fiscal", "quarter", "prior", "nineteen", "two"),
    *("q1", "q2", "q3", "q4", "h1", "h2"),
)
_FURTHER_ON = (
    "period",
    "periode",
    "latest",
    "past",
    "year",
    "jaar",
    "quarter",
    "half",
    "weekend",
    "thousand",
)
# Fields of words that only stand before an expression's first telling word.
_OPENERS = ("season_openers", "decade_openers", "numbers", "within", "earlier", "over")
_APOSTROPHES = frozenset("'’")
_ARTICLES = {"the", "de", "het", "a", "een"}

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


class Openings:
    """Where in a text the date expressions of one language may begin."""

    def __init__(self, names: CalendarNames, words: Words) -> None:
        called = list(_called(names))
        spoken = (*_BY_PATTERN, *_said(words, _NEVER_FIRST), *called)
        said = (*_FURTHER_ON, *_BY_PATTERN, *_said(words, frozenset()), *called)
        self._first = {form for word in spoken for form in _forms(word)[:1]}
        self._further = {form for word in said for form in _forms(word)}
        self._leading = _leading(words)

    def places(self, text: str, start: int, end: int) -> Iterator[int]:
        """The places in `text[start:end]` of figures and of words that begin as one of them.

        Small words ("in the") only count before another word of the language.
        """
        waiting: list[int] = []
        for token in _TOKEN.finditer(text, start, end):
            word, at = token.group(), token.start()
            quote = word[0] in _APOSTROPHES
            if quote and _form(word) not in self._first:
                word = word[1:]
            form, figure = _form(word), word[0].isdecimal()
            if form in self._leading:
                waiting.append(at + quote)
                continue
            if waiting and (figure or form in self._further):
                yield from waiting
            waiting.clear()
            if figure or form in self._first:
                yield at
                if quote:
                    yield at + 1


def _form(word: str) -> str:
    """What a word is known by."""
    form = word[:_KNOWN_BY].lower()
    return form.replace("’", "'") if form[0] == "’" else form


def _forms(words: str) -> list[str]:
    return [_form(token) for token in _TOKEN.findall(words)]


def _leading(words: Words) -> frozenset[str]:
    """The articles, openers and numbers that are short, without those that make up an expression."""
    openers = {form for name in _OPENERS for word in getattr(words, name) for form in _forms(word)}
    leading = {form for form in openers | _ARTICLES if len(form) < _KNOWN_BY}
    whole = (_forms(word) for word in _said(words, _NEVER_FIRST.union(_OPENERS)))
    return frozenset(leading.difference(*(forms for forms in whole if leading.issuperset(forms))))


def _said(words: Words, without: Set[str]) -> Iterator[str]:
    """The words of the language, but those of some fields."""
    for field in fields(words):
        value = getattr(words, field.name)
        if field.name not in without and isinstance(value, Iterable) and not isinstance(value, str):
            yield from value


def _called(names: CalendarNames) -> Iterator[str]:
    for field in fields(names):
        yield from getattr(names, field.name)
