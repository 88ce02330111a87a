"""What every finder promises, whoever wrote it, so that all are measured alike."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from bot.archive import Archive, Span

MOST = 10  # passages that everybody may bring


@dataclass(frozen=True, slots=True)
class Found:
    """What a finder brought: passages, best first, and how sure it is of them (more is surer)."""

    spans: Sequence[Span]
    confidence: float


class Finder(Protocol):
    """Something that finds passages for a question."""

    def find(self, question: str) -> Found:
        """The best passages for `question`, at most `MOST`; any string is a question."""


Build = Callable[[Archive], Finder]
"""Makes a finder over an archive; raises NotInstalledError where what it stands on is absent."""


class NotInstalledError(Exception):
    """A finder cannot be built because a package or program that it stands on is absent."""


class Passages:
    """The passages of an archive by row: the same ones, in the same order, for every finder."""

    def __init__(self, archive: Archive) -> None:
        self.spans = [passage.span for passage in archive.passages]
        self.texts = [archive.text(span) for span in self.spans]

    def ranked(self, pairs: Sequence[tuple[int, float]]) -> Found:
        """What stands in these rows, best first, each with its score; the best score is the confidence."""
        return Found([self.spans[row] for row, _ in pairs], pairs[0][1] if pairs else 0.0)

    def best(self, scores: "NDArray[np.floating]") -> Found:
        """The rows with the highest scores, a tie in reading order; rows without any score are left out."""
        rows = top_rows(scores, MOST)
        return self.ranked([(int(row), float(scores[row])) for row in rows if scores[row] > 0])


def top_rows(scores: "NDArray[np.floating]", most: int) -> "NDArray[np.intp]":
    """The `most` rows with the highest scores, highest first and ties in order."""
    if len(scores) > most:
        least = np.partition(scores, -most)[-most]
        rows = np.flatnonzero(scores >= least)
    else:
        rows = np.arange(len(scores))
    return rows[np.argsort(-scores[rows], kind="stable")][:most]


def words(text: str) -> list[str]:
    """The words of `text` in lower case, with no punctuation that a query language could mistake."""
    return re.findall(r"\w+", text.casefold())
