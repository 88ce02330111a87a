"""What date expressions take from the sentences around them, and from an uncertain article date."""

from dataclasses import replace

import pytest

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


def test_a_verb_group_looks_ahead_as_a_whole() -> None:
    assert dated("The hall will be closed on Monday.") == [("Monday", "2023-03-20")]


def test_what_may_have_been_done_lies_behind() -> None:
    assert dated("He may have fled on Monday.") == [("Monday", "2023-03-13")]


def test_the_verb_right_after_a_weekday_tells_its_tense() -> None:
    text = "He will stay even after a court Tuesday refused to order a visit."

    assert dated(text) == [("Tuesday", "2023-03-14")]


def test_what_had_been_due_is_over() -> None:
    assert dated("The offer had been due to expire on Tuesday.") == [("Tuesday", "2023-03-14")]


def test_what_was_first_planned_is_over() -> None:
    text = "The hearing, originally set for Dec. 3, will be on March 30."

    assert dated(text) == [("Dec. 3", "2022-12-03"), ("March 30", "2023-03-30")]


def test_a_day_far_ahead_would_bear_its_year() -> None:
    assert dated("It will be shown that he fled on Dec. 3.") == [("Dec. 3", "2022-12-03")]
    assert dated("It will be shown on Dec. 3.") == [("Dec. 3", "2022-12-03")]


def test_the_following_weekday_comes_after_the_day_told_before() -> None:
    assert dated("The dam broke on March 3.  The following Friday he fled.")[1] == (
        "The following Friday",
        "2023-03-10",
    )


def test_the_previous_weekday_comes_before_the_day_told_before() -> None:
    assert dated("The dam broke on March 3.  The previous Friday he had fled.")[1] == (
        "The previous Friday",
        "2023-02-24",
    )


def test_that_weekday_is_in_the_week_told_before() -> None:
    assert dated("The dam broke on March 3.  That Saturday he fled.")[1] == ("That Saturday", "2023-03-04")


def test_that_weekday_without_a_day_told_before_is_unknown() -> None:
    assert dated("That Saturday he fled.") == [("That Saturday", None)]


def test_until_settles_that_a_weekday_is_to_come() -> None:
    assert dated("The vote was put off until 9 a.m. Monday.") == [("Monday", "2023-03-20")]


def test_since_settles_that_a_day_is_past() -> None:
    assert dated("It is a year since the April 6 fire.") == [("April 6", "2022-04-06")]


def test_since_settles_that_a_weekday_is_past() -> None:
    assert dated("It will have been shut since Monday.") == [("Monday", "2023-03-13")]


def test_a_month_about_to_come_needs_no_words_about_the_future() -> None:
    assert dated("The case is heard in May.", "2023-04-10") == [("May", "2023-05-01/2023-05-31")]


def test_a_month_that_the_verb_looks_back_on_is_past() -> None:
    assert dated("The shop closed in May.", "2023-04-10") == [("May", "2022-05-01/2022-05-31")]


def test_this_weekend_is_over_when_a_clause_looks_back_on_it() -> None:
    assert dated("They met this weekend.", "2023-03-13") == [("this weekend", "2023-03-11/2023-03-12")]


def test_units_count_on_from_the_time_told_before() -> None:
    text = "The dam broke on March 3, 2021.  Two days later it rained."

    assert dated(text)[1] == ("Two days later", "2021-03-05")


def test_units_count_back_from_the_time_told_before() -> None:
    assert dated("He died in 2010.  Two years earlier he fled.")[1] == (
        "Two years earlier",
        "2008-01-01/2008-12-31",
    )


def test_a_time_told_long_ago_is_not_meant() -> None:
    assert dated("The dam broke on March 3.\nIt was old.\nIt was big.\nThe next day it rained.")[1] == (
        "The next day",
        None,
    )


def test_the_day_before_at_the_end_of_its_clause_counts_from_the_time_told_before() -> None:
    assert dated("The dam broke on March 3.  He had fled the day before.")[1] == (
        "the day before",
        "2023-03-02",
    )


def test_het_jaar_daarop_needs_no_end_of_clause() -> None:
    assert dated("In 2019 trouwde hij.  Het jaar daarop scheidde hij.", language="nl")[1] == (
        "Het jaar daarop",
        "2020-01-01/2020-12-31",
    )


def test_the_day_before_something_is_told_of_that() -> None:
    assert len(dated("The dam broke on March 3.  He had fled the day before the storm.")) == 1


def test_that_night_is_the_night_of_the_day_told_before() -> None:
    assert dated("The dam broke on March 3.  That night it rained.")[1] == ("That night", "2023-03-03")


def test_the_same_month_last_year_counts_from_the_month_told_before() -> None:
    text = "Sales rose in February, compared with the same month last year."

    assert dated(text)[1] == ("the same month last year", "2022-02-01/2022-02-28")


