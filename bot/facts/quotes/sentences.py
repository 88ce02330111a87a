"""A paragraph as sentences of words, in which each stretch between quotation marks is one token."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Literal

from bot.facts.quotes.marks import Stretch
from bot.facts.quotes.words import SAYING

Kind = Literal["word", "mark", "aside", "quote"]

_TOKEN = re.compile(
    r"(?P<aside>\([^()\n]{0,80}\))|(?P<word>[^\W_]+(?:[-'’&.@/][^\W_]+)*(?:[’'](?!\w))?)|(?P<mark>[^\w\s])"
)
_WORD = re.compile(r"\w+")
_STOPS = frozenset(".!?…")
_DASHES = frozenset("-–—―")
_GOES_ON = _DASHES | frozenset(",:;(")
_SPACES = 8
_GLANCE = 60


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a mark, an aside in brackets, or a whole quotation (number `quote` of its paragraph)."""

    kind: Kind
    text: str
    start: int
    end: int
    quote: int = -1

    @property
    def low(self) -> str:
        """The text without capitals."""
        return self.text.lower()

    @property
    def capital(self) -> bool:
        """Whether it is a word that starts with a capital letter or a digit-free name such as "iPhone"."""
        return self.kind == "word" and not self.text.islower() and not self.text[0].isdigit()


Sentence = tuple[Token, ...]


def sentences_with_quotes(
    text: str, start: int, end: int, stretches: Sequence[Stretch], starts: Sequence[int]
) -> Iterator[Sentence]:
    """The sentences of `text[start:end]` that hold one of `stretches`, which lie in it in order.

    `starts` are the places where sentences begin when quotation marks are not looked at; those inside a
    quotation do not count, nor does one that parts a question from the words that say who asked it.
    """
    cuts = [start, *_cuts(text, start, end, stretches, starts), end]
    number = 0
    for first, last in pairwise(cuts):
        tokens: list[Token] = []
        position = first
        while number < len(stretches) and stretches[number].opened < last:
            stretch = stretches[number]
            tokens += tokens_of(text, position, stretch.opened)
            tokens.append(Token("quote", "", stretch.opened, stretch.closed, number))
            position = stretch.closed
            number += 1
        if tokens:
            tokens += tokens_of(text, position, last)
            yield tuple(tokens)


def _cuts(
    text: str, start: int, end: int, stretches: Sequence[Stretch], starts: Sequence[int]
) -> Iterator[int]:
    """Where one sentence ends and the next begins, quotations taken whole."""
    opened = [stretch.opened for stretch in stretches]
    inside = set(starts[bisect_right(starts, start) : bisect_left(starts, end)])
    for at in sorted(inside.union(opened[1:])):
        number = bisect_left(opened, at) - 1
        before = stretches[number] if number >= 0 else None
        if before is not None and at < before.closed:
            continue
        last = _last_before(text, before.closed if before else start, at)
        if last:
            if at in inside and last not in _GOES_ON:
                yield at
        elif text[at] in _DASHES:
            continue
        elif before is not None and text[before.end - 1] in _STOPS and not _says_who(text, before, at):
            yield at


def _last_before(text: str, start: int, at: int) -> str:
    """The last character before `at` and not before `start` that is not a space, or nothing."""
    return text[max(start, at - _SPACES) : at].rstrip()[-1:]


def _says_who(text: str, before: Stretch, at: int) -> bool:
    """Whether the words after a quoted question or exclamation say who spoke ("“Why?” Brown asked")."""
    if text[before.end - 1] not in "?!":
        return False
    return any(found.group().lower() in SAYING for found in islice(_WORD.finditer(text, at, at + _GLANCE), 6))


def tokens_of(text: str, start: int, end: int) -> Iterator[Token]:
    """The words, marks and asides of `text[start:end]`, quotation marks read as any other mark."""
    for found in _TOKEN.finditer(text, start, end):
        kind: Kind = "aside" if found["aside"] else "word" if found["word"] else "mark"
        yield Token(kind, found.group(), found.start(), found.end())
