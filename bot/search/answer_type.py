"""Which passages hold what a question asks for: a date, an age, a number, a place, somebody's words."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from bot.archive import Archive, Span
from bot.facts import Facts, Person, Quotation
from bot.search.column import Floats, Ints
from bot.search.intent import Intent
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


class AnswerType:
    """Knows which passages are of the sort that a question asks for."""

    def __init__(self, archive: Archive, facts: Facts) -> None:
        rows = Rows(archive)
        said = [(_speaker(archive, said), said.parts) for said in facts.quotations]
        aged = [(_words(person.name), _ages(person)) for person in facts.people]
        texts = [archive.text(passage.span) for passage in archive.passages]
        dated = [timex.span for timex in facts.dates]
        ages = [span for _, spans in aged for span in spans]
        # The passages that hold what a question with this intent asks for, whoever it is about.
        self._holders: dict[Intent, Ints] = {
            Intent.DATE: rows.touched(
                timex.span for timex in facts.dates if timex.interval or _is_printed(archive.text(timex.span))
            ),
            Intent.AGE: rows.touched(span for _, spans in aged for span in spans),
            # A date, or an age, is no answer to "how many".
            Intent.NUMBER: _matching(_NUMBER, _without(archive, [*dated, *ages])),
            Intent.PLACE: _matching(_PLACE, texts),
            Intent.SPEECH: rows.touched(part for _, parts in said for part in parts),
        }
        self._said = _by_word(rows, said)
        self._aged = _by_word(rows, aged)

    def told(self, reading: Reading) -> Ints:
        """The passages that, by the facts, give the age of the person whose age is asked: ascending."""
        if reading.intent is Intent.AGE and _asks_of_somebody(reading):
            return _about(self._aged, reading)
        return np.empty(0, dtype=np.int32)

    def fit(self, reading: Reading, rows: Ints) -> Floats:
        """How well (0..1) each of the passages `rows` fits what the question asks for; 0 if for anything."""
        fit = np.zeros(len(rows), dtype=np.float32)
        for fitting, share in self._fitting(reading):
            fit += np.float32(share) * np.isin(rows, fitting)
        return fit

    def _fitting(self, reading: Reading) -> list[tuple[Ints, float]]:
        """The passages that fit the intent of the question, with how well (0..1); what fits twice adds up."""
        if reading.intent is None:
            return []
        holders = self._holders[reading.intent]
        if reading.intent is Intent.SPEECH:
            return [(holders, 0.5), (_about(self._said, reading), 0.5)]
        if reading.intent is Intent.AGE and _asks_of_somebody(reading):
            return [(_about(self._aged, reading), 1.0)]
        return [(holders, 1.0)]


def _by_word(rows: Rows, told: Iterable[tuple[frozenset[str], Sequence[Span]]]) -> dict[str, Ints]:
    """By each word of a name: the passages that hold what is told of, or said by, somebody so named."""
    spans: dict[str, list[Span]] = defaultdict(list)
    for name, places in told:
        for word in name:
            spans[word] += places
    return {word: rows.touched(places) for word, places in spans.items()}


def _about(told: Mapping[str, Ints], reading: Reading) -> Ints:
    """The passages about somebody who is named in the question: ascending, each once."""
    words = {alternative.word for term in reading.terms for alternative in term.alternatives}
    found = [told[word] for word in words if word in told]
    return np.unique(np.concatenate(found)) if found else np.empty(0, dtype=np.int32)


def _asks_of_somebody(reading: Reading) -> bool:
    """Whether the first word with content is a name: "how old is Ada", but not "how old was her son"."""
    return bool(reading.terms) and reading.terms[0].name


def _matching(pattern: re.Pattern[str], texts: Iterable[str]) -> Ints:
    return np.array([row for row, text in enumerate(texts) if pattern.search(text)], dtype=np.int32)


def _without(archive: Archive, spans: Iterable[Span]) -> list[str]:
    """The texts of all passages with blanks in the place of `spans`."""
    by_file: dict[str, list[Span]] = defaultdict(list)
    for span in spans:
        by_file[span.file].append(span)
    texts = []
    for article in archive.articles:
        text = list(article.raw)
        for span in by_file[article.file]:
            text[span.start : span.end] = " " * len(span)
        texts += ["".join(text[one.span.start : one.span.end]) for one in article.passages]
    return texts


def _is_printed(date: str) -> bool:
    """Whether a date that nobody can reckon is one all the same: "March 2", "Thursday", but not "now"."""
    return any(char.isdigit() or char.isupper() for char in date)


def _words(name: str) -> frozenset[str]:
    return frozenset(token.word for token in tokenize(name))


def _ages(person: Person) -> list[Span]:
    return [mention.span for mention in person.mentions if mention.age is not None]


def _speaker(archive: Archive, said: Quotation) -> frozenset[str]:
    return _words(said.speaker.name or (archive.text(said.speaker.words) if said.speaker.words else ""))