def test_a_month_of_that_year_counts_from_the_time_told_before() -> None:
    assert dated("In 2015 he moved.  In March of that year he died.")[1] == (
        "March of that year",
        "2015-03-01/2015-03-31",
    )


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("the first Monday in May of that year", "2015-05-04"),
        ("the third quarter of that year", "2015-07-01/2015-09-30"),
        ("the second half of that year", "2015-07-01/2015-12-31"),
    ],
)
def test_parts_of_that_year_count_from_the_time_told_before(words: str, days: str) -> None:
    assert dated(f"In 2015 he moved.  He died in {words}.")[1] == (words, days)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("The following summer", "2019-06-01/2019-08-31"),
        ("The previous summer", "2018-06-01/2018-08-31"),
    ],
)
def test_the_following_season_comes_after_the_time_told_before(words: str, days: str) -> None:
    assert dated(f"He married in May 2019.  {words} he moved.")[1] == (words, days)


def test_dutch_up_to_and_including_is_still_to_come() -> None:
    for words in ("tot", "tot en met"):
        assert dated(f"De winkel is dicht {words} vrijdag.", language="nl") == [("vrijdag", "2023-03-17")]


def test_a_day_of_that_year_counts_from_the_time_told_before() -> None:
    assert dated("In 2015 he moved.  On July 4 of that year he died.")[1] == (
        "July 4 of that year",
        "2015-07-04",
    )


def test_a_year_earlier_counts_from_the_time_told_before() -> None:
    text = "He won in 2010, a year earlier than planned."

    assert dated(text)[1] == ("a year earlier", "2009-01-01/2009-12-31")


def test_what_compares_more_than_a_quarter_looks_a_year_back() -> None:
    text = "Profit fell in the third quarter.  In the nine months it was 5 pence against 4 a year earlier."

    assert dated(text)[1] == ("a year earlier", "2021-01-01/2021-12-31")


def test_the_quarter_of_another_year_is_the_one_told_before() -> None:
    text = "Profit fell in the third quarter.  In the 1988 quarter it was higher."

    assert dated(text)[1] == ("the 1988 quarter", "1988-07-01/1988-09-30")


@pytest.mark.parametrize("ago", ["the year-ago third quarter", "the third quarter a year ago"])
def test_a_quarter_a_year_ago_is_one_year_before_the_latest(ago: str) -> None:
    assert dated(f"It was more than in {ago}.") == [(ago, "2021-07-01/2021-09-30")]


def test_a_time_of_day_is_that_of_the_day_its_sentence_names() -> None:
    assert dated("On March 3 the dam broke, and by 14:58 UTC it was over.")[1] == ("14:58 UTC", "2023-03-03")


def test_later_in_the_year_is_the_year_its_sentence_names() -> None:
    assert dated("He won in March 1974 and again later in the year.")[1] == (
        "later in the year",
        "1974-01-01/1974-12-31",
    )


def test_the_day_that_shares_ended_is_the_one_told_before() -> None:
    assert dated("Shares fell on Monday.  They ended the day at 12.")[1] == ("the day", "2023-03-13")


def test_a_time_of_day_alone_is_that_of_the_day_of_writing() -> None:
    assert dated("At 14:58 UTC it was over.") == [("14:58 UTC", "2023-03-15")]


def test_today_in_a_quotation_dated_after_it_is_that_day() -> None:
    text = "“I feel old today,” she posted on Instagram on March 3."

    assert dated(text) == [("today", "2023-03-03"), ("March 3", "2023-03-03")]


def test_a_weekday_in_a_dated_post_counts_from_the_post() -> None:
    assert dated("She wrote on March 1, “I will sail on Friday.”")[1] == ("Friday", "2023-03-03")


def test_a_day_that_dates_no_saying_leaves_today_alone() -> None:
    text = '"We start today," said the man arrested on Monday.'

    assert dated(text) == [("today", "2023-03-15"), ("Monday", "2023-03-13")]


def test_a_habit_told_right_after_a_feast_leaves_it_without_a_year() -> None:
    assert dated("On Mother's Day he always cooks.") == [("Mother's Day", None)]


SLASHES = {
    "It was signed on 7/8/2021.": "2021-07-08",
    "It began on 25/12/2020 and was signed on 7/8/2021.": "2021-08-07",
    "It began on 12/25/2020 and was signed on 7/8/2021.": "2021-07-08",
    "It began on 5 January 2021 and was signed on 7/8/2021.": "2021-08-07",
    "It began on January 5, 2021 and was signed on 7/8/2021.": "2021-07-08",
    "It was signed on 10/2/2023.": "2023-02-10",
    "It will be signed on 10/2/2023.": "2023-10-02",
}


@pytest.mark.parametrize(("text", "signed"), SLASHES.items())
def test_slashes_are_read_as_the_article_writes_its_days(text: str, signed: str) -> None:
    assert dated(text)[-1][1] == signed


def test_weekday_and_day_agree_whatever_the_day_of_writing_in_a_wide_interval() -> None:
    written_in = on("2021-01-01", "2022-06-30")

    assert dated("on Wednesday (Feb. 17)", written_in) == [("Wednesday (Feb. 17)", "2021-02-17")]
