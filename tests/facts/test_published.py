"""When articles were published: as stated, or worked out from themselves and from each other."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.archive import Archive, Article, Span
from bot.facts.published import date_articles
from bot.facts.values import Published
from tests.facts.written import on, written

FACTORY = "Brenda Oakes runs the Harlow mill.  Oakes bought Harlow long ago.  "
QUOTED = (
    '"The river took everything we had in there. It will be years before anybody works here again, '
    'and I shall not be the one to build it up," said Oakes.'
)


def dates(*articles: Article) -> dict[str, Published]:
    return date_articles(Archive(articles))


def test_a_stated_date_is_taken_with_its_evidence() -> None:
    article = written("The mill reopened on Sunday.", stated="2021-01-06")

    assert dates(article)["a.txt"] == Published(on("2021-01-06"), "explicit", (Span("a.txt", 0, 10),))


def test_nothing_to_go_by_is_unknown() -> None:
    assert dates(written("The mill reopened on Sunday."))["a.txt"] == Published(None, "unknown")


def test_a_weekday_and_a_day_take_the_year_that_the_article_names() -> None:
    text = "On Wednesday, Feb. 17, the mill burned.  It had been sold in January 2021."

    found = dates(written(text))["a.txt"]

    assert (found.interval, found.known) == (on("2021-02-17", "2021-03-03"), "inferred")
    assert [text[span.start : span.end] for span in found.evidence] == ["Wednesday, Feb. 17"]


def test_a_weekday_that_fits_only_years_far_from_what_is_named_dates_nothing() -> None:
    text = "On Wednesday, Feb. 17, the mill burned.  It had been sold in 2012."

    assert dates(written(text))["a.txt"].interval is None


def test_a_day_of_last_year_dates_nothing() -> None:
    text = "On Wednesday, Feb. 17 last year, the mill burned.  It had been sold in January 2021."

    assert dates(written(text))["a.txt"].interval is None


def test_a_year_between_slashes_is_named_too_where_it_can_be_read_in_one_way_only() -> None:
    text = "On Wednesday, Feb. 17, the mill burned.  It had been sold on {}/1/2021."

    assert dates(written(text.format(25)))["a.txt"].interval == on("2021-02-17", "2021-03-03")
    assert dates(written(text.format(5)))["a.txt"].interval is None


def test_earlier_this_month_keeps_the_window_within_the_month() -> None:
    text = "On Wednesday, Feb. 17, it burned.  It was sold in January 2021.  Earlier this month it rained."

    assert dates(written(text))["a.txt"].interval == on("2021-02-17", "2021-02-28")


def test_a_weekday_takes_the_year_of_related_articles() -> None:
    undated = written(FACTORY + "It burned on Wednesday, Feb. 17.", file="undated.txt")
    related = written(FACTORY, file="related.txt", stated="2021-01-06")
    unrelated = written("Snow fell in Oslo.", file="unrelated.txt", stated="2016-01-06")

    assert dates(undated, related)["undated.txt"].interval == on("2021-02-17", "2021-03-03")
    assert dates(undated, unrelated)["undated.txt"].interval is None


def test_a_day_without_a_weekday_is_not_dated_by_a_folder_that_leaves_two_years_open() -> None:
    undated = written(FACTORY + "It burned on July 3.", file="undated.txt")
    related = written(FACTORY, file="related.txt", stated="2021-01-06")

    assert dates(undated, related)["undated.txt"].interval is None


def test_what_had_not_been_done_yet_rules_out_the_years_before() -> None:
    early = written(FACTORY + "Oakes has not applied for permits yet.", file="early.txt", stated="2021-01-06")
    late = FACTORY + "Oakes applied for permits in February.  In early December she was heard in court."

    assert dates(early, written(late, file="late.txt"))["late.txt"].interval == on("2021-12-01", "2022-01-10")


def test_the_same_quotations_date_an_article_about_the_same_days() -> None:
    dated = written(f"Snow fell.\n{QUOTED}", file="dated.txt", stated="2021-02-20")
    undated = written(f"Snow had fallen.\nAn opening.\n{QUOTED}", file="undated.txt")

    found = dates(dated, undated)["undated.txt"]

    assert found.interval == on("2021-02-06", "2021-03-06")
    assert len(found.evidence) == 2


def test_a_denial_ends_the_window_where_the_deed_is_told() -> None:
    dated = written(f"{FACTORY}\n{QUOTED}", file="dated.txt", stated="2021-02-20")
    told = written(
        FACTORY + "Oakes applied for permits in February 2021.", file="told.txt", stated="2021-12-01"
    )
    undated = written(f"{FACTORY}\n{QUOTED}\nOakes has not applied for permits yet.", file="undated.txt")

    assert dates(dated, told, undated)["undated.txt"].interval == on("2021-02-06", "2021-02-28")


def test_one_shared_sentence_is_a_phrase_that_everybody_quotes() -> None:
    phrase = '"It was the best of times for all of us," he said.'
    dated, undated = written(phrase, file="d.txt", stated="2021-02-20"), written(phrase, file="u.txt")

    assert dates(dated, undated)["u.txt"].interval is None


def test_what_is_still_to_come_ends_the_window() -> None:
    text = "It was sold in January 2021.  The mill will reopen on Wednesday, Feb. 17."

    assert dates(written(text))["a.txt"].interval == on("2021-02-03", "2021-02-17")


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_dates_at_the_calendars_ends_do_no_harm(day: str) -> None:
    articles = [
        written(f"{FACTORY}It burned on Friday, Feb. 17.\n{QUOTED}", file="undated.txt"),
        written(f"{FACTORY}\n{QUOTED}", file="dated.txt", stated=day),
    ]

    assert set(date_articles(Archive(articles))) == {"undated.txt", "dated.txt"}


SENTENCES = (
    FACTORY,
    QUOTED,
    "It burned on Wednesday, Feb. 17.",
    "Oakes has not applied for permits yet.",
    "Oakes applied for permits in February.",
    "In early December it snowed.",
    "It was built in 2019.",
    "Earlier this month it rained.",
    "It will open on July 3.",
)
STORIES = st.lists(
    st.tuples(
        st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5).map("\n".join),
        st.sampled_from([None, None, "2021-01-06", "2021-10-02"]),
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=60, deadline=None)
@given(stories=STORIES)
def test_neither_order_nor_names_of_files_change_a_date(stories: list[tuple[str, str | None]]) -> None:
    def found(names: list[str]) -> list[object]:
        articles = [
            written(text, file=name, stated=stated)
            for name, (text, stated) in zip(names, stories, strict=True)
        ]
        known = date_articles(Archive(articles))
        return [known[name].interval for name in names]

    names = [f"{number}.txt" for number in range(len(stories))]

    assert found(names) == found(names[::-1])


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=300))
def test_any_text_is_dated_or_unknown(text: str) -> None:
    found = dates(written(text), written(text, file="b.txt", stated="2021-01-06"))

    assert all((known.interval is None) == (known.known == "unknown") for known in found.values())
