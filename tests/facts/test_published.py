"""When articles were published: as stated, or worked out from themselves and from each other."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.archive import Archive, Article, Interval, Span, StatedDate
from bot.facts.values import Published
from tests.facts.written import days_of, on, written

FACTORY = "Brenda Oakes runs the Harlow mill.  Oakes bought Harlow long ago.  "
QUOTED = (
    '"The river took everything we had in there. It will be years before anybody works here again, '
    'and I shall not be the one to build it up," said Oakes.'
)


def dates(*articles: Article) -> dict[str, Published]:
    return days_of(Archive(articles))


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

    assert set(days_of(Archive(articles))) == {"undated.txt", "dated.txt"}


def test_a_dateline_without_its_year_takes_that_of_related_articles() -> None:
    undated = written(f"MILLTOWN, March 3 (Coast Wire) - It burned.\n{FACTORY}", file="undated.txt")
    related = written(FACTORY, file="related.txt", stated="2021-02-26")

    assert dates(undated, related)["undated.txt"].interval == on("2021-03-03", "2021-03-04")


def test_a_file_name_dates_its_article_without_a_span() -> None:
    article = replace(written("The mill reopened."), stated_date=StatedDate(on("2021-03-04"), None))

    assert dates(article)["a.txt"] == Published(on("2021-03-04"), "explicit")


def test_a_day_that_all_file_names_share_is_that_of_saving_them() -> None:
    def saved(day: str, *names: str) -> list[Article]:
        stated = StatedDate(on(day), None)
        return [replace(written("The mill reopened.", file=name), stated_date=stated) for name in names]

    same = saved("2021-03-04", "a", "b", "c")

    assert {known.known for known in dates(*same).values()} == {"unknown"}
    assert {known.known for known in dates(*same, *saved("2021-03-09", "d")).values()} == {"explicit"}
    assert {known.known for known in dates(*same[:2]).values()} == {"explicit"}


YEAR = on("2021-01-01", "2021-12-31")


def known(text: str, prior: Interval) -> Published:
    return days_of(Archive([written(text)]), prior)["a.txt"]


def test_what_is_known_of_the_folder_goes_to_an_article_that_nothing_else_dates() -> None:
    found = known("The mill reopened on Sunday.", YEAR)

    assert found == Published(YEAR, "configured")
    assert found.precision == "year"


def test_what_is_known_of_the_folder_leaves_a_stated_date_alone() -> None:
    article = written("The mill reopened.", stated="2020-01-06")

    assert days_of(Archive([article]), YEAR)["a.txt"].interval == on("2020-01-06")


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("On Wednesday, Feb. 17, the mill burned.", on("2021-02-17", "2021-03-03")),
        ("MILLTOWN, March 3 (Coast Wire) - The mill burned.", on("2021-03-03", "2021-03-04")),
        ("MOLENDAM, 3 mrt. (KNP) - De molen is afgebrand.", on("2021-03-03", "2021-03-04")),
    ],
)
def test_what_is_known_of_the_folder_gives_a_weekday_or_a_dateline_its_year(
    text: str, interval: Interval
) -> None:
    language = "nl" if "molen" in text else "en"
    found = days_of(Archive([written(text, language=language)]), YEAR)["a.txt"]

    assert (found.interval, found.known) == (interval, "inferred")
    assert found.evidence


@pytest.mark.parametrize(
    "text",
    [
        "It burned on July 3.",
        "In early December it burned.",
        "On Wednesday, Feb. 18, it burned.",
        "MILLTOWN, Dec. 31 (Coast Wire) - The mill burned.",  # or it was in the paper of 1 January 2021
    ],
)
def test_what_is_known_of_the_folder_does_not_date_by_what_is_plain_wrong_or_ambiguous(text: str) -> None:
    assert known(text, YEAR).known == "configured"


def test_a_weekday_that_fits_two_of_the_years_dates_nothing() -> None:
    assert known("On Wednesday, Feb. 17, it burned.", on("2010-01-01", "2021-12-31")).known == "configured"


def test_what_is_known_of_the_folder_lets_no_plain_day_pass_that_it_would_not_have_dated_before() -> None:
    undated = written(FACTORY + "It burned on July 3.", file="undated.txt")
    related = written(FACTORY, file="related.txt", stated="2021-01-06")

    assert days_of(Archive([undated, related]), YEAR)["undated.txt"].known == "configured"


def test_an_article_known_only_by_the_folder_dates_no_other() -> None:
    first, second = written(f"{FACTORY}\n{QUOTED}", file="a"), written(f"{FACTORY}\n{QUOTED}", file="b")

    assert {one.known for one in days_of(Archive([first, second]), YEAR).values()} == {"configured"}


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
        known = days_of(Archive(articles))
        return [known[name].interval for name in names]

    names = [f"{number}.txt" for number in range(len(stories))]

    assert found(names) == found(names[::-1])


@settings(max_examples=60, deadline=None)
@given(stories=STORIES, prior=st.sampled_from([YEAR, on("2020-01-01", "2022-12-31"), on("2021-02-01")]))
def test_every_article_without_a_date_lies_in_what_is_known_of_the_folder(
    stories: list[tuple[str, str | None]], prior: Interval
) -> None:
    articles = [
        written(text, file=f"{number}.txt", stated=stated) for number, (text, stated) in enumerate(stories)
    ]
    for article in articles:
        found = days_of(Archive(articles), prior)[article.file]
        assert found.interval is not None
        assert article.stated_date is not None or found.interval.common(prior) == found.interval


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=300))
def test_any_text_is_dated_or_unknown(text: str) -> None:
    found = dates(written(text), written(text, file="b.txt", stated="2021-01-06"))

    assert all((known.interval is None) == (known.known == "unknown") for known in found.values())
