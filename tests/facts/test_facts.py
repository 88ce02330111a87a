"""The facts of the five seed articles, and what holds for the facts of any archive."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given, settings

from bot.archive import Archive, Interval, Span
from bot.archive.reading import build_archive
from bot.facts import Facts
from bot.store.folder import read_folder
from tests.facts.written import archive_of, iso, on, stories, written

SEEDS = Path(__file__).parents[2] / "seeds"

PUBLISHED = {
    "000": on("2021-02-17", "2021-02-28"),
    "001": on("2021-01-06"),
    "002": on("2021-12-05", "2021-12-31"),
    "003": on("2021-01-01", "2021-02-28"),
    "004": on("2021-09-30", "2021-10-15"),
}

DATES = [
    ("000", "Wednesday (Feb. 17)", "2021-02-17"),
    ("000", "January", "2021-01-01/2021-01-31"),
    ("000", "earlier this month", "2021-02-01/2021-02-28"),
    ("000", "Valentine’s Day", "2021-02-14"),
    ("001", "2020", "2020-01-01/2020-12-31"),
    ("001", "Tuesday, Jan. 5", "2021-01-05"),
    ("001", "Dec. 22", "2020-12-22"),
    ("001", "Jan. 5", "2021-01-05"),
    ("001", "2013", "2013-01-01/2013-12-31"),
    ("001", "2016", "2016-01-01/2016-12-31"),
    ("001", "Last month", "2020-12-01/2020-12-31"),
    ("001", "December", "2020-12-01/2020-12-31"),
    ("001", "Christmas", "2020-12-25"),
    ("001", "Earlier in December", "2020-12-01/2020-12-31"),
    ("001", "July", "2020-07-01/2020-07-31"),
    ("001", "2018", "2018-01-01/2018-12-31"),
    ("001", "July 22", "2020-07-22"),
    ("001", "today", "2020-07-22"),
    ("001", "later that week", "2020-07-22/2020-07-26"),
    ("001", "Tuesday", "2021-01-05"),
    ("002", "February", "2021-02-01/2021-02-28"),
    ("002", "2014", "2014-01-01/2014-12-31"),
    ("002", "early December", "2021-12-01/2021-12-10"),
    ("002", "Mother's Day", None),
    ("002", "Valentine's Day", None),
    ("002", "Thanksgiving", "2021-11-25"),
    ("003", "2020", "2020-01-01/2020-12-31"),
    ("004", "donderdag 30 september", "2021-09-30"),
    ("004", "een zomer", "2021-06-01/2021-08-31"),
    ("004", "februari 2021", "2021-02-01/2021-02-28"),
    ("004", "9 april", "2021-04-09"),
]


@pytest.fixture(scope="module")
def seeds() -> Archive:
    contents = read_folder(SEEDS)
    return build_archive(contents.sources, contents.skipped)


@pytest.fixture(scope="module")
def facts(seeds: Archive) -> Facts:
    return Facts.of(seeds)


@pytest.mark.parametrize(("number", "expected"), PUBLISHED.items())
def test_each_article_is_dated_to_its_weeks(facts: Facts, number: str, expected: Interval) -> None:
    [known] = [known for file, known in facts.published.items() if file.startswith(number)]

    assert known.interval is not None
    assert known.interval.meets(expected)
    assert known.interval.days <= 62


def test_the_date_expressions_mean_what_they_mean(seeds: Archive, facts: Facts) -> None:
    found = {(timex.span.file[:3], seeds.text(timex.span), iso(timex)) for timex in facts.dates}

    assert [date for date in DATES if date not in found] == []


def test_every_dated_sentence_is_listed_once(seeds: Archive, facts: Facts) -> None:
    sentences = [mention.span for event in facts.events for mention in event.mentions]
    dating = {timex.span for event in facts.events for mention in event.mentions for timex in mention.timexes}

    assert len(sentences) == len(set(sentences))
    assert {seeds.text(span) for span in dating} >= {text for _, text, days in DATES if days}


def test_nothing_is_told_from_clutter(seeds: Archive, facts: Facts) -> None:
    clutter = [span for article in seeds.articles for span in article.clutter]
    told = [mention.span for event in facts.events for mention in event.mentions]

    assert not any(span.overlaps(other) for span in told for other in clutter)
    assert not any(event.interval and event.interval.first.year == 2024 for event in facts.events)


def test_the_filing_told_in_english_and_dutch_is_one_event(facts: Facts) -> None:
    [both] = [
        event
        for event in facts.events
        if event.standing == "told" and len({mention.span.file for mention in event.mentions}) > 1
    ]

    assert both.interval == on("2021-02-01", "2021-02-28")
    assert sorted(mention.span.file[:3] for mention in both.mentions) == ["002", "004"]


def test_events_come_in_order_of_time_and_undated_ones_last(facts: Facts) -> None:
    days = [event.interval for event in facts.events]
    known = [interval for interval in days if interval]

    assert days == [*sorted(known), None]


def test_the_filing_is_denied_by_three_articles_before_it_is_told(facts: Facts) -> None:
    denied = [event for event in facts.events if event.standing == "denied"]

    assert [[mention.span.file[:3] for mention in event.mentions] for event in denied] == [
        ["001"],
        ["000", "003"],
    ]


def test_the_order_of_files_changes_no_fact(seeds: Archive, facts: Facts) -> None:
    assert Facts.of(Archive(seeds.articles[::-1])) == facts


SENTENCES = (
    "Painter Ida Holm, 41, runs Norvik Ferries with her husband, baker Tom Reed, 44.",
    "Ida Holm and Tom Reed married in 2012 and love their three children: Ann, 7, Bob, 5, and Cy, 20 months.",
    "Schilderes Ida Holm (42) heeft Norvik Ferries in februari verkocht, meldt de krant.",
    "Ida Holm has not filed for bankruptcy protection yet.",
    "She filed for bankruptcy protection on 9 February 2021.",
    "The old ferry sank in thick fog near the lighthouse on Tuesday.",
    '"We will rebuild all of it before the winter comes," said Ida Holm.',
    'Tom Reed told the Arden Courier last week: "We will rebuild all of it."',
    "When she was 21, Holm moved to Arden; Ann is 8 now.",
    "The couple has two children and a dog.",
    "Painter Ida Holm, 45, died on 3 May 2021.",
    "Ida Holm died on 5 May 2021.",
)


@settings(max_examples=60, deadline=None)
@given(texts=stories(*SENTENCES))
def test_neither_order_nor_names_of_files_change_any_fact(texts: list[tuple[str, str | None]]) -> None:
    def told(names: list[str]) -> list[str]:
        archive = archive_of(texts, names)
        return sorted(_seen(archive, Facts.of(archive)))

    names = [f"{number}.txt" for number in range(len(texts))]

    assert told(names) == told(names[::-1])


def _seen(archive: Archive, facts: Facts) -> Iterator[str]:
    """Every fact, its places by their words."""

    def texts(spans: Iterable[Span]) -> list[str]:
        return sorted(map(archive.text, spans))

    yield from (f"{archive.article(file).digest} {known.interval}" for file, known in facts.published.items())
    yield from (f"{archive.text(timex.span)} {timex.interval} {timex.known}" for timex in facts.dates)
    for event in facts.events:
        people = sorted(name for mention in event.mentions for name in mention.people)
        yield f"{event.interval} {event.standing} {texts(one.span for one in event.mentions)} {people}"
    for one in facts.quotations:
        said = (one.speaker.name, one.outlet, one.medium, one.people)
        yield f"{texts(one.parts)} {said} {len(one.same_as)}"
    for person in facts.people:
        ages = sorted(f"{each.age} {each.unit} {each.at}" for each in person.mentions)
        kin = sorted(f"{each.kind} {each.of} {texts(each.evidence)}" for each in person.relations)
        born = person.born and (person.born.interval, texts(person.born.evidence))
        yield f"{person.name} {ages} {kin} {born} {bool(person.conflicts)}"
    for compared in facts.comparisons:
        yield f"{compared.topic} {compared.verdict} {compared.people} {texts(compared.places)}"


COMPARED = [
    ("age", "conflict", {"Psalm West"}, "001 003"),
    ("age", "changed", {"Kanye West"}, "000 001 003 004"),
    ("age", "changed", {"Chicago West"}, "001 003 004"),
    ("age", "changed", {"North West"}, "001 003 004"),
    ("age", "same", {"Kim Kardashian"}, "001 003 004"),
    ("age", "same", {"Saint West"}, "001 003 004"),
    ("state", "changed", {"Kim Kardashian"}, "000 001 002 003"),
    ("count", "same", {"Kim Kardashian", "Kanye West"}, "000 001 002 003 004"),
    ("date", "same", {"Kim Kardashian", "Kanye West"}, "002 004"),
    ("words", "same", set(), "000 003"),
    ("words", "same", set(), "000 003"),
]


def test_what_the_seeds_agree_on_what_changed_and_what_cannot_be_right(facts: Facts) -> None:
    found = [
        (one.topic, one.verdict, set(one.people), " ".join(sorted(place.file[:3] for place in one.places)))
        for one in facts.comparisons
    ]

    assert sorted(found, key=str) == sorted(COMPARED, key=str)


def test_an_empty_archive_states_nothing() -> None:
    facts = Facts.of(Archive([]))

    assert (dict(facts.published), facts.dates, facts.events) == ({}, (), ())


def test_facts_cannot_be_changed() -> None:
    facts = Facts.of(Archive([written("Snow fell.")]))

    assert isinstance(facts.published, MappingProxyType)
