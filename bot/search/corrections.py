"""Which of the words that a misspelt one may mean is meant: the one that the best passages support."""

from collections.abc import Sequence
from dataclasses import replace

from bot.search.answer import Correction
from bot.search.index import Index
from bot.search.reading import Alternative, Reading, Term


def settle(reading: Reading, index: Index, rows: Sequence[int]) -> Reading:
    """The reading with one meaning for each guessed word; `rows` are the best passages, best first."""
    passages = [index.passages.words(row) for row in rows]
    return replace(reading, terms=tuple(_settled(term, passages) for term in reading.terms))


def corrections(reading: Reading) -> tuple[Correction, ...]:
    """What was read as what, in the order of the question; `reading` must be settled."""
    return tuple(
        Correction(term.typed, term.alternatives[0].word)
        for term in reading.terms
        if term.alternatives and not term.known
    )


def _settled(term: Term, passages: Sequence[frozenset[int]]) -> Term:
    if len(term.alternatives) < 2:
        return term

    def support(alternative: Alternative) -> float:
        forms = {number for number, _ in alternative.family}
        ranks = (rank for rank, words in enumerate(passages, 1) if words & forms)
        return alternative.weight * sum(1 / rank for rank in ranks)

    best = max(term.alternatives, key=lambda alternative: (support(alternative), alternative.weight))
    return replace(term, alternatives=(best,))
