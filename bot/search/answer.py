"""What a search comes back with."""

from dataclasses import dataclass

from bot.archive import Passage, Span


@dataclass(frozen=True, slots=True)
class Citation:
    """A passage of one to three sentences, brought as evidence.

    `score` (0..1) is its share of the belief that is put in all candidates. `highlights` are the sorted,
    disjoint spans inside it that matched, by their words or by their meaning, or say otherwise.
    """

    passage: Passage
    score: float
    highlights: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """A word of the question that the articles do not have, and the word of theirs that it was read as."""

    typed: str
    read_as: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A year or number that the question takes for granted, as typed, and where a passage gives another."""

    typed: str
    says: Span


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome of one question.

    `confidence` is the estimated probability (0..1) that the first citations answer it; `found` says whether
    that is enough. `citations` stand best first; when not `found` they are merely the closest, or those of
    `contradictions`. `missing` are the words of the question, as typed, that no citable passage holds even
    when corrected, `apart` those that some passage holds but the best one and its neighbours do not, in no
    other words either. `corroborating` are passages of other files that say the same as the first citation;
    `wanted` are all words of the question, as typed, that were looked for.
    """

    question: str
    found: bool
    confidence: float
    citations: tuple[Citation, ...]
    corrections: tuple[Correction, ...] = ()
    missing: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    corroborating: tuple[Citation, ...] = ()
    wanted: tuple[str, ...] = ()
