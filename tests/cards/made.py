"""A library made by hand: two articles about a storm, and a plain search."""

import hashlib
import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from bot.archive import Archive, Article, Interval, Outlet, Passage, Span
from bot.facts import (
    AgeConflict,
    AgeMention,
    BirthWindow,
    Comparison,
    DatedEvent,
    EventMention,
    Facts,
    Person,
    Published,
    Quotation,
    Relation,
    Speaker,
    Timex,
)
from bot.library import Library
from bot.search import Answer, Citation, Correction, Means, Search
from bot.search.answer import Contradiction

HARBOUR, ISLAND = "harbour_01.txt", "island.txt"
TEXTS = {
    HARBOUR: (
        "Storm empties the harbour\n\n"
        "The storm hit the harbour on 3 May 2021. Every boat was at sea. Mayor Ada Lind closed the port.\n\n"
        "Read also: ten storms that you forgot\n\n"
        'Her son Bo, 7, slept through it. "We will rebuild," she told the Harbour Post, "and soon."\n'
    ),
    ISLAND: (
        "The storm reached the island in May. The harbour is to open again on 1 June 2021.\r\n"
        'Bo Lind (5) and Cy Lind, 20 months, are safe. "We will rebuild", said the mayor.\r\n'
        '"Nobody warned us," a fisherman said. No boat was lost in the storm.\r\n'
    ),
}
CLUTTER = "Read also: ten storms that you forgot"
SENTENCE = re.compile(r"\S.*?(?:[.!?][\"”]?(?=\s|$)|$)", re.MULTILINE)
A_DAY = Interval.of_day(date(2021, 5, 3))
MAY = Interval(date(2021, 5, 1), date(2021, 5, 31))
JUNE = Interval.of_day(date(2021, 6, 1))


def article(file: str, raw: str, outlet: str | None = None, clutter: str = CLUTTER) -> Article:
    """Every line is a paragraph, but for the line `clutter`."""
    lines = [Span(file, line.start(), line.end()) for line in re.finditer(r"[^\r\n]*\S[^\r\n]*", raw)]
    paragraphs = tuple(line for line in lines if raw[line.start : line.end] != clutter)
    passages = tuple(
        Passage(Span(file, found.start(), found.end()), paragraph, number)
        for number, paragraph in enumerate(paragraphs, 1)
        for found in SENTENCE.finditer(raw, paragraph.start, paragraph.end)
    )
    digest = hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest()
    title = paragraphs[0] if paragraphs and file == HARBOUR else None
    left_out = tuple(line for line in lines if raw[line.start : line.end] == clutter)
    named = Outlet(outlet) if outlet else None
    return Article(file, raw, digest, "en", title, named, None, left_out, paragraphs, passages)


class WordSearch(Search):
    """Finds passages by the words they share with the question; reads "strom" as "storm".

    The year 1998 is denied by whatever date the best passage has.
    """

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    @property
    def means(self) -> Means:
        return Means.WORDS

    def ask(self, question: str, limit: int = 10, within: Collection[str] | None = None) -> Answer:
        words = [word.replace("strom", "storm") for word in re.findall(r"\w+", question.lower())]
        cited = [
            self._citation(passage, words)
            for passage in self._archive.passages
            if within is None or passage.span.file in within
        ]
        best = sorted((one for one in cited if one.score), key=lambda one: -one.score)[:limit]
        raw = "\n".join(one.raw.lower() for one in self._archive.articles)
        missing = tuple(word for word in words if word not in raw)
        confidence = best[0].score if best else 0.0
        corrections = (Correction("strom", "storm"),) if "strom" in question else ()
        denied = self._denied(best[0].passage) if best and "1998" in words else ()
        found = confidence >= 0.5 and not denied
        return Answer(
            question,
            found,
            confidence,
            tuple(best),
            corrections,
            missing,
            contradictions=denied,
            wanted=tuple(words),
        )

    def completions(self, typed: str) -> list[str]:
        return [f"{typed}m"] if typed.endswith("stor") else []

    def matching(self, words: str, spans: Sequence[Span]) -> tuple[Span, ...]:
        return tuple(span for span in spans if words.lower() in self._archive.text(span).lower())

    def _denied(self, passage: Passage) -> tuple[Contradiction, ...]:
        dates = re.finditer(r"\d+ \w+ \d{4}", self._archive.text(passage.span))
        start = passage.span.start
        spans = [passage.span.within(start + date.start(), start + date.end()) for date in dates]
        return tuple(Contradiction("1998", span) for span in spans)

    def _citation(self, passage: Passage, words: list[str]) -> Citation:
        text = self._archive.text(passage.span).lower()
        found = [match for word in set(words) for match in re.finditer(rf"\b{word}\b", text)]
        start = passage.span.start
        marks = sorted(passage.span.within(start + one.start(), start + one.end()) for one in found)
        share = len({one.group() for one in found}) / (len(set(words)) or 1)
        return Citation(passage, share, tuple(marks))


