"""What the search is measured against: the two things that people would otherwise build."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.process import cdist

from bot.archive import Archive, Span
from bot.facts import Facts
from bot.search import Search

MOST = 10  # passages that everybody may bring


@dataclass(frozen=True, slots=True)
class Found:
    """What a finder brought: passages, best first, and how sure it is of them (more is surer)."""

    spans: Sequence[Span]
    confidence: float


class Finder(Protocol):
    """Something that finds passages for a question."""

    def find(self, question: str) -> Found:
        """The best passages for `question`."""


class Ours:
    """The bot's own search."""

    def __init__(self, archive: Archive) -> None:
        self._search = Search(archive, Facts.of(archive))

    def find(self, question: str) -> Found:
        """The answer's citations and confidence."""
        answer = self._search.ask(question, MOST)
        return Found([citation.passage.span for citation in answer.citations], answer.confidence)


class FuzzyOverAll:
    """rapidfuzz's token_set_ratio of the question with every passage."""

    def __init__(self, archive: Archive) -> None:
        self._spans = [passage.span for passage in archive.passages]
        self._texts = [archive.text(span).casefold() for span in self._spans]

    def find(self, question: str) -> Found:
        """The passages with the highest ratio."""
        return _best(self._spans, cdist([question.casefold()], self._texts, scorer=fuzz.token_set_ratio)[0])


class PlainBM25:
    """Textbook BM25 (k1 = 1.2, b = 0.75) over passages: words as they are, in lower case."""

    def __init__(self, archive: Archive) -> None:
        self._spans = [passage.span for passage in archive.passages]
        bags = [Counter(_words(archive.text(span))) for span in self._spans]
        lengths = np.array([bag.total() for bag in bags], dtype=float)
        self._damping = 1.2 * (0.25 + 0.75 * lengths / max(1.0, lengths.mean()))
        self._postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for row, bag in enumerate(bags):
            for word, count in bag.items():
                self._postings[word].append((row, count))

    def find(self, question: str) -> Found:
        """The passages with the highest sum."""
        scores = np.zeros(len(self._spans))
        for word in set(_words(question)) & self._postings.keys():
            rows, counts = (np.array(column) for column in zip(*self._postings[word], strict=True))
            rarity = math.log1p((len(scores) - len(rows) + 0.5) / (len(rows) + 0.5))
            scores[rows] += rarity * counts * 2.2 / (counts + self._damping[rows])
        return _best(self._spans, scores)


FINDERS: dict[str, type[Ours] | type[FuzzyOverAll] | type[PlainBM25]] = {
    "receipts": Ours,
    "rapidfuzz over all": FuzzyOverAll,
    "plain BM25": PlainBM25,
}


def _best(spans: Sequence[Span], scores: "np.typing.NDArray[np.floating]") -> Found:
    order = np.argsort(-scores, kind="stable")[:MOST]
    return Found([spans[row] for row in order], float(scores[order[0]]))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
