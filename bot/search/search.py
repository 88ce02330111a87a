"""The passage finder: one question's way through reading, evidence, ranking and decision."""

from collections.abc import Sequence

from bot.archive import Archive, Span
from bot.facts import Facts
from bot.search.answer import Answer, Citation
from bot.search.answer_type import AnswerType
from bot.search.corrections import corrections, settle
from bot.search.decision import Findings, confidence
from bot.search.highlight import highlights
from bot.search.index import Index
from bot.search.lexical import Lexical
from bot.search.ranking import Stage, best_rows, prefer_running_text
from bot.search.reading import Reader, Reading
from bot.search.tokens import fold, tokenize

_SUPPORTERS = 10  # best passages that decide what a misspelt word was meant to be


class Search:
    """Finds the passages of one archive that answer a question. Built once, asked often, never changed."""

    def __init__(self, archive: Archive, facts: Facts, *, threshold: float = 0.5) -> None:
        self._archive = archive
        self._threshold = threshold
        self._index = Index(archive)
        self._reader = Reader(self._index.vocabulary)
        self._lexical = Lexical(self._index)
        self._answer_type = AnswerType(archive, facts)
        self._stages: tuple[Stage, ...] = (self._answer_type,)

    def ask(self, question: str, limit: int = 10) -> Answer:
        """The best `limit` passages for `question`, and whether they answer it. Any string is a question."""
        findings = self.findings(question, limit)
        missing = tuple(term.typed for term in findings.reading.terms if not term.alternatives)
        if not findings.rows:
            return Answer(question, found=False, confidence=0.0, citations=(), missing=missing)
        chance = confidence(findings)
        settled = settle(findings.reading, self._index, findings.rows[:_SUPPORTERS])
        return Answer(
            question,
            found=chance >= self._threshold,
            confidence=chance,
            citations=tuple(self._cite(row, findings, settled) for row in findings.rows[:limit]),
            corrections=corrections(settled),
            missing=missing,
        )

    def findings(self, question: str, limit: int = _SUPPORTERS) -> Findings:
        """Everything that was found for `question`, as the decision sees it; no `rows` when nothing was."""
        reading = self._reader.read(question)
        evidence = self._lexical.evidence(reading)
        scores = evidence.scores
        for stage in self._stages:
            scores = stage(reading, scores)
        scores = prefer_running_text(self._index, scores)
        rows = best_rows(self._index, scores, max(limit, _SUPPORTERS))
        lacking = bool(rows) and self._answer_type.lacks_age(reading, rows[0])
        return Findings(self._index, reading, evidence, scores, rows, lacking)

    def matching(self, words: str, spans: Sequence[Span]) -> tuple[Span, ...]:
        """Those of `spans` that speak about `words`, in the order given.

        A span must hold every content word, misspelt and inflected ones included. Blank `words` match all.
        """
        if not words.strip():
            return tuple(spans)
        reading = self._reader.read(words)
        if not reading.terms:
            return tuple(span for span in spans if fold(words.strip()) in fold(self._archive.text(span)))
        return tuple(span for span in spans if self._holds(span, reading))

    def _holds(self, span: Span, reading: Reading) -> bool:
        vocabulary = self._index.vocabulary
        held = {vocabulary.number(token.word) for token in tokenize(self._archive.text(span))}
        return all(
            any(number in held for alternative in term.alternatives for number, _ in alternative.family)
            for term in reading.terms
        )

    def _cite(self, row: int, findings: Findings, settled: Reading) -> Citation:
        passage = self._archive.passages[row]
        return Citation(passage, float(findings.scores[row]), highlights(self._index, passage.span, settled))
