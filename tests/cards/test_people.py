"""The cards of people keep Discord's limits and the articles' words, whoever they are and however many."""

from datetime import date, timedelta
from typing import get_args

import discord
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.archive import Interval
from bot.cards.children import children_among, children_card
from bot.cards.comparisons import comparisons_card
from bot.cards.directory import everybody
from bot.cards.layout import Card
from bot.cards.people import people_card, person_card
from bot.cards.quotations import Walk, quotation_card
from bot.cards.sentences import sentences_card
from bot.cards.wanted import Wanted
from bot.charts.picture import Picture
from bot.facts import (
    AgeConflict,
    AgeMention,
    BirthWindow,
    Comparison,
    Person,
    Published,
    Quotation,
    Relation,
    RelationKind,
    Speaker,
)
from bot.library import Library
from bot.texts import languages, texts_for
from tests.cards.made import article, facts_with, library_of, storm
from tests.cards.test_escaping import text_with_traps
from tests.cards.test_verbatim import check, check_people

SAY = texts_for()
A_PICTURE = Picture("births.png", b"png", "A chart")

names = st.one_of(
    text_with_traps.filter(str.strip), st.sampled_from(["Ann Low", "Max", "x" * 150, "👍" * 90])
)
units = st.sampled_from(["years", "months", "weeks", "days"])
days = st.dates(date(1900, 1, 1), date(2100, 1, 1))


@st.composite
def libraries(draw: st.DrawFn) -> Library:
    """One to three files with lines of anything, and people whose facts point at any of the lines."""
    files = [
        f"{draw(st.text('ab*_| ', max_size=80))}{number}.txt" for number in range(draw(st.integers(1, 3)))
    ]
    lines = st.lists(text_with_traps.filter(str.strip), min_size=1, max_size=4)
    articles = [article(file, "\n".join([f"Line of {file}.", *draw(lines)])) for file in files]
    spans = st.sampled_from([passage.span for made in articles for passage in made.passages])
    intervals = st.builds(lambda day, more: Interval(day, day + timedelta(more)), days, st.integers(0, 90))
    ages = st.builds(AgeMention, spans, st.integers(0, 200), units, st.booleans(), st.none() | intervals)
    kinds = st.sampled_from(get_args(RelationKind))
    evidence = st.lists(spans, min_size=1, max_size=5).map(tuple)
    relations = st.builds(Relation, kinds, st.lists(names, max_size=12).map(tuple), evidence)
    people = st.builds(
        Person,
        names,
        st.none() | st.builds(Relation, st.just("child"), st.lists(names, max_size=4).map(tuple), evidence),
        st.lists(ages, max_size=12).map(tuple),
        st.none() | st.builds(BirthWindow, intervals, st.just(())),
        st.just(()),
        st.lists(relations, max_size=9).map(tuple),
        st.lists(spans, max_size=9).map(tuple),
    )
    found = draw(st.lists(people, min_size=1, max_size=10))
    published = {
        file: draw(st.just(Published(None, "unknown")) | st.builds(Published, intervals, st.just("inferred")))
        for file in files
    }
    return library_of(*articles, facts=facts_with(published, people=tuple(found)))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(libraries())
def test_any_people_fit_on_their_cards_in_the_articles_words(library: Library) -> None:
    check_people(library)


def one_with(count: int) -> Library:
    """Somebody with `count` ages, relations, other names, quotations and comparisons in as many files."""
    files = [f"{number:03}{'_' * 50}.txt" for number in range(count)]
    articles = [
        article(file, f"Ann {number}, daughter of Ben, said: we will.") for number, file in enumerate(files)
    ]
    spans = [made.passages[0].span for made in articles]
    ages = tuple(AgeMention(span, number) for number, span in enumerate(spans))
    kin = tuple(Relation("sibling", (f"Ben {number} Low",), (span,)) for number, span in enumerate(spans))
    conflicts = tuple(AgeConflict(ages[0], other) for other in ages[1:])
    person = Person("Ann Low", kin[0], ages, None, conflicts, kin, tuple(spans))
    young = Person("Cy Low", Relation("child", ("Ann",), tuple(spans)), ages[:17])
    quotations = tuple(
        Quotation(file, (span,), Speaker("named", "Ann Low", span), "Post", "post", tuple(files))
        for file, span in zip(files, spans, strict=True)
    )
    compared = (Comparison("c", "age", "changed", ("Ann Low",), tuple(spans)),) * 3
    facts = facts_with(
        {file: Published(None, "unknown") for file in files},
        people=(person, young, young, young, young),
        quotations=quotations,
        comparisons=compared,
    )
    return library_of(*articles, facts=facts)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("count", [1, 3, 20, 300])
