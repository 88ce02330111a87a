"""A year or a number that a question takes for granted, and the place where the passages say otherwise."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from bot.archive import Passage, Span
from bot.facts.numbers import NUMBER_WORDS
from bot.search.answer import Contradiction
from bot.search.dates import Dates
from bot.search.features import MEANT, Candidates, Understood
from bot.search.index import Index
from bot.search.reading import Reading, Term
from bot.search.tokens import Token, fold, is_number, tokenize

_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_LOOKED_AT = 5  # best passages that may contradict
_LEAST = 2  # words with content beside the value, without which a question is about anything
_FEWEST = 2  # things that are counted: "one" and "een" are mostly no numbers
_MOST_DIGITS = 9
_LONGEST = 500  # characters of a question in which numbers are looked for
_VALUES = {fold(word): value for word, value in NUMBER_WORDS.items()}
_MULTIPLE = re.compile(
    r"(?:hundred|thousand|million|billion|dozen)s?|(?:honderd|duizend|miljoen|miljard)(?:en)?|dozijn"
)
_APART = 2  # words from a number to what it counts: "four children", "four young children"


@dataclass(frozen=True, slots=True)
class _Claim:
    """A value that a question takes for granted, as typed; `terms` are the places of those that state it.

    A count has the term that it counts, a year has none.
    """

    typed: str
    value: int
    terms: frozenset[int]
    counted: Term | None = None


class Premises:
    """The dates and numbers of one archive, to hold those of a question against."""

    def __init__(self, index: Index, dates: Dates, heard_of: Callable[[int], bool]) -> None:
        """Take the dates, and which years the whole archive has heard of."""
        self._index = index
        self._dates = dates
        self._heard_of = heard_of

    def unheard_of(self, reading: Reading) -> bool:
        """Whether a year is in the question that no article names, and that no date of theirs falls in."""
        years = [term for term in reading.terms if _YEAR.fullmatch(term.word)]
        return any(not year.alternatives and not self._heard_of(int(year.word)) for year in years)

    def contradictions(
        self, understood: Understood, candidates: Candidates, order: Sequence[int]
    ) -> tuple[Contradiction, ...]:
        """The years and counts of the question, each with the place where a passage gives another.

        Only passages are heard that have all the rest of the question in its own words, be its names around
        them or meant; none is if one of them agrees. `order` are the places of the candidates, best first.
        """
        found = []
        for claim in _claims(understood.reading):
            passages = self._heard(claim, understood, candidates, order)
            if passages and not any(self._agrees(claim, passage) for passage in passages):
                found += [Contradiction(claim.typed, span) for span in self._others(claim, passages)][:1]
        return tuple(found)

    def _heard(
        self, claim: _Claim, understood: Understood, candidates: Candidates, order: Sequence[int]
    ) -> list[Passage]:
        terms = understood.reading.terms
        rest = [at for at in range(len(terms)) if at not in claim.terms]
        if len(rest) < _LEAST:
            return []
        best = order[:_LOOKED_AT]
        rows = candidates.rows[best]
        by_word = understood.evidence.held_in(rows).T > 0
        named = np.array([term.name for term in terms]) & (candidates.held[best] >= MEANT)
        heard = (by_word | named)[:, rest].all(axis=1)
        return [self._index.archive.passages[row] for row in rows[heard].tolist()]

    def _agrees(self, claim: _Claim, passage: Passage) -> bool:
        """Whether the passage or its neighbours give the very value."""
        if claim.counted is not None:
            return any(value == claim.value for value, _ in self._counts(claim.counted, passage.context))
        named = str(claim.value) in self._index.archive.text(passage.context)
        return named or self._dates.fall_in(passage.context, claim.value)

    def _others(self, claim: _Claim, passages: Sequence[Passage]) -> Iterator[Span]:
        """The places where the passages give another value."""
        for passage in passages:
            if claim.counted is not None:
                yield from (span for _, span in self._counts(claim.counted, passage.span))
            else:
                yield from self._dates.known_in(passage.span)

    def _counts(self, counted: Term, span: Span) -> Iterator[tuple[int, Span]]:
        """The numbers of `counted` that `span` gives, each with its place and that of the word for it."""
        forms = self._index.vocabulary.forms(one.family for one in counted.alternatives)
        for found in _numbers(self._index.archive.text(span)):
            for other in found.after:
                if other.word in forms:
                    yield found.value, span.within(span.start + found.token.start, span.start + other.end)
                    break


@dataclass(frozen=True, slots=True)
class _Number:
    """A whole number in a text, with the words after it that may be what it counts."""

    token: Token
    value: int
    after: Sequence[Token]


def _claims(reading: Reading) -> Iterator[_Claim]:
    """What a question takes for granted; of a long one nothing: one value more or less there is no proof."""
    if not reading.is_short:
        return
    places = {term.start: at for at, term in enumerate(reading.terms)}
    years = [at for at, term in enumerate(reading.terms) if _YEAR.fullmatch(term.word)]
    for at in years if len(years) == 1 else ():  # two are a stretch of time, or are compared
        typed = reading.terms[at].typed
        yield _Claim(typed, int(reading.terms[at].word), frozenset({at}))
    for found in _numbers(reading.question[:_LONGEST]):
        own = frozenset({places[found.token.start]} if found.token.start in places else ())
        after = [reading.terms[places[token.start]] for token in found.after if token.start in places]
        counted = [term for term in after if term.alternatives and not term.name]
        if counted and not own.intersection(years):
            typed = reading.question[found.token.start : found.token.end]
            yield _Claim(typed, found.value, own, counted[-1])


def _numbers(text: str) -> Iterator[_Number]:
    """The numbers of a text that are whole words: none of "twenty-two", "two million", "2-3" or "1.5"."""
    tokens = [token for token in tokenize(text) if not token.joined]
    numeric = [_is_numeric(token.word) for token in tokens]
    for at, token in enumerate(tokens):
        alone = not any(numeric[max(0, at - 1) : at] + numeric[at + 1 : at + 2])
        if numeric[at] and alone and (value := _value(token.word)) >= _FEWEST:
            yield _Number(token, value, tokens[at + 1 : at + 1 + _APART])


def _is_numeric(word: str) -> bool:
    return is_number(word) or word in _VALUES or _MULTIPLE.fullmatch(word) is not None


def _value(word: str) -> int:
    """The whole number that a word is; 0 for any other word."""
    return int(word) if word.isdecimal() and len(word) <= _MOST_DIGITS else _VALUES.get(word, 0)
