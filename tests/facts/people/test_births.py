"""Birth windows: what a printed age and an article's date allow, and which ages contradict each other."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.archive import Interval, Span
from bot.facts.people.births import birth_of, birth_window, find_conflicts
from bot.facts.values import AgeMention, AgeUnit, Published
from tests.facts.written import on


def aged(age: int | None, unit: AgeUnit = "years", file: str = "a.txt", start: int = 0) -> AgeMention:
    return AgeMention(Span(file, start, start + 1), age, unit)


def dated(**files: Interval) -> dict[str, Published]:
    return {f"{name}.txt": Published(days, "explicit") for name, days in files.items()}


@pytest.mark.parametrize(
    ("age", "unit", "published", "born"),
    [
        (7, "years", on("2021-01-06"), on("2013-01-07", "2014-01-06")),
        (20, "months", on("2021-01-06"), on("2019-04-07", "2019-05-06")),
        (1, "months", on("2021-03-31"), on("2021-02-01", "2021-02-28")),
        (1, "years", on("2024-02-29"), on("2022-03-01", "2023-02-28")),
        (40, "years", on("2021-01-01", "2021-12-31"), on("1980-01-02", "1981-12-31")),
    ],
)
def test_an_age_counts_completed_years_or_months(
    age: int, unit: AgeUnit, published: Interval, born: Interval
) -> None:
    assert birth_window(aged(age, unit), dated(a=published)) == born


@pytest.mark.parametrize("published", [{}, {"a.txt": Published(None, "unknown")}])
def test_an_article_of_unknown_date_gives_no_window(published: dict[str, Published]) -> None:
    assert birth_window(aged(7), published) is None


def test_a_mention_without_an_age_gives_no_window() -> None:
    assert birth_window(aged(None), dated(a=on("2021-01-06"))) is None


def test_no_window_reaches_before_the_calendar() -> None:
    assert birth_window(aged(90), dated(a=on("0080-01-06"))) is None


def test_windows_of_several_articles_are_intersected() -> None:
    published = dated(a=on("2021-01-06"), b=on("2021-02-20"))
    mentions = [aged(2), aged(3, file="b.txt"), aged(9, file="undated.txt")]
    born = birth_of(mentions, published)
    assert born is not None
    assert born.interval == on("2018-01-07", "2018-02-20")
    assert born.evidence == (mentions[0].span, mentions[1].span)


def test_months_that_contradict_years_are_a_conflict_and_no_window() -> None:
    published = dated(a=on("2021-01-06"), b=on("2021-02-18", "2021-02-24"))
    mentions = [aged(20, "months"), aged(2, file="b.txt")]
    (conflict,) = find_conflicts(mentions, published)
    assert (conflict.first, conflict.second) == tuple(mentions)
    assert birth_of(mentions, published) is None


def test_two_ages_in_one_article_conflict_without_any_date() -> None:
    mentions = [aged(40), aged(41, start=9), aged(40, start=20)]
    (conflict,) = find_conflicts(mentions, {})
    assert (conflict.first, conflict.second) == (mentions[0], mentions[1])


def test_months_and_years_that_agree_in_one_article_do_not_conflict() -> None:
    assert find_conflicts([aged(1), aged(20, "months", start=9)], {}) == ()


def test_a_birthday_between_two_articles_is_no_conflict() -> None:
    published = dated(a=on("2021-01-06"), b=on("2021-10-01"))
    assert find_conflicts([aged(7), aged(8, file="b.txt")], published) == ()


def test_every_age_that_conflicts_is_named() -> None:
    published = dated(a=on("2021-01-06"), b=on("2021-01-06"), c=on("2021-01-06"))
    mentions = [aged(7), aged(9, file="b.txt"), aged(11, file="c.txt")]
    named = {mention for each in find_conflicts(mentions, published) for mention in (each.first, each.second)}
    assert named == set(mentions)


days = st.dates(date(1990, 1, 1), date(2030, 12, 31))


def completed(born: date, day: date, unit: AgeUnit) -> int:
    """The slow obvious count: months whose day of the month has come."""
    months = (day.year - born.year) * 12 + day.month - born.month - (day.day < born.day)
    return months if unit == "months" else months // 12


@given(days, st.integers(0, 15000), st.integers(0, 60), st.sampled_from(["years", "months"]))
def test_whoever_is_so_old_on_the_day_lies_within_the_window(
    born: date, lived: int, loose: int, unit: AgeUnit
) -> None:
    day = born + timedelta(days=lived)
    published = dated(a=Interval(day - timedelta(days=loose), day + timedelta(days=loose)))
    window = birth_window(aged(completed(born, day, unit), unit), published)
    assert window is not None
    assert window.first <= born <= window.last


@given(days, st.lists(st.integers(0, 9000), min_size=1, max_size=5))
def test_another_true_age_never_widens_the_window(born: date, lives: list[int]) -> None:
    articles = [(f"{n}.txt", born + timedelta(days=life)) for n, life in enumerate(lives)]
    published = {file: Published(Interval.of_day(day), "explicit") for file, day in articles}
    mentions = [aged(completed(born, day, "years"), file=file) for file, day in articles]
    windows = [birth_of(mentions[:count], published) for count in range(1, len(mentions) + 1)]
    lengths = [window.interval.days for window in windows if window]
    assert len(lengths) == len(windows)
    assert lengths == sorted(lengths, reverse=True)


CLAIMS = st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 12)), max_size=8)


@given(CLAIMS)
def test_conflicts_are_exactly_where_two_ages_exclude_each_other(claims: list[tuple[str, int]]) -> None:
    published = dated(a=on("2020-01-01"), b=on("2021-06-01"), c=on("2023-01-01", "2023-12-31"))
    mentions = [aged(age, file=f"{file}.txt", start=place) for place, (file, age) in enumerate(claims)]
    windows = {mention: birth_window(mention, published) for mention in mentions}

    def exclude(one: AgeMention, other: AgeMention) -> bool:
        first, second = windows[one], windows[other]
        same_file = one.span.file == other.span.file and one.age != other.age
        return same_file or not (first and second and first.meets(second))

    found = find_conflicts(mentions, published)
    assert all(exclude(each.first, each.second) for each in found)
    assert bool(found) == any(exclude(one, other) for one in mentions for other in mentions)
