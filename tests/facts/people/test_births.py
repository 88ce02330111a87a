"""Birth windows: what a printed age and an article's date allow, and which ages contradict each other."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.archive import Interval, Span
from bot.facts.people.births import birth_of, birth_window, find_conflicts
from bot.facts.values import AgeMention, AgeUnit
from tests.facts.written import on

A_DAY = on("2021-01-06")


def aged(
    age: int | None,
    at: Interval | None = None,
    *,
    unit: AgeUnit = "years",
    file: str = "a.txt",
    start: int = 0,
) -> AgeMention:
    return AgeMention(Span(file, start, start + 1), age, unit, at=at)


@pytest.mark.parametrize(
    ("age", "unit", "at", "born"),
    [
        (7, "years", A_DAY, on("2013-01-07", "2014-01-06")),
        (20, "months", A_DAY, on("2019-04-07", "2019-05-06")),
        (1, "months", on("2021-03-31"), on("2021-02-01", "2021-02-28")),
        (1, "years", on("2024-02-29"), on("2022-03-01", "2023-02-28")),
        (40, "years", on("2021-01-01", "2021-12-31"), on("1980-01-02", "1981-12-31")),
        (3, "weeks", on("2021-01-29"), on("2021-01-02", "2021-01-08")),
        (2, "days", A_DAY, on("2021-01-04")),
    ],
)
def test_an_age_counts_completed_units(age: int, unit: AgeUnit, at: Interval, born: Interval) -> None:
    assert birth_window(aged(age, at, unit=unit)) == born


def test_an_age_of_an_unknown_day_gives_no_window() -> None:
    assert birth_window(aged(7)) is None


def test_a_mention_without_an_age_gives_no_window() -> None:
    assert birth_window(aged(None, A_DAY)) is None


@pytest.mark.parametrize("unit", ["years", "months", "weeks", "days"])
def test_no_window_reaches_before_the_calendar(unit: AgeUnit) -> None:
    assert birth_window(aged(90, on("0001-01-06"), unit=unit)) is None


def test_windows_of_several_articles_are_intersected() -> None:
    mentions = [aged(2, A_DAY), aged(3, on("2021-02-20"), file="b.txt"), aged(9, file="undated.txt")]
    born = birth_of(mentions)
    assert born is not None
    assert born.interval == on("2018-01-07", "2018-02-20")
    assert born.evidence == (mentions[0].span, mentions[1].span)


def test_months_that_contradict_years_are_a_conflict_and_no_window() -> None:
    mentions = [aged(20, A_DAY, unit="months"), aged(2, on("2021-02-18", "2021-02-24"), file="b.txt")]
    (conflict,) = find_conflicts(mentions)
    assert (conflict.first, conflict.second) == tuple(mentions)
    assert birth_of(mentions) is None


def test_two_ages_in_one_article_conflict_without_any_date() -> None:
    mentions = [aged(40), aged(41, start=9), aged(40, start=20)]
    (conflict,) = find_conflicts(mentions)
    assert (conflict.first, conflict.second) == (mentions[0], mentions[1])


def test_ages_of_other_times_conflict_only_where_they_are_dated() -> None:
    told = [replace(aged(age, start=age), current=False) for age in (12, 21)]
    assert find_conflicts([aged(40), *told]) == ()
    dated = [replace(each, at=on("1990-01-01")) for each in told]
    assert [(each.first, each.second) for each in find_conflicts(dated)] == [tuple(dated)]


def test_months_and_years_that_agree_in_one_article_do_not_conflict() -> None:
    assert find_conflicts([aged(1), aged(20, unit="months", start=9), aged(70, unit="weeks", start=19)]) == ()


def test_a_birthday_between_two_articles_is_no_conflict() -> None:
    assert find_conflicts([aged(7, A_DAY), aged(8, on("2021-10-01"), file="b.txt")]) == ()


def test_every_age_that_conflicts_is_named() -> None:
    mentions = [aged(age, A_DAY, file=file) for age, file in ((7, "a.txt"), (9, "b.txt"), (11, "c.txt"))]
    named = {mention for each in find_conflicts(mentions) for mention in (each.first, each.second)}
    assert named == set(mentions)


days = st.dates(date(1990, 1, 1), date(2030, 12, 31))


def completed(born: date, day: date, unit: AgeUnit) -> int:
    """The slow obvious count: months whose day of the month has come, or days."""
    if unit in {"weeks", "days"}:
        return (day - born).days // (7 if unit == "weeks" else 1)
    months = (day.year - born.year) * 12 + day.month - born.month - (day.day < born.day)
    return months if unit == "months" else months // 12


@given(days, st.integers(0, 15000), st.integers(0, 60), st.sampled_from(["years", "months", "weeks", "days"]))
def test_whoever_is_so_old_on_the_day_lies_within_the_window(
    born: date, lived: int, loose: int, unit: AgeUnit
) -> None:
    day = born + timedelta(days=lived)
    at = Interval(day - timedelta(days=loose), day + timedelta(days=loose))
    window = birth_window(aged(completed(born, day, unit), at, unit=unit))
    assert window is not None
    assert window.first <= born <= window.last


@given(days, st.lists(st.integers(0, 9000), min_size=1, max_size=5))
def test_true_ages_always_leave_the_day_of_birth(born: date, lives: list[int]) -> None:
    articles = [(f"{n}.txt", born + timedelta(days=life)) for n, life in enumerate(lives)]
    mentions = [
        aged(completed(born, day, "years"), Interval.of_day(day), file=file) for file, day in articles
    ]
    found = birth_of(mentions)
    assert found is not None
    assert found.interval.first <= born <= found.interval.last


def mention_of(claim: tuple[str, int, AgeUnit, Interval | None, bool], place: int) -> AgeMention:
    file, age, unit, at, current = claim
    return AgeMention(Span(f"{file}.txt", place, place + 1), age, unit, current, at)


UNITS: st.SearchStrategy[AgeUnit] = st.sampled_from(["years", "months", "weeks", "days"])
CLAIM = st.tuples(
    st.sampled_from("abc"),
    st.integers(1, 30),
    UNITS,
    st.none()
    | st.builds(lambda day, more: Interval(day, day + timedelta(days=more)), days, st.integers(0, 800)),
    st.booleans(),
)
CLAIMS = st.lists(CLAIM, max_size=7).map(lambda claims: [mention_of(one, n) for n, one in enumerate(claims)])


def allowed(mentions: list[AgeMention]) -> tuple[date, date] | None:
    """The first and last day of birth that the ages leave; None when none is left."""
    if find_conflicts(mentions):
        return None
    found = birth_of(mentions)
    return (found.interval.first, found.interval.last) if found else (date.min, date.max)


@given(CLAIMS, CLAIMS)
def test_more_ages_never_allow_more_days(mentions: list[AgeMention], more: list[AgeMention]) -> None:
    before, after = allowed(mentions), allowed(mentions + more)
    if after:
        assert before is not None
        assert before[0] <= after[0] <= after[1] <= before[1]


@given(CLAIMS, st.randoms(use_true_random=False))
def test_the_order_of_the_ages_changes_nothing(mentions: list[AgeMention], random: Random) -> None:
    shuffled = random.sample(mentions, len(mentions))
    assert find_conflicts(shuffled) == find_conflicts(mentions)
    one, other = birth_of(mentions), birth_of(shuffled)
    assert (one and one.interval) == (other and other.interval)


@given(CLAIMS)
def test_conflicts_are_exactly_where_two_ages_exclude_each_other(mentions: list[AgeMention]) -> None:
    mentions = [replace(mention, unit="years") for mention in mentions]
    windows = {mention: birth_window(mention) for mention in mentions}

    def exclude(one: AgeMention, other: AgeMention) -> bool:
        first, second = windows[one], windows[other]
        same_day = one.span.file == other.span.file and one.current and other.current
        return (same_day and one.age != other.age) or not (not first or not second or first.meets(second))

    found = find_conflicts(mentions)
    assert all(exclude(each.first, each.second) for each in found)
    assert bool(found) == any(exclude(one, other) for one in mentions for other in mentions)
