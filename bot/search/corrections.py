"""Which of the words that a misspelt one may mean is meant: the one that the best passages support."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.search.answer import Correction
from bot.search.index import Index
from bot.search.reading import Alternative, Reading, Term
from bot.search.wordlists import short_forms


@dataclass(frozen=True, slots=True)
class Rewritten:
    """The question with its guessed words written out: what is embedded.

    `word_of[t]` is the place in `text.split()` of the word that holds term `t`.
    """

    text: str
    word_of: tuple[int, ...]


def settle(reading: Reading, index: Index, rows: Sequence[int]) -> Reading:
    """The reading with one meaning for each guessed word; `rows` are the best passages, best first."""
    return settled(reading, [index.passages.words(row) for row in rows])


def settled(reading: Reading, passages: Sequence[frozenset[int]]) -> Reading:
    """The same, given the numbers of the words of the best passages."""
    return replace(reading, terms=tuple(_settled(term, passages) for term in reading.terms))


def corrections(reading: Reading) -> tuple[Correction, ...]:
    """What was read as what, in the order of the question; `reading` must be settled."""
    return tuple(
        Correction(term.typed, term.alternatives[0].word)
        for term in reading.terms
        if term.alternatives and not term.known
    )


def rewritten(reading: Reading) -> Rewritten:
    """The question as it was understood; `reading` must be settled."""
    pieces: list[str] = []
    word_of: dict[int, int] = {}
    done = 0
    for term in sorted(reading.terms, key=lambda term: term.start):
        pieces.append(reading.question[done : term.start])
        before = "".join(pieces)
        joins = bool(before) and not before[-1].isspace()
        word_of[term.start] = len(before.split()) - joins
        pieces.append(_written_out(term))
        done = term.start + len(term.typed)
    pieces.append(reading.question[done:])
    return Rewritten("".join(pieces), tuple(word_of[term.start] for term in reading.terms))


def _written_out(term: Term) -> str:
    """A guessed word as it was read, a short form in full ("bf"), any other word as it was typed."""
    if term.known:
        return term.typed
    return term.alternatives[0].word if term.alternatives else short_forms().get(term.word, term.typed)


def _settled(term: Term, passages: Sequence[frozenset[int]]) -> Term:
    if len(term.alternatives) < 2:
        return term

    def support(alternative: Alternative) -> float:
        forms = {number for number, _ in alternative.family}
        ranks = (rank for rank, words in enumerate(passages, 1) if words & forms)
        return alternative.weight * sum(1 / rank for rank in ranks)

    best = max(term.alternatives, key=lambda alternative: (support(alternative), alternative.weight))
    return replace(term, alternatives=(best,))
