"""Which passages hold what a question asks for: a date, an age, a number, a place, somebody's words."""

import re
from collections.abc import Iterable, Sequence

import numpy as np

from bot.archive import Archive, Span
from bot.facts import Facts, Person, Quotation
from bot.search.intent import Intent
from bot.search.postings import Floats
from bot.search.reading import Reading
from bot.search.rows import Rows
from bot.search.tokens import tokenize

_NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred"
    r"|thousand|million|billion|dozen|half|once|twice|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf"
    r"|twintig|dertig|honderd|duizend|miljoen|miljard|tweemaal)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:in|at|near|from|to|te|naar|uit|bij|en|à|bei|nach|aus)\s(?:the\s|de\s|het\s)?[^\W\d_a-z]\w"
)
_GAIN = np.float32(0.15)  # how much higher a passage of the right sort stands


class AnswerType:
    """The stage that lifts passages of the right sort; it never brings up one that no word speaks for."""

    def __init__(self, archive: Archive, facts: Facts) -> None:
        self._rows = Rows(archive)
        self._said = [(_speaker(archive, said), said.parts) for said in facts.quotations]
        self._aged = [(_words(person.name), _ages(person)) for person in facts.people]
        texts = [archive.text(passage.span) for passage in archive.passages]
        self._holders: dict[Intent, Floats] = {
            Intent.DATE: self._rows.holding(
                timex.span for timex in facts.dates if timex.interval or _is_printed(archive.text(timex.span))
            ),
            Intent.AGE: self._rows.holding(span for _, spans in self._aged for span in spans),
            Intent.NUMBER: np.array([bool(_NUMBER.search(text)) for text in texts], dtype=np.float32),
            Intent.PLACE: np.array([bool(_PLACE.search(text)) for text in texts], dtype=np.float32),
            Intent.SPEECH: self._rows.holding(part for _, parts in self._said for part in parts),
        }

    def __call__(self, reading: Reading, scores: Floats) -> Floats:
        """The scores, raised where the passage fits the question."""
        return scores * (1 + _GAIN * self._fit(reading, reading.intent)) if reading.intent else scores

    def lacks_age(self, reading: Reading, row: int) -> bool:
        """Whether the question asks somebody's age and passage `row` does not give it."""
        return reading.intent is Intent.AGE and not self._fit(reading, Intent.AGE)[row]

    def _fit(self, reading: Reading, intent: Intent) -> Floats:
        """How well (0..1) each passage fits a question with this intent."""
        holders = self._holders[intent]
        words = {alternative.word for term in reading.terms for alternative in term.alternatives}
        if intent is Intent.SPEECH:
            return (holders + self._about(self._said, words)) / np.float32(2)
        if intent is Intent.AGE and any(term.name for term in reading.terms):
            return self._about(self._aged, words)
        return holders

    def _about(self, told: Iterable[tuple[frozenset[str], Sequence[Span]]], words: set[str]) -> Floats:
        """1 for each passage that holds what is told of, or said by, somebody named in `words`."""
        return self._rows.holding(span for name, spans in told if name & words for span in spans)


def _is_printed(date: str) -> bool:
    """Whether a date that nobody can reckon is one all the same: "March 2", "Thursday", but not "now"."""
    return any(char.isdigit() or char.isupper() for char in date)


def _words(name: str) -> frozenset[str]:
    return frozenset(token.word for token in tokenize(name))


def _ages(person: Person) -> list[Span]:
    return [mention.span for mention in person.mentions if mention.age is not None]


def _speaker(archive: Archive, said: Quotation) -> frozenset[str]:
    return _words(said.speaker.name or (archive.text(said.speaker.words) if said.speaker.words else ""))
