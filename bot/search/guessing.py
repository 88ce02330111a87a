"""Which words a misspelt one may mean: words of the archive, or everyday ones that it lacks."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from bot.search.spelling import LookAlike, Spelling
from bot.search.stems import Stems
from bot.search.vocabulary import Vocabulary
from bot.search.wordlists import everyday_words, stop_words

_EVERYDAY_USES = 50  # how often an everyday word counts as used, about as often as in a hundred articles
_IN_FAVOUR = 0.5  # how much dearer a word of the archive may be than everyday ones: people ask about it
_PLAIN = 1.0  # cost of the slips up to which a longer word is plainly an everyday one
_MOST = 5  # meanings that are kept for one word
_LONGER = 6  # letters: a shorter word may well be a name that looks like an everyday word


@dataclass(frozen=True, slots=True)
class Guess:
    """What a misspelt word may mean.

    `words` are words of the archive, likeliest first, with their weights (0..1). `common` says that it is
    an everyday word that the archive lacks, `without_content` that it is one that asks for nothing ("teh").
    """

    words: Sequence[tuple[str, float]]
    common: bool = False
    without_content: bool = False


class Guessing:
    """Guesses what misspelt words mean in one archive."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._spelling = Spelling(vocabulary.lexicon, vocabulary.uses, vocabulary.shapes)

    def guess(self, word: str, language: str, stems: Stems) -> Guess:
        """What `word`, which neither the archive nor everyday language has, may mean in a question."""
        stop = stop_words(language)
        everyday = _everyday(language).look_alikes(word)
        held = [like for like in self._spelling.look_alikes(word) if like.word not in stop]
        held += self._other_forms(everyday, {like.word for like in held}, stems)
        if _cheapest([like for like in everyday if like.word in stop]) < _cheapest(held):
            return Guess((), without_content=True)
        lacking = _cheapest([like for like in everyday if not self._vocabulary.family(like.word, stems)])
        words = _likeliest([like for like in held if like.cost < lacking + _IN_FAVOUR])
        return Guess(words, common=not words and lacking <= _PLAIN and len(word) >= _LONGER)

    def _other_forms(self, everyday: Sequence[LookAlike], known: set[str], stems: Stems) -> list[LookAlike]:
        """The everyday words that the archive has in other forms only, each as the form that it has most."""
        found: dict[str, LookAlike] = {}
        for like in everyday:
            family = () if like.word in self._vocabulary else self._vocabulary.family(like.word, stems)
            if family and (form := self._vocabulary.commonest(family)) not in known:
                found.setdefault(form, replace(like, word=form))
        return list(found.values())


def _likeliest(likes: Sequence[LookAlike]) -> list[tuple[str, float]]:
    """The words with their weights, the heaviest first; those that take dearer slips weigh less."""
    least = _cheapest(likes)
    weighed = [(like.word, like.weight * math.exp(least - like.cost)) for like in likes]
    return sorted(weighed, key=lambda pair: (-pair[1], pair[0]))[:_MOST]


def _cheapest(likes: Sequence[LookAlike]) -> float:
    return min((like.cost for like in likes), default=float("inf"))


@cache
def _everyday(language: str) -> Spelling:
    return Spelling(everyday_words(language), lambda _: _EVERYDAY_USES)
