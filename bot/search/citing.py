"""Candidates -> citations: how much of the text is shown, and which words of it are marked."""

from collections.abc import Iterator, Mapping

import numpy as np

from bot.archive import Span
from bot.search.answer import Citation
from bot.search.decision import Findings
from bot.search.extent import Worth, widened
from bot.search.highlight import disjoint, highlights, meant, unmarked
from bot.search.index import Index
from bot.search.meaning import Meaning


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
                citation = self.citation(findings, row)
                if not any(one.passage.span.overlaps(citation.passage.span) for one in chosen):
                    chosen.append(citation)
                else:
                    chosen.append(self.citation(findings, row, alone=True))
        return tuple(chosen)

    def citation(self, findings: Findings, row: int, *, alone: bool = False) -> Citation:
        """The passage `row`, with what belongs to it unless it is to stand `alone`."""
        worths = _by_row(findings)
        archive = self._index.archive
        passage = archive.passages[row]
        if not alone and row in worths:
            passage = widened(archive, row, worths)
        marks = self._marks(findings, passage.span)
        return Citation(passage, _share(findings, row), marks)

    def _marks(self, findings: Findings, span: Span) -> tuple[Span, ...]:
        reading = findings.understood.reading
        found = list(highlights(self._index, span, reading.terms))
        likeness = findings.understood.likeness
        missed = unmarked(self._index, span, reading)
        if missed and self._meaning is not None and likeness is not None:
            question = findings.understood.question
            for row in self._rows(span, findings):
                closeness = self._meaning.word_closeness(question.text, likeness, row)
                sentence = self._index.archive.passages[row].span
                found += meant(self._index, sentence, question, missed, closeness)
        return disjoint(found)

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
