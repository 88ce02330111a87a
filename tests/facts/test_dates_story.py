"""What date expressions take from the sentences around them, and from an uncertain article date."""

from dataclasses import replace

from bot.archive import Archive
from bot.facts.dates import find_dates
from tests.facts.written import dated, days_of, iso, on, written


def test_later_that_week_runs_from_the_day_told_before_to_sunday() -> None:
    text = "The mayor wrote on March 1.  She was seen at the harbour later that week."

    assert dated(text)[1] == ("later that week", "2023-03-01/2023-03-05")


def test_the_next_day_follows_the_day_told_before() -> None:
    assert dated("The dam broke on March 3.  The next day it rained.")[1] == ("The next day", "2023-03-04")


def test_the_following_year_follows_the_year_told_before() -> None:
    text = "The firm was founded in 2010.  The following year it moved."

    assert dated(text)[1] == ("The following year", "2011-01-01/2011-12-31")


def test_that_summer_is_the_one_of_the_time_told_before() -> None:
    text = "The tour began in September 2019.  That summer the band had split."

    assert dated(text)[1] == ("That summer", "2019-06-01/2019-08-31")


def test_that_day_after_a_whole_month_is_unknown() -> None:
    assert dated("The fair was held in July.  It rained that day.")[1] == ("that day", None)


def test_today_in_a_dated_post_is_the_day_of_the_post() -> None:
    text = 'The skipper posted on July 22, "The boat is ready." He went on, "But today, I feel old."'

    assert dated(text) == [("July 22", "2022-07-22"), ("today", "2022-07-22")]


def test_today_outside_the_quotation_is_the_day_of_the_article() -> None:
    text = 'The skipper posted on July 22, "The boat is ready." He sold it today.'

    assert dated(text)[1] == ("today", "2023-03-15")


def test_a_post_ends_with_its_paragraph() -> None:
    text = 'The skipper posted on July 22, "The boat is ready."\n"I feel old today," his wife said.'

    assert dated(text)[1] == ("today", "2023-03-15")


def test_curly_quotation_marks_hold_a_post_too() -> None:
    text = "The skipper posted on July 22, “I feel old today.”"

    assert dated(text)[1] == ("today", "2022-07-22")


def test_a_feast_among_habits_has_no_year() -> None:
    text = "He has often shown it, with flowers on Mother's Day and a song on Valentine's Day."

    assert dated(text) == [("Mother's Day", None), ("Valentine's Day", None)]


def test_each_other_is_no_habit() -> None:
    assert dated("They greeted each other on Valentine's Day.") == [("Valentine's Day", "2023-02-14")]


def test_the_nearest_verb_decides_whether_a_weekday_is_to_come() -> None:
    text = "She said on Monday that the shop will open on Friday."

    assert dated(text) == [("Monday", "2023-03-13"), ("Friday", "2023-03-17")]


def test_without_an_article_date_only_whole_dates_are_known() -> None:
    text = "On Tuesday, in July, on March 3, last week, at Easter, on May 4, 2019, in 2013."

    assert [days for _, days in dated(text, None)] == [
        None,
        None,
        None,
        None,
        None,
        "2019-05-04",
        "2013-01-01/2013-12-31",
    ]


def test_an_uncertain_article_date_leaves_what_it_does_not_change() -> None:
    assert dated("in January", on("2023-02-17", "2023-02-28")) == [("January", "2023-01-01/2023-01-31")]


def test_an_uncertain_article_date_widens_what_it_changes() -> None:
    assert dated("on Tuesday", on("2023-03-15", "2023-03-22")) == [("Tuesday", "2023-03-14/2023-03-21")]


def test_a_wide_article_date_leaves_a_month_unknown() -> None:
    assert dated("in January", on("2021-01-01", "2023-12-31")) == [("January", None)]


def test_the_stated_date_is_listed_first() -> None:
    archive = Archive([written("Snow fell on Monday.", stated="2023-03-15")])

    first = find_dates(archive, {})[0]

    assert (archive.text(first.span), first.interval, first.known) == (
        "2023-03-15",
        on("2023-03-15"),
        "explicit",
    )


def test_an_article_without_a_published_entry_is_undated() -> None:
    assert find_dates(Archive([written("Snow fell on Monday.")]), {})[0].known == "unknown"


def test_a_paragraph_in_another_language_has_its_own_date_words() -> None:
    article = written("She moved in May.\nZij verhuisde in oktober 2019.", stated="2023-03-15")
    archive = Archive([replace(article, foreign=((2, "nl"),))])
    found = find_dates(archive, days_of(archive))

    assert [(archive.text(timex.span), iso(timex)) for timex in found][1:] == [
        ("May", "2022-05-01/2022-05-31"),
        ("oktober 2019", "2019-10-01/2019-10-31"),
    ]
