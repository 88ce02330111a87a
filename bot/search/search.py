"""The passage finder: one question's way through reading, evidence, likeness, ranking and decision."""

from collections.abc import Collection, Sequence
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from bot.archive import Archive, Span
from bot.facts import Facts
from bot.search import decision, premises, ranking
from bot.search.answer import Answer, Citation
from bot.search.citing import Citing
from bot.search.column import Ints
from bot.search.columns import Columns
from bot.search.completion import Completion
from bot.search.corrections import corrections, rewritten, settle
from bot.search.decision import Findings, confidence
from bot.search.embedder import Embedder, EmbedderError, TextVectors
from bot.search.features import Candidates, Featurizer, Means, Understood
from bot.search.known import Embedded, Known
from bot.search.lexical import Lexical
from bot.search.meaning import Likeness
from bot.search.statistics import Statistics
from bot.search.tokens import fold, words_in

_SUPPORTERS = 10  # best passages by words that decide what a misspelt word was meant to be
_NONE: Ints = np.empty(0, np.int32)


class Search:
    """Finds the passages of one archive that answer a question. Built once, asked often, never changed.

    Only `lapses` counts up: the questions that could not be embedded, so that words had to do.
    """

    lapses = 0

    def __init__(
        self,
        archive: Archive,
        facts: Facts,
        *,
        threshold: float = 0.28,
        embedder: Embedder | None = None,
        vectors: TextVectors | None = None,
        statistics: Statistics | None = None,
    ) -> None:
        """Build the search; with `vectors`, those of `meaning.embedded_texts(archive)` by `embedder`.

        Without them it goes by words alone. With `statistics` the archive is a part of a larger one, whose
        they are: a passage scores as it would there.
        """
        known = Known.of(archive, facts, _both(embedder, vectors), statistics)
        self._take(known, threshold, statistics)

    @classmethod
    def changed(
        cls,
        before: "Search",
        archive: Archive,
        facts: Facts,
        *,
        embedder: Embedder | None = None,
        vectors: TextVectors | None = None,
    ) -> Self:
        """The search over another edition of an archive: the same as a new one, in a fraction of the time.

        What `before` knows of the articles that stay is kept. In archives of very many passages what vectors
        are seen against (`Basis`) may be that of an earlier edition.
        """
        return cls.over(before.known.changed(archive, facts, _both(embedder, vectors)), before.threshold)

    def columns(self) -> dict[str, NDArray[Any]]:
        """Everything that took time as arrays, from which `restored` makes the search again."""
        return self.known.columns()

    @classmethod
    def restored(
        cls,
        archive: Archive,
        columns: Columns,
        *,
        threshold: float = 0.28,
        embedder: Embedder | None = None,
        vectors: TextVectors | None = None,
    ) -> Self:
        """The search that gave `columns`, which must have been over an equal archive; no facts are needed.

        `vectors` are those that it was built with, as whoever made them makes them of the columns again.

        Raises:
            ColumnsError: some are missing, or of another archive, version or embedder: build the search anew.
        """
        return cls.over(Known.restored(archive, columns, _both(embedder, vectors)), threshold)

    @classmethod
    def over(cls, known: Known, threshold: float, statistics: Statistics | None = None) -> Self:
        """The search over what is known already; with `statistics` as a part of a larger archive."""
        made = object.__new__(cls)
        made._take(known, threshold, statistics)
        return made

    def _take(self, known: Known, threshold: float, statistics: Statistics | None = None) -> None:
        index, told, meaning = known.index, known.told, known.meaning
        self.known = known
        self.threshold = threshold
        self.statistics = statistics or Statistics.of(index, told.dates, meaning.basis if meaning else None)
        self._archive = index.archive
        self._index = index
        self._reader = self.statistics.reader
        self._completion = Completion(index, self._reader)
        self._lexical = Lexical(index, self.statistics)
        self._meaning = meaning
        self._answer_type = told.answer_type
        self._by_words = Featurizer(index, told.answer_type, None)
        self._by_meaning = Featurizer(index, told.answer_type, meaning)
        self._premises = premises.Premises(index, told.dates, self.statistics.heard_of)
        self._citing = Citing(index, meaning)
        self._corroboration = told.corroboration

    @property
    def means(self) -> Means:
        """What this search goes by: words alone, or vectors too."""
        return self._by_meaning.means

    @property
    def vectors(self) -> TextVectors | None:
        """The vectors of the archive's texts, where there are any."""
        return self._meaning.vectors if self._meaning else None

    def ask(self, question: str, limit: int = 10, within: Collection[str] | None = None) -> Answer:
        """The best `limit` passages for `question`, and whether they answer it. Any string is a question.

        Only passages of the files `within` are looked at where these are given; what the question means is
        still taken from the whole archive.
        """
        findings = self.findings(question, within)
        reading = findings.understood.reading
        wanted = tuple(term.typed for term in reading.terms)
        missing = tuple(term.typed for term in reading.terms if not term.alternatives)
        if not findings.order:
            return Answer(question, False, 0.0, (), missing=missing, wanted=wanted)
        otherwise = {one.typed for one in findings.contradictions}
        chance = confidence(findings)
        citations = self.cited(findings, limit)
        best = findings.rows[0]
        same = self._corroboration.said_with(best, findings.rows) if within is None else ()
        return Answer(
            question,
            found=chance >= self.threshold,
            confidence=chance,
            citations=citations,
            corrections=corrections(reading),
            missing=tuple(word for word in missing if word not in otherwise),
            apart=tuple(word for word in decision.apart(findings) if word not in otherwise),
            contradictions=findings.contradictions,
            corroborating=self._citing.corroborating(findings, same),
            wanted=wanted,
        )

    def cited(self, findings: Findings, limit: int) -> tuple[Citation, ...]:
        """The best `limit` passages of what was found, as they are shown."""
        return self._citing.citations(findings, limit)

    def findings(self, question: str, within: Collection[str] | None = None) -> Findings:
        """Everything that was found for `question`, as the decision sees it; no `order` when nothing was."""
        understood, passages = self._understood(question), self.statistics.passages
        featurizer = self._featurizer(understood)
        rows = self._pool(understood, within)
        if not len(rows):
            nothing = Candidates(_NONE, {}, np.zeros((0, 0), np.float32), np.zeros(0, np.float32))
            return Findings(
                self._index, understood, nothing, np.zeros(0, np.float32), (), featurizer.means, passages
            )
        candidates = featurizer.candidates(understood, rows)
        scores = ranking.scores(candidates, featurizer.means)
        order = ranking.best_first(self._index, rows, scores)
        contradictions = self._premises.contradictions(understood, candidates, order)
        if contradictions:  # whoever is told that it is otherwise wants to see where that stands
            says = contradictions[0].says
            order.sort(key=lambda place: not self._archive.passages[int(rows[place])].span.contains(says))
        return Findings(
            self._index,
            understood,
            candidates,
            scores,
            order,
            featurizer.means,
            passages,
            contradictions,
            self._premises.unheard_of(understood.reading),
        )

    def candidates(self, question: str) -> tuple[Understood, Candidates]:
        """The question and the passages that may answer it, with what the ranking looks at, to teach it."""
        understood = self._understood(question)
        return understood, self._featurizer(understood).candidates(understood, self._pool(understood))

    def completions(self, typed: str) -> list[str]:
        """How a question that is still being typed may be meant, in the archive's own words, likeliest first.

        Each is a question of its own; `typed` itself is none of them.
        """
        return self._completion.of(typed)

    def matching(self, words: str, spans: Sequence[Span]) -> tuple[Span, ...]:
        """Those of `spans` that speak about `words`, in the order given.

        A span must hold every content word, misspelt and inflected ones included. Blank `words` match all.
        """
        if not words.strip():
            return tuple(spans)
        reading = self._reader.read(words)
        if not reading.terms:
            return tuple(span for span in spans if fold(words.strip()) in fold(self._archive.text(span)))
        forms = [
            self._index.vocabulary.forms(one.family for one in term.alternatives) for term in reading.terms
        ]
        return tuple(span for span in spans if self._holds(span, forms))

    def _understood(self, question: str) -> Understood:
        reading = self._reader.read(question)
        evidence = self._lexical.evidence(reading)
        if any(len(term.alternatives) > 1 for term in reading.terms):
            best = ranking.top(evidence.scores, _SUPPORTERS)
            reading = settle(reading, self._index, best.tolist())
        asked = rewritten(reading)
        return Understood(reading, asked, evidence, self._likeness(asked.text) if reading.terms else None)

    def _featurizer(self, understood: Understood) -> Featurizer:
        return self._by_words if understood.likeness is None else self._by_meaning

    def _pool(self, understood: Understood, within: Collection[str] | None = None) -> Ints:
        if not understood.reading.terms:
            return _NONE
        among = None if within is None else self._index.in_files(within)
        return ranking.pool(self._index, understood, self._answer_type.told(understood.reading), among)

    def _likeness(self, question: str) -> Likeness | None:
        """None also when the question cannot be embedded just now: then words have to do."""
        if self._meaning is None:
            return None
        try:
            return self._meaning.likeness(question)
        except EmbedderError:  # whoever made the embedder logs it; the question gets its answer all the same
            self.lapses += 1
            return None

    def _holds(self, span: Span, forms: Sequence[frozenset[str]]) -> bool:
        held = set(words_in(self._archive.text(span)))
        return not any(held.isdisjoint(words) for words in forms)


def _both(embedder: Embedder | None, vectors: TextVectors | None) -> Embedded | None:
    return (embedder, vectors) if embedder and vectors else None
