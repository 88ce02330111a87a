"""Candidates -> citations: how much of the text is shown, and which words of it are marked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from bot.archive import Passage, Span
from bot.search.answer import Citation
from bot.search.decision import Findings
from bot.search.extent import Worth, widened
from bot.search.highlight import closest, disjoint, highlights, unmarked
from bot.search.index import Index
from bot.search.meaning import Meaning

_MARKED = 3  # citations, as many as a card shows first, in which matches by meaning are looked for


class Citing:
    """Turns what was found in one archive into what is shown of it."""

    def __init__(self, index: Index, meaning: Meaning | None) -> None:
        self._index = index
        self._meaning = meaning if meaning and meaning.has_tokens else None

    def citations(self, findings: Findings, limit: int) -> tuple[Citation, ...]:
        """The best `limit` passages; none repeats a sentence of one before it."""
        worths, shares = _worths(findings), _shares(findings)
        chosen: list[Citation] = []
        for row in findings.rows:
            if len(chosen) == limit:
                break
            passage = self._free(widened(self._index.archive, row, worths), row, chosen)
            if passage:
                marks = self._marks(findings, passage.span, by_meaning=len(chosen) < _MARKED)
                chosen.append(Citation(passage, shares[row], marks))
        return tuple(chosen)

    def corroborating(self, findings: Findings, rows: Iterable[int]) -> tuple[Citation, ...]:
        """The passages `rows`, which say the same as the first citation; they need not be candidates."""
        shares = _shares(findings)
        passages = [(row, self._index.archive.passages[row]) for row in rows]
        return tuple(
            Citation(one, shares.get(row, 0.0), self._marks(findings, one.span, by_meaning=True))
            for row, one in passages
        )

    def _free(self, passage: Passage, row: int, chosen: Sequence[Citation]) -> Passage | None:
        """The passage, its sentence alone, or nothing: as much as does not overlap what is chosen already."""
        for one in (passage, self._index.archive.passages[row]):
            if not any(other.passage.span.overlaps(one.span) for other in chosen):
                return one
        return None

    def _marks(self, findings: Findings, span: Span, *, by_meaning: bool) -> tuple[Span, ...]:
        """The words that matched, by meaning too if asked for, and what is said otherwise."""
        otherwise = [one.says for one in findings.contradictions if span.contains(one.says)]
        marks = [*otherwise, *highlights(self._index, span, findings.understood.reading.terms)]
        return disjoint([*marks, *self._meant(findings, span)] if by_meaning else marks)

    def _meant(self, findings: Findings, span: Span) -> Iterator[Span]:
        """The words in `span` that come closest to words of the question that it holds in no form."""
        closeness = findings.candidates.closeness
        if self._meaning is None or closeness is None:
            return
        places = findings.understood.question.word_of
        missed = {places[term] for term in unmarked(self._index, span, findings.understood.reading)}
        # Many terms may be one word ("a-b-c"), and words beyond what was embedded come close to nothing.
        words = sorted(missed.intersection(closeness.words.tolist()))
        for row in self._rows(span, findings) if words else ():
            for of_word in self._meaning.word_closeness(closeness, words, row):
                yield from closest(self._index, self._index.archive.passages[row].span, of_word)

    def _rows(self, span: Span, findings: Findings) -> Iterator[int]:
        """The sentences that `span` is made of, as far as they are candidates."""
        passages = self._index.archive.passages
        return (row for row in findings.candidates.rows.tolist() if span.contains(passages[row].span))


def _worths(findings: Findings) -> Mapping[int, Worth]:
    rows, fits = findings.candidates.rows.tolist(), findings.candidates.features["fit"].tolist()
    worths = (Worth(score, fit) for score, fit in zip(findings.scores.tolist(), fits, strict=True))
    return dict(zip(rows, worths, strict=True))


def _shares(findings: Findings) -> Mapping[int, float]:
    """The share of each candidate in the belief that is put in all of them: a softmax of the scores."""
    weights = np.exp(findings.scores - findings.scores.max())
    return dict(zip(findings.candidates.rows.tolist(), (weights / weights.sum()).tolist(), strict=True))