def test_somebody_of_whom_much_is_told_fits_on_every_card(count: int, language: str) -> None:
    library, say = one_with(count), texts_for(language)
    people = everybody(library)
    check(people_card(people, 0, say), library)
    check(children_card(library, children_among(people), 0, say, pictured=True), library)
    for known in people:
        check(person_card(library, known, say, pictured=True), library)
        check(sentences_card(library, known, 10**9, say), library)
    check(quotation_card(library, Walk(Wanted()), library.facts.quotations, say), library)
    check(comparisons_card(library, "", library.facts.comparisons, 0, say), library)


def test_what_has_no_room_is_counted() -> None:
    library = one_with(300)
    ann = next(known for known in everybody(library) if known.name == "Ann Low")
    shown = texts(person_card(library, ann, SAY, pictured=False))
    assert "more: see the sentences" in shown
    assert "**0 years**" in shown


def test_the_files_that_have_no_room_are_counted() -> None:
    library = one_with(300)
    shown = texts(quotation_card(library, Walk(Wanted()), library.facts.quotations, SAY))
    assert "In 300 files: " in shown
    assert "more\n" in shown


def test_a_chart_of_the_births_stands_on_the_cards_where_pictures_can_be_sent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    charted: list[list[str]] = []

    def births(library: Library, people: list[Person], say: object) -> Picture:
        charted.append([person.name for person in people])
        return A_PICTURE

    monkeypatch.setattr("bot.cards.people.births_picture", births)
    monkeypatch.setattr("bot.cards.children.births_picture", births)
    library = storm()
    people = everybody(library)
    ada, bo = (next(known for known in people if known.name == name) for name in ("Ada Lind", "Bo Lind"))
    assert person_card(library, bo, SAY, pictured=True).files()
    assert children_card(library, children_among(people), 0, SAY, pictured=True).files()
    assert charted == [["Bo Lind"], ["Bo Lind", "Cy Lind"]]
    assert not person_card(library, bo, SAY, pictured=False).files()
    assert not children_card(library, children_among(people), 0, SAY, pictured=False).files()
    assert not person_card(library, ada, SAY, pictured=True).files()
    assert len(charted) == 2


def texts(card: Card) -> str:
    return "\n".join(
        part.content for part in card.walk_children() if isinstance(part, discord.ui.TextDisplay)
    )


def aged(*ages: int) -> Library:
    """Somebody whose age each of so many files gives."""
    articles = [article(f"{number}.txt", "Ann.") for number, _ in enumerate(ages)]
    mentions = tuple(AgeMention(one.passages[0].span, age) for one, age in zip(articles, ages, strict=True))
    person = Person("Ann Low", None, mentions, None, (), (), ())
    published = {one.file: Published(None, "unknown") for one in articles}
    return library_of(*articles, facts=facts_with(published, people=(person,)))


@pytest.mark.parametrize(
    ("ages", "shown"), [((58, 59, 34), "34 years / 58 years / 59 years"), ((9, 6, 7, 8), "6 years … 9 years")]
)
def test_ages_are_summed_up_from_the_least_to_the_greatest(ages: tuple[int, ...], shown: str) -> None:
    assert shown in texts(people_card(everybody(aged(*ages)), 0, SAY))


def test_of_an_age_that_many_files_give_the_first_is_shown_and_the_rest_counted() -> None:
    library = aged(*[40] * 20, *[41] * 20)
    shown = texts(person_card(library, everybody(library)[0], SAY, pictured=False))
    assert (shown.count("**40 years**"), shown.count("**41 years**")) == (1, 1)
    assert "and 38 more: see the sentences" in shown


def test_the_same_words_in_several_files_are_one_quotation() -> None:
    library = one_with(3)
    ann = next(known for known in everybody(library) if known.name == "Ann Low")
    assert ann.said == len(Wanted().quotations(library)) == 1
