"""A small invented library, with facts and answers made by hand: reading and finding is tested elsewhere."""

from datetime import date

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
from bot.search import Answer, Citation, Correction, Search

FILE = "harbour news.txt"
RAW = (
    "Heron returns\n\n"
    "The heron came back on 3 May 2019, said Ada Brook, 41. "
    "“It was here [before],” she said, “and it will stay.”\n"
    "Subscribe now!\n"
)


def span(words: str, after: str = "") -> Span:
    """Where `words` stand in the article, behind `after`."""
    start = RAW.index(words, RAW.index(after))
    return Span(FILE, start, start + len(words))


LINE = Span(FILE, RAW.index("The heron"), RAW.index("\nSubscribe"))
SENTENCE = span("The heron came back on 3 May 2019, said Ada Brook, 41.")
DAY = Interval.of_day(date(2019, 5, 3))
TIMEX = Timex(span("3 May 2019"), DAY, "explicit")
VAGUE = Timex(span("before"), None, "unknown")
AGE = AgeMention(span("Ada Brook, 41"), 41, current=False, at=DAY)
NO_AGE = AgeMention(span("she"))
ADA = Speaker("named", "Ada Brook", span("she", "]"))


def library() -> Library:
    """One article, and something of every kind of fact."""
    passage = Passage(SENTENCE, LINE, 2)
    article = Article(
        file=FILE,
        raw=RAW,
        digest="0",
        language="en",
        title=span("Heron returns"),
        outlet=Outlet("The Harbour"),
        stated_date=None,
        clutter=(span("Subscribe now!"),),
        paragraphs=(span("Heron returns"), LINE),
        passages=(passage,),
    )
    archive = Archive([article])
    parts = span("It was here [before],"), span("and it will stay.")
    facts = Facts(
        published={FILE: Published(DAY, "inferred", (TIMEX.span,))},
        dates=(TIMEX, VAGUE),
        events=(DatedEvent("e1", DAY, (EventMention(SENTENCE, (TIMEX,)),), "told"),),
        quotations=(
            Quotation("q1", parts, ADA, "The Harbour", "interview", ("q9",)),
            Quotation("q2", (span("stay"),), Speaker("unknown")),
        ),
        people=(
            Person(
                "Ada Brook",
                Relation("child", ("Bo Brook", "Cy Brook"), (SENTENCE,)),
                (AGE, NO_AGE),
                BirthWindow(Interval(date(1977, 5, 4), date(1978, 5, 3)), (AGE.span,)),
                (AgeConflict(AGE, AGE),),
                (Relation("spouse", ("Di Vane",), (SENTENCE, AGE.span)),),
                (AGE.span, NO_AGE.span),
            ),
            Person("Bo Brook", None, (NO_AGE,)),
        ),
        comparisons=(Comparison("c1", "age", "same", ("Ada Brook",), (AGE.span, NO_AGE.span)),),
    )
    return Library(archive, facts, Search(archive, facts))


def answer(made: Library, *, found: bool, citations: int = 1) -> Answer:
    """An answer that cites the only passage, the word heron marked."""
    [passage] = made.archive.passages
    citation = Citation(passage, 0.5, (span("heron"),))
    return Answer("where is the heron", found, 0.75, (citation,) * citations, (Correction("hern", "heron"),))
