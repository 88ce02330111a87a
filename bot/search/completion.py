"""A question that is still being typed -> how it may go on, in the archive's own words."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

import numpy as np

from bot.search.column import Ints
from bot.search.index import Index
from bot.search.reading import Reader, Reading
from bot.search.tokens import fold, is_number, tokenize
from bot.search.wordlists import stop_words

_MOST = 12  # words that one beginning is completed to
_LOOKED_AT = 60  # words, the most used with that beginning, that they are chosen from
_SHORTEST = 2  # letters of a word worth suggesting
_LAST_LETTER = "\U0010ffff"


class Completion:
    """Completes and corrects what is typed. Words are sorted; each answer takes a look at few."""

    def __init__(self, index: Index, reader: Reader) -> None:
        self._index = index
        self._reader = reader
        self._written: dict[str, str] = {}

    def of(self, typed: str) -> list[str]:
        """What may be meant by `typed`, other than itself: its words corrected, the last one completed."""
        start, word = _last_word(typed)
        begun = self._reader.read(typed[:start])
        before = next(self._corrected(begun), typed[:start])
        longer = [before + self._as_written(one) for one in self._beginning_with(word, begun)] if word else []
        whole = [before + typed[start:]]
        if not longer:
            found = [*self._corrected(self._reader.read(typed)), *whole]
        else:
            found = [*whole, *longer] if word in self._index.vocabulary else [*longer, *whole]
        return [question for question in dict.fromkeys(found) if question != typed]

    def _corrected(self, reading: Reading) -> Iterator[str]:
        """Each guessed word as its likeliest reading; the last of them then also as its other readings."""
        guessed = [term for term in reading.terms if term.alternatives and not term.known]
        last = max(guessed, key=lambda term: term.start, default=None)
        for choice in range(len(last.alternatives) if last else 0):
            pieces, done = [], 0
            for term in sorted(guessed, key=lambda term: term.start):
                word = term.alternatives[choice if term is last else 0].word
                pieces += [reading.question[done : term.start], self._as_written(word)]
                done = term.start + len(term.typed)
            yield "".join([*pieces, reading.question[done:]])

    def _beginning_with(self, word: str, begun: Reading) -> list[str]:
        """The words with content that go on from `word`.

        Those come first that most passages have together with a word of what was `begun`, then the most used.
        """
        words = self._index.vocabulary.lexicon.words
        first = bisect_left(words, word)
        last = bisect_left(words, word + _LAST_LETTER, lo=first)
        order = np.argsort(-self._index.vocabulary.uses_of(slice(first, last)), kind="stable")
        usable = (words[first + at] for at in order.tolist())
        longer = list(
            islice((one for one in usable if len(one) >= _SHORTEST and not is_number(one)), _LOOKED_AT)
        )
        spoken = stop_words(begun.language)
        told = np.zeros(len(self._index), np.bool_)
        for term in begun.terms:
            for alternative in term.alternatives:
                told[self._index.passages.uses(alternative.family).rows] = True
        longer.sort(key=lambda one: -int(told[self._rows(one)].sum()))
        return [one for one in longer if one != word and one not in spoken][:_MOST]

    def _as_written(self, word: str) -> str:
        """The folded `word` as an article writes it: with its accents, and a name with its capitals."""
        if word not in self._written:
            self._written[word] = self._look_up(word)
        return self._written[word]

    def _look_up(self, word: str) -> str:
        vocabulary, archive = self._index.vocabulary, self._index.archive
        for row in self._rows(word)[:1].tolist():
            text = archive.text(archive.passages[row].span)
            for token in tokenize(text):
                if token.word == word:
                    written = text[token.start : token.end]
                    return written if vocabulary.is_name(word) else written.lower()
        return word

    def _rows(self, word: str) -> Ints:
        """The passages that have the very `word`."""
        number = self._index.vocabulary.number(word)
        return self._index.passages.uses([(number, 1.0)] if number is not None else []).rows


def _last_word(typed: str) -> tuple[int, str]:
    """Where the word at the very end of `typed` starts, and its folded form; nothing where none is there."""
    words = [token for token in tokenize(typed) if not token.joined]
    if not words or words[-1].end != len(typed):
        return len(typed), ""
    return words[-1].start, fold(typed[words[-1].start :])
