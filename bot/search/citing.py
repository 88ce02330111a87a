"""Candidates -> citations: how much of the text is shown, and which words of it are marked."""

from collections.abc import Iterator, Mapping

import numpy as np

from bot.archive import Span
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
        chosen: list[Citation] = []
        for row in findings.rows:
            if len(chosen) == limit:
                break
            sentence = self._index.archive.passages[row].span
            if not any(one.passage.span.overlaps(sentence) for one in chosen):
                near_top = len(chosen) < _MARKED
                citation = self.citation(findings, row, by_meaning=near_top)
                if not any(one.passage.span.overlaps(citation.passage.span) for one in chosen):
                    chosen.append(citation)
                else:
                    chosen.append(self.citation(findings, row, alone=True, by_meaning=near_top))
        return tuple(chosen)

    def citation(
        self, findings: Findings, row: int, *, alone: bool = False, by_meaning: bool = True
    ) -> Citation:
        """The passage `row`, with what belongs to it unless it is to stand `alone`.

        Words that match only `by_meaning` are marked if so.
        """
        worths = _by_row(findings)
        archive = self._index.archive
        passage = archive.passages[row]
        if not alone and row in worths:
            passage = widened(archive, row, worths)
        marks = highlights(self._index, passage.span, findings.understood.reading.terms)
        if by_meaning:
            marks = disjoint([*marks, *self._meant(findings, passage.span)])
        return Citation(passage, _share(findings, row), marks)

    def _meant(self, findings: Findings, span: Span) -> Iterator[Span]:
        """The words in `span` that come closest to words of the question that it holds in no form."""
        likeness = findings.understood.likeness
        if self._meaning is None or likeness is None:
            return
        question = findings.understood.question
        for term in unmarked(self._index, span, findings.understood.reading):
            for row in self._rows(span, findings):
                closeness = self._meaning.word_closeness(likeness, question.word_of[term], row)
                yield from closest(self._index, self._index.archive.passages[row].span, closeness)

    def _rows(self, span: Span, findings: Findings) -> Iterator[int]:
        """The sentences that `span` is made of, as far as they are candidates."""
        passages = self._index.archive.passages
        return (row for row in findings.candidates.rows.tolist() if span.contains(passages[row].span))


def _by_row(findings: Findings) -> Mapping[int, Worth]:
    rows, fits = findings.candidates.rows.tolist(), findings.candidates.features["fit"].tolist()
    worths = (Worth(score, fit) for score, fit in zip(findings.scores.tolist(), fits, strict=True))
    return dict(zip(rows, worths, strict=True))


def _share(findings: Findings, row: int) -> float:
    """The share of one passage in the belief put in all candidates (softmax); 0 for one that is none."""
    values = findings.scores - findings.scores.max()
    weights = np.exp(values) / np.exp(values).sum()
    at = np.flatnonzero(findings.candidates.rows == row)
    return float(weights[at[0]]) if len(at) else 0.0
