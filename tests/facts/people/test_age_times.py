"""When printed ages were true: on the article's day, on a day told of, or nobody knows."""

import pytest

from bot.archive import Archive, Interval
from bot.facts.dates import find_dates
from bot.facts.names import Names
from bot.facts.people.age_times import AgeTimes
from bot.facts.people.ages import find_ages
from bot.facts.values import Published
from tests.facts.written import on, written

PAIR = "Painter Ida Holm and her husband, baker Tom Reed, live in Port Arden.\n"
TODAY = on("2021-01-06")


def told(sentence: str, published: Interval | None = TODAY) -> tuple[bool, Interval | None]:
    """Whether the one age of the sentence is of the article's day, and the days on which it was true."""
    archive = Archive([written(PAIR + sentence)])
    [article], known = archive.articles, Published(published, "explicit")
    names, dates = Names(archive), find_dates(archive, {article.file: known})
    [(_, mention)] = find_ages(article, names, AgeTimes(article, names, dates, known))
    return mention.current, mention.at


@pytest.mark.parametrize(
    "sentence",
    [
        "Reed, 43, sang.",
        "Reed is 43 years old.",
        "Reed turned 43.",
        "On Monday Reed, 43, sang.",
        "Reed, 43, joined the band in 1999.",
        "Reed (43) joined the band in 1999.",
        "In November, Reed, 43, joined the band.",
        "Reed left in 1999.  Ida Holm, 40, stayed.",
    ],
)
def test_ages_are_of_the_articles_day(sentence: str) -> None:
    assert told(sentence) == (True, TODAY)


@pytest.mark.parametrize(
    ("sentence", "at"),
    [
        ("Reed moved in 1999 when he was 21.", on("1999-01-01", "1999-12-31")),
        ("In 1999, when he was 21, Reed moved.", on("1999-01-01", "1999-12-31")),
        ("In 1999 Reed, then 21, moved.", on("1999-01-01", "1999-12-31")),
        ("In 1999 Reed, 21, moved.", on("1999-01-01", "1999-12-31")),
        ("Reed moved in 1999 at the age of 21.", on("1999-01-01", "1999-12-31")),
        ("Reed turned 43 on 2 January 2021.", on("2021-01-02")),
        ("Reed had turned 43 on 2 January 2021.", on("2021-01-02")),
        ("Reed turned 43 in 2014.", on("2014-01-01", "2014-12-31")),
        ("Reed will turn 43 in June 2021.", on("2021-06-01", "2021-06-30")),
        ("Reed died on 2 January 2021 at the age of 43.", on("2021-01-02")),
        ("Reed sang on 2 January 2021 for his 43rd birthday.", on("2021-01-02")),
        ("Reed, 43, sang.  Reed died on 2 January 2021.", on("2021-01-02")),
        ("Reed died on 2 January 2021.  The 43-year-old owned a mill.", on("2021-01-02")),
    ],
)
def test_a_date_beside_an_age_tells_when_it_was_true(sentence: str, at: Interval) -> None:
    assert told(sentence) == (False, at)


@pytest.mark.parametrize(
    "sentence",
    [
        "Reed moved when he was 21.",
        "Reed, who left in 1999, moved when he was 21.",
        "Reed left in 1999.  He moved when he was 21.",
        "In 1999 Ida left, in 2001 she moved: Reed was 21 years old.",
        "They freed 43-year-old baker Tom Reed in 1999.",
        "Reed will turn 43 soon.",
    ],
)
def test_without_such_a_date_nobody_knows_when(sentence: str) -> None:
    assert told(sentence) == (False, None)


@pytest.mark.parametrize(
    "sentence",
    [
        "Reed, 43, was shot and killed.",
        "Reed, 43, shot himself.",
        "Reed, 43, sang.  Years ago Reed died.",
        "Reed, 43, sang.  They mourn the death of Tom Reed.",
        "Reed, 43, sang.  They seek Reed's killer.",
        "Reed, 43, zong.  De dood van Tom Reed schokte Veere.",
    ],
)
def test_the_age_of_the_dead_is_that_of_another_time(sentence: str) -> None:
    assert told(sentence) == (False, None)


def test_in_an_article_of_unknown_date_an_age_is_of_its_day_unless_a_date_stands_beside_it() -> None:
    assert told("Reed, 43, sang.", None) == (True, None)
    assert told("In 1999 the 21-year-old baker sang.", None) == (False, on("1999-01-01", "1999-12-31"))
