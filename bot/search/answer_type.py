"""Which passages hold what a question asks for: a date, an age, a number, a place, somebody's words."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.archive import Archive, Span
from bot.facts import Facts, Person, Quotation
from bot.search.carried import Carried
from bot.search.column import Floats, Ints
from bot.search.columns import ColumnReader, named
from bot.search.dates import Dates
from bot.search.intent import Intent
from bot.search.named import Named
from bot.search.patterns import Patterns
from bot.search.reading import Reading
from bot.search.rows import Rows


class AnswerType:
    """Knows which passages are of the sort that a question asks for."""

    def __init__(self, by_facts: Mapping[Intent, Ints], patterns: Patterns, said: Named, aged: Named) -> None:
        # The passages that hold what a question with this intent asks for, whoever it is about.
        self._by_facts = by_facts
        self.patterns = patterns
        self._holders = {**by_facts, Intent.NUMBER: patterns.numbers, Intent.PLACE: patterns.places}
        self._said = said
        self._aged = aged

    @classmethod
    def of(
        cls,
        archive: Archive,
        rows: Rows,
        facts: Facts,
        dates: Dates,
        before: tuple["AnswerType", Carried] | None = None,
        *,
        patterns: Patterns | None = None,
    ) -> "AnswerType":
        """Take ages and speech from the facts; `before` is that of an earlier edition, with what stayed.

        With `patterns` the texts need not be looked through.
        """
        people = [(person.name, _ages(person)) for person in facts.people]
        aged, of_person = rows.all_places([spans for _, spans in people])
        parts, of_quotation = rows.all_places([said.parts for said in facts.quotations])
        # A date, or an age, is no answer to "how many".
        masked = dates.places.and_also(aged)
        if patterns is None and before:
            patterns = before[0].patterns.changed(archive, masked, before[1])
        patterns = patterns or Patterns.of(archive, masked)
        by_facts = {
            Intent.DATE: rows.touched_by(dates.places.chosen(dates.known | _printed(archive, dates))),
            Intent.AGE: rows.touched_by(aged),
            Intent.SPEECH: rows.touched_by(parts),
        }
        said = Named.of(rows, [_speaker(archive, one) for one in facts.quotations], parts, of_quotation)
        return cls(by_facts, patterns, said, Named.of(rows, [name for name, _ in people], aged, of_person))

    def columns(self) -> dict[str, NDArray[Any]]:
        """All of it as arrays."""
        return {
            **{intent.value: rows for intent, rows in self._by_facts.items()},
            **named("patterns", self.patterns.columns()),
            **named("said", self._said.columns()),
            **named("aged", self._aged.columns()),
        }

    @classmethod
    def restored(cls, held: ColumnReader) -> "AnswerType":
        """What `columns` gave.

        Raises:
            ColumnsError: it is something else.
        """
        by_facts = {
            intent: held.take(intent.value, np.int32, None)
            for intent in (Intent.DATE, Intent.AGE, Intent.SPEECH)
        }
        said, aged = (Named.restored(held.part(name)) for name in ("said", "aged"))
        return cls(by_facts, Patterns.restored(held.part("patterns")), said, aged)

    def told(self, reading: Reading) -> Ints:
        """The passages that, by the facts, give the age of the person whose age is asked: ascending."""
        if reading.intent is Intent.AGE and _asks_of_somebody(reading):
            return self._aged.about(reading)
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
            return [(holders, 0.5), (self._said.about(reading), 0.5)]
        if reading.intent is Intent.AGE and _asks_of_somebody(reading):
            return [(self._aged.about(reading), 1.0)]
        return [(holders, 1.0)]


def _asks_of_somebody(reading: Reading) -> bool:
    """Whether the first word with content is a name: "how old is Ada", but not "how old was her son"."""
    return bool(reading.terms) and reading.terms[0].name


def _printed(archive: Archive, dates: Dates) -> NDArray[np.bool_]:
    """Of dates that nobody can reckon, which are dates all the same: "March 2", "Thursday", but not "now"."""
    printed = np.zeros(len(dates.places), np.bool_)
    places = dates.places
    for at in np.flatnonzero(~dates.known).tolist():
        raw = archive.articles[int(places.articles[at])].raw
        text = raw[int(places.starts[at]) : int(places.ends[at])]
        printed[at] = any(char.isdigit() or char.isupper() for char in text)
    return printed


def _ages(person: Person) -> list[Span]:
    return [mention.span for mention in person.mentions if mention.age is not None]


def _speaker(archive: Archive, said: Quotation) -> str:
    return said.speaker.name or (archive.text(said.speaker.words) if said.speaker.words else "")
