from datetime import date

import pytest

from bot.archive import Interval
from tests.archive.articles import read, shown

BODY = (
    "The harbour bridge in Milltown closed on Sunday after engineers found a crack in its deck.\n"
    "The county will pay half of the cost, and the rest comes from the harbour fund.\n"
)


@pytest.mark.parametrize(
    "line",
    [
        "date: 2019-03-04",
        "2019-03-04T10:20:30Z",
        "Published: 4 March 2019",
        "Posted on March 4, 2019",
        "Monday, March 4, 2019, 9:02 AM EST",
        "Geplaatst op 4 maart 2019 om 10:20 uur",
        "Laatst bijgewerkt: 4 maart 2019",
        "Veröffentlicht am 4. März 2019, 10:20 Uhr",
        "Publié le 4 mars 2019 à 10h20",
        "By Ann Lee | March 4, 2019",
        "Ann Lee - Mar 4, 2019, 10:31 pm CST",
    ],
)
def test_a_time_stamp_above_the_text_is_the_publication_date(line: str) -> None:
    article = read(f"Harbour Bridge Closes for Repairs\n{line}\n{BODY}")
    assert shown(article, article.clutter) == [line]
    assert article.stated_date is not None
    assert article.stated_date.interval == Interval.of_day(date(2019, 3, 4))
    assert article.stated_date.evidence is not None
    assert article.clutter[0].contains(article.stated_date.evidence)


def test_a_heading_mark_before_such_metadata_is_clutter_of_its_own() -> None:
    article = read(f" # date 2019-03-04 {BODY}")
    assert shown(article, article.clutter) == ["# ", "date 2019-03-04 "]


@pytest.mark.parametrize(
    "opening",
    [" date 2019-03-04 ", "date: 2019-03-04 ", "2019-03-04 ", "Published: Monday, 4 March 2019, 10:20 | "],
)
def test_metadata_that_shares_a_line_with_the_text_is_cut_off_exactly(opening: str) -> None:
    article = read(opening + BODY)
    assert shown(article, article.clutter) == [opening]
    assert article.paragraphs[0].start == len(opening)
    assert article.title is None
    assert article.stated_date is not None
    assert article.stated_date.interval == Interval.of_day(date(2019, 3, 4))


def test_metadata_may_open_the_text_below_the_headline() -> None:
    article = read(f"Harbour Bridge Closes for Repairs\n\nPublished: 4 March 2019 {BODY}")
    assert shown(article, article.clutter) == ["Published: 4 March 2019 "]
    assert article.title is not None


@pytest.mark.parametrize(
    "sentence",
    [
        "March 4, 2019 was a cold day in Milltown, and the bridge was closed.",
        "On 4 March 2019 the bridge was closed for repairs that nobody had expected.",
        "Updated rules since 4 March 2019 forbid lorries on the bridge in Milltown.",
    ],
)
def test_a_sentence_that_starts_with_a_date_is_no_metadata(sentence: str) -> None:
    article = read(f"{sentence}\n{BODY}")
    assert article.clutter == ()
    assert article.stated_date is None


def test_the_first_publication_goes_before_an_update() -> None:
    article = read(f"Bridge Closes Again\nUpdated 9 March 2019\nPublished 4 March 2019\n{BODY}")
    assert article.stated_date is not None
    assert article.stated_date.interval == Interval.of_day(date(2019, 3, 4))


def test_dates_below_the_text_are_not_its_publication_date() -> None:
    article = read(f"{BODY}Related articles\nFerry Opens on March 4, 2019\nMarch 4, 2019\n")
    assert article.stated_date is None


def test_a_time_stamp_without_year_is_clutter_and_no_date() -> None:
    article = read(f"Harbour Bridge Closes for Repairs\nUpdated Mar 4, 9:41 AM\n{BODY}")
    assert shown(article, article.clutter) == ["Updated Mar 4, 9:41 AM"]
    assert article.stated_date is None
