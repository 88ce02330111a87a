"""What other articles say of the same thing, in a line beside a passage."""

from dataclasses import replace
from datetime import date

from bot.archive import Interval, Span
from bot.cards.sides import other_sides
from bot.facts import Comparison, Published, Topic, Verdict
from bot.library import Library
from bot.texts import texts_for
from tests.cards.made import HARBOUR, ISLAND, TEXTS, storm

SAY = texts_for()
MAY_4, JANUARY = Interval.of_day(date(2021, 5, 4)), Interval.of_day(date(2022, 1, 4))


def at(file: str, words: str) -> Span:
    start = TEXTS[file].index(words)
    return Span(file, start, start + len(words))


HERE, THERE = at(HARBOUR, "Bo, 7"), at(ISLAND, "Bo Lind (5)")
SENTENCE = at(HARBOUR, "Her son Bo, 7, slept through it.")


def library(*comparisons: Comparison, island: Interval | None = JANUARY) -> Library:
    made = storm()
    published = {
        HARBOUR: Published(MAY_4, "explicit"),
        ISLAND: Published(island, "explicit" if island else "unknown"),
    }
    facts = replace(made.facts, comparisons=comparisons, published=published)
    return Library(made.archive, facts, made.search)


def one(topic: Topic = "age", verdict: Verdict = "changed", *places: Span, key: str = "k") -> Comparison:
    return Comparison(key, topic, verdict, ("Bo Lind",), places or (HERE, THERE))


def lines(made: Library, *marks: Span, language: str = "en") -> list[str]:
    return [side.line for side in other_sides(made, SENTENCE, marks, texts_for(language))]


def test_an_age_that_was_asked_for_is_told_with_the_time_between() -> None:
    assert lines(library(one()), HERE) == ["**Bo Lind** · island says 5 years, about 8 months later"]


def test_it_is_told_in_the_language_of_the_reader() -> None:
    assert lines(library(one()), HERE, language="nl") == [
        "**Bo Lind** · volgens island 5 jaar, zo'n 8 maanden later"
    ]


def test_an_age_that_was_not_asked_for_only_changed_as_ages_do() -> None:
    assert lines(library(one())) == []


def test_a_contradiction_is_told_whether_asked_for_or_not() -> None:
    assert lines(library(one(verdict="conflict"))) == [
        "**Bo Lind** · island says 5 years: they can't both be right"
    ]


def test_agreement_is_not_told() -> None:
    assert lines(library(one(verdict="same")), HERE) == []


def test_a_deed_is_told_to_have_gone_on_or_to_have_been_otherwise_before() -> None:
    assert lines(library(one("state"))) == ["**Bo Lind** · island tells how it went on, about 8 months later"]
    early = library(one("state", "changed", THERE, HERE), island=Interval.of_day(date(2020, 9, 1)))
    assert lines(early) == ["**Bo Lind** · island still told it otherwise, about 8 months earlier"]


def test_a_number_is_told_in_the_words_of_the_article_and_without_dates_no_time() -> None:
    there = at(ISLAND, "Bo Lind (5)")
    assert lines(library(one("count", "changed", HERE, there), island=None)) == [
        "**Bo Lind** · island says “Bo Lind (5)”"
    ]


def test_a_date_is_told_as_a_date() -> None:
    day = at(ISLAND, "1 June 2021")
    made = library(one("date", "conflict", HERE, day))
    dates = tuple(timex for event in made.facts.events for told in event.mentions for timex in told.timexes)
    dated = Library(made.archive, replace(made.facts, dates=dates), made.search)
    assert lines(dated) == ["**Bo Lind** · island says <t:1622548800:D>: they can't both be right"]


def places(made: Library, *marks: Span) -> list[Span]:
    return [side.place for side in other_sides(made, SENTENCE, marks, SAY)]


def test_where_something_was_asked_for_the_rest_is_left_out() -> None:
    slept, warned = at(HARBOUR, "slept"), at(ISLAND, "Nobody warned us,")
    made = library(
        one("age", "conflict", key="b"),
        one("state", "changed", slept, warned, key="c"),
    )
    assert places(made, slept) == [warned]
    assert places(made) == [THERE, warned]


def test_two_are_enough_and_contradictions_come_first() -> None:
    lost = at(ISLAND, "No boat was lost")
    made = library(
        one("state", key="a"), one("count", key="b"), one("count", "conflict", HERE, lost, key="c")
    )
    assert places(made) == [lost, THERE]


def test_what_stands_outside_of_the_passage_is_not_told() -> None:
    made = library(one(verdict="conflict"))
    assert other_sides(made, at(HARBOUR, "Every boat was at sea."), [HERE], SAY) == []


def test_the_same_file_is_no_other_side() -> None:
    other = at(HARBOUR, "Every boat")
    assert lines(library(one("count", "conflict", HERE, other))) == []
