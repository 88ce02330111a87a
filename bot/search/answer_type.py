"""Which passages hold what a question asks for: a date, an age, a number, a place, somebody's words."""

import re
from bisect import bisect_right
from collections.abc import Iterable

import numpy as np

from bot.archive import Archive, Span
from bot.facts import Facts, Quotation
from bot.search.intent import Intent
from bot.search.postings import Floats
from bot.search.reading import Reading
from bot.search.tokens import tokenize

_NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|thousand"
    r"|million|billion|dozen|half|once|twice|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|twintig"
    r"|dertig|honderd|duizend|miljoen|miljard|tweemaal)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:in|at|near|from|to|te|naar|uit|bij|en|à|bei|nach|aus|a|de)\s(?:the\s|de\s|het\s)?[^\W\d_a-z]\w"
)
_GAIN = 0.15  # how much higher a passage of the right sort stands


class AnswerType:
    """The stage that lifts passages of the right sort; it never brings up one that no word speaks for."""

    def __init__(self, archive: Archive, facts: Facts) -> None:
        self._archive = archive
        texts = [archive.text(passage.span) for passage in archive.passages]
        self._rows = _Rows(archive)
        self._holders: dict[Intent, Floats] = {
            Intent.DATE: self._rows.holding(timex.span for timex in facts.dates if timex.interval),
            Intent.AGE: self._rows.holding(
                mention.span
                for person in facts.people
                for mention in person.mentions
                if mention.age is not None
            ),
            Intent.NUMBER: np.array([bool(_NUMBER.search(text)) for text in texts], dtype=np.float32),
            Intent.PLACE: np.array([bool(_PLACE.search(text)) for text in texts], dtype=np.float32),
            Intent.SPEECH: self._rows.holding(part for said in facts.quotations for part in said.parts),
        }
        self._said = [(_speaker_words(archive, said), said.parts) for said in facts.quotations]

    def __call__(self, reading: Reading, scores: Floats) -> Floats:
        """The scores, raised where the passage fits the question."""
        return scores * (1 + np.float32(_GAIN) * self.fit(reading)) if reading.intent else scores

    def fit(self, reading: Reading) -> Floats:
        """For each passage how well (0..1) it fits the sort of question that `reading` is."""
        if reading.intent is None:
            return np.zeros(len(self._archive.passages), dtype=np.float32)
        holders = self._holders[reading.intent]
        if reading.intent is not Intent.SPEECH:
            return holders
        words = {alternative.word for term in reading.terms for alternative in term.alternatives}
        spoken = [part for speaker, parts in self._said if speaker & words for part in parts]
        return (holders + self._rows.holding(spoken)) / np.float32(2)


class _Rows:
    """Finds the passages that a span touches."""

    def __init__(self, archive: Archive) -> None:
        self._count = len(archive.passages)
        self._starts: dict[str, list[int]] = {}
        self._first: dict[str, int] = {}
        self._spans = [passage.span for passage in archive.passages]
        for row, span in enumerate(self._spans):
            self._first.setdefault(span.file, row)
            self._starts.setdefault(span.file, []).append(span.start)

    def holding(self, spans: Iterable[Span]) -> Floats:
        """1 for each passage that one of `spans` touches, 0 for the others."""
        marks = np.zeros(self._count, dtype=np.float32)
        for span in spans:
            starts = self._starts.get(span.file, [])
            row = self._first.get(span.file, 0) + max(0, bisect_right(starts, span.start) - 1)
            last = self._first.get(span.file, 0) + len(starts)
            while row < last and self._spans[row].start < span.end:
                marks[row] = max(marks[row], self._spans[row].overlaps(span))
                row += 1
        return marks


def _speaker_words(archive: Archive, said: Quotation) -> frozenset[str]:
    words = said.speaker.name or (archive.text(said.speaker.words) if said.speaker.words else "")
    return frozenset(token.word for token in tokenize(words))