def library_of(*articles: Article, facts: Facts | None = None) -> Library:
    """A library with these articles, and no facts but their being undated."""
    archive = Archive(articles)
    undated = {one.file: Published(None, "unknown") for one in articles}
    return Library(archive, facts or facts_with(undated), WordSearch(archive))


def facts_with(published: dict[str, Published], **others: tuple[object, ...]) -> Facts:
    """Facts that are empty but for what is given."""
    empty: dict[str, tuple[object, ...]] = {"dates": (), "events": (), "quotations": (), "people": ()}
    return Facts(published=MappingProxyType(published), **{**empty, **others})  # type: ignore[arg-type]  # as given


def storm() -> Library:
    """Both articles, with an event in two files, a planned one, quotations, and a child with two ages.

    Of Dov Ree it is told only that he has to do with an event.
    """
    harbour = article(HARBOUR, TEXTS[HARBOUR], "Harbour Post")
    island = article(ISLAND, TEXTS[ISLAND])

    def at(file: str, words: str) -> Span:
        start = TEXTS[file].index(words)
        return Span(file, start, start + len(words))

    def told(file: str, sentence: str, words: str, days: Interval) -> EventMention:
        return EventMention(at(file, sentence), (Timex(at(file, words), days, "explicit"),))

    events = (
        DatedEvent(
            "hit",
            A_DAY,
            (
                replace(
                    told(HARBOUR, "The storm hit the harbour on 3 May 2021.", "3 May 2021", A_DAY),
                    people=("Ada Lind", "Dov Ree"),
                ),
                told(ISLAND, "The storm reached the island in May.", "May", MAY),
            ),
        ),
        DatedEvent(
            "open",
            JUNE,
            (told(ISLAND, "The harbour is to open again on 1 June 2021.", "1 June 2021", JUNE),),
            standing="planned",
        ),
    )
    quotations = (
        Quotation(
            "q1",
            (at(HARBOUR, "We will rebuild,"), at(HARBOUR, "and soon.")),
            Speaker("named", "Ada Lind", at(HARBOUR, "she")),
            "Harbour Post",
            "interview",
            ("q2",),
        ),
        Quotation("q2", (at(ISLAND, "We will rebuild"),), Speaker("named", "Ada Lind"), same_as=("q1",)),
        Quotation(
            "q3",
            (at(ISLAND, "Nobody warned us,"),),
            Speaker("anonymous", None, at(ISLAND, "a fisherman")),
            people=("Bo Lind",),
        ),
    )
    bo = (
        AgeMention(at(HARBOUR, "Bo, 7")),
        AgeMention(at(HARBOUR, "Bo, 7"), 7, at=Interval.of_day(date(2021, 5, 4))),
        AgeMention(at(ISLAND, "Bo Lind (5)"), 5, at=MAY),
    )
    cy = AgeMention(at(ISLAND, "Cy Lind, 20 months"), 20, "months", at=A_DAY)
    born = BirthWindow(Interval(date(2019, 8, 4), date(2019, 9, 3)), (cy.span,))
    child = Relation("child", ("Ada Lind",), (at(HARBOUR, "Her son Bo"),))
    people = (
        Person(
            "Ada Lind",
            None,
            (),
            relations=(Relation("parent", ("Bo Lind",), (at(HARBOUR, "Her son Bo"),)),),
            aliases=(at(HARBOUR, "Ada Lind"), at(ISLAND, "the mayor")),
        ),
        Person(
            "Bo Lind",
            child,
            bo,
            None,
            (AgeConflict(bo[1], bo[2]),),
            (child,),
            (at(HARBOUR, "Bo"), at(ISLAND, "Bo Lind")),
        ),
        Person("Cy Lind", child, (cy,), born, aliases=(at(ISLAND, "Cy Lind"),)),
    )
    published = {
        HARBOUR: Published(Interval.of_day(date(2021, 5, 4)), "explicit"),
        ISLAND: Published(MAY, "inferred"),
    }
    comparisons = (
        Comparison("c1", "age", "conflict", ("Bo Lind",), (bo[1].span, bo[2].span)),
        Comparison(
            "c2", "date", "same", (), tuple(mention.timexes[0].span for mention in events[0].mentions)
        ),
    )
    facts = facts_with(
        published, events=events, quotations=quotations, people=people, comparisons=comparisons
    )
    return library_of(harbour, island, facts=facts)
