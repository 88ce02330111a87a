"""What a search comes back with."""

from dataclasses import dataclass

from bot.archive import Passage, Span


@dataclass(frozen=True, slots=True)
class Citation:
    """A passage brought as evidence; `highlights` are the sorted, disjoint spans inside it that matched."""

    passage: Passage
    score: float
    highlights: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """A word of the question that the articles do not have, and the word of theirs that it was read as."""

    typed: str
    read_as: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome of one question.

    `confidence` is the estimated probability (0..1) that the first citations answer it; `found` says whether
    that is enough. `citations` stand best first; when not `found` they are merely the closest. `missing` are
    the words of the question, as typed, that no citable passage holds even when corrected.
    """

    question: str
    found: bool
    confidence: float
    citations: tuple[Citation, ...]
    corrections: tuple[Correction, ...] = ()
    missing: tuple[str, ...] = ()
