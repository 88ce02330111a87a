"""Which sentences tell datable events, and which of them tell the same one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.archive import Article
from bot.facts.clues import clues_of
from bot.facts.dates import find_dates
from bot.facts.states import find_deeds
from bot.facts.timeline import in_order
from bot.facts.timeline.joining import grouped
from bot.facts.timeline.tellings import find_tellings
from bot.facts.values import DatedEvent
from tests.facts.written import background_of, on, written

ABOUT = "Marit Dahl runs Norvik Ferries.  Dahl bought Norvik from a cousin."


def events(*articles: Article) -> tuple[DatedEvent, ...]:
    background = background_of(*articles)
    clues = {article.file: clues_of(article) for article in background.archive.articles}
    dates = find_dates(background.archive, background.published)
    tellings = find_tellings(background, dates, find_deeds(background, clues), clues)
    return in_order(grouped(tellings, background))


def told(text: str, **more: str) -> tuple[DatedEvent, ...]:
    return events(written(text, stated="2023-03-15", **more))


def about(sentence: str, file: str) -> Article:
    return written(f"{ABOUT}\n{sentence}", file=file, stated="2023-03-15")


def test_events_come_in_order_of_time() -> None:
    found = told(
        "The ferry sank on March 3.  It had been launched in Oslo in 2013.  It was sold again in May 2020."
    )

    assert [event.interval for event in found] == [
        on("2013-01-01", "2013-12-31"),
        on("2020-05-01", "2020-05-31"),
        on("2023-03-03"),
    ]


def test_an_event_is_the_whole_sentence_with_its_date_expressions() -> None:
    article = written("x.  The ferry sank on March 3 near Bergen.", stated="2023-03-15")
    text = article.raw
    [event] = events(article)
    [mention] = event.mentions

    assert text[mention.span.start : mention.span.end] == "The ferry sank on March 3 near Bergen."
    assert [text[timex.span.start : timex.span.end] for timex in mention.timexes] == ["March 3"]


def test_a_month_or_day_dates_the_sentence_before_a_year_does() -> None:
    [event] = told("In the 2018 season and again in July the ferry ran aground.")

    assert event.interval == on("2022-07-01", "2022-07-31")


def test_sentences_without_a_known_time_tell_no_event() -> None:
    assert told("The ferry is now lying in the harbour of Bergen.") == ()


def test_decades_are_no_events() -> None:
    assert told("The ferry was popular throughout the 1990s with everybody.") == ()


def test_questions_and_bare_dates_tell_nothing() -> None:
    assert told("Did the ferry really sink on March 3?\nMonday, March 6\nPosted on March 6, 2023") == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "A 2014 study of the harbour found the same.",
        "The 2012 elections made Dahl a member of the council.",
        "In many ways this year's season is like any other one.",
        "Fares are lower than in 2019 by a good deal.",
        "Fares are as low as in 2019 on every ferry.",
        "Het onderzoek uit was minder goed dan in 2019 volgens de rederij.",
    ],
)
def test_a_year_that_belongs_to_a_noun_or_a_comparison_dates_nothing(sentence: str) -> None:
    assert told(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("Dahl became a member of the council in 2012.", "2012-01-01"),
        ("In 2012, Dahl became a member of the council.", "2012-01-01"),
        ("As 2012 ended, Dahl became a member of the council.", "2012-01-01"),
        ("The widow heard of it at Friday's meeting of the council.", "2023-03-10"),
        ("The widow held a Thanksgiving prayer at the harbour.", "2022-11-24"),
        ("Dahl had rowed there every day since 2012, and stopped.", "2012-01-01"),
    ],
)
def test_adverbs_of_time_days_and_holidays_date_an_event(sentence: str, days: str) -> None:
    [event] = told(sentence)

    assert event.interval is not None
    assert f"{event.interval.first}" == days


def test_an_event_speaks_of_people_by_name_and_pronoun() -> None:
    [event] = told("Marit Dahl, 41, runs Norvik.  She moved to Bergen in 2012.")

    assert event.mentions[0].people == ("Marit Dahl",)


def test_events_of_an_undated_article_come_last_and_have_no_days() -> None:
    dated = written("The ferry sank on March 3 near Bergen.", file="b.txt", stated="2023-03-15")
    undated = written("The captain was questioned on Tuesday in Oslo.", file="a.txt")

    found = events(dated, undated)

    assert [event.interval for event in found] == [on("2023-03-03"), None]
    assert [event.mentions[0].span.file for event in found] == ["b.txt", "a.txt"]


def test_what_nobody_can_date_is_no_undated_event() -> None:
    assert events(written("The captain is now being questioned in Oslo, and has been recently.")) == ()


FILED = f"{ABOUT}\nThe ferry owner filed for bankruptcy on 9 February 2021."
NOT_FILED = f"{ABOUT}\nNorvik has not filed for bankruptcy yet, said Dahl."


def test_what_is_denied_and_done_later_stands_on_the_day_of_the_denial() -> None:
    found = events(
        written(NOT_FILED, file="a.txt", stated="2021-01-06"),
        written(FILED, file="b.txt", stated="2021-03-01"),
    )

    assert [(event.interval, event.standing) for event in found] == [
        (on("2021-01-06"), "denied"),
        (on("2021-02-09"), "told"),
    ]
    assert found[0].mentions[0].timexes == ()


def test_what_is_denied_and_never_told_is_no_event() -> None:
    assert events(written(NOT_FILED, stated="2021-01-06")) == ()


def test_the_same_day_told_in_much_the_same_words_is_one_event() -> None:
    found = events(
        about("The old ferry sank in thick fog near the lighthouse on March 3.", "a.txt"),
        about("On March 3 a ferry sank close to the lighthouse because of thick fog.", "b.txt"),
        about("The council met on March 3 to choose another mayor of the town.", "c.txt"),
    )

    assert sorted(len(event.mentions) for event in found) == [1, 2]


def test_one_deed_of_a_day_is_one_event_in_whatever_words() -> None:
    found = events(
        about("The chief executive resigned on March 3.", "a.txt"),
        about("Dahl, 51, resigned on March 3.", "b.txt"),
        about("Dahl flew to Oslo on March 3.", "c.txt"),
    )

    assert sorted(len(event.mentions) for event in found) == [1, 2]


def test_a_deed_of_two_people_is_two_events() -> None:
    first = written(f"{ABOUT}\nDahl, 51, resigned on March 3.", file="a.txt", stated="2023-03-15")
    second = written(
        f"{ABOUT}\nBaker Tom Reed, 50, resigned on March 3, said Reed.", file="b.txt", stated="2023-03-15"
    )

    assert len(events(first, second)) == 2


def test_the_words_of_the_date_itself_are_no_deed() -> None:
    first = written(f"{ABOUT}\nDahl, 51, will go on until Election Day.", file="a.txt", stated="2022-10-15")
    second = written(f"{ABOUT}\nDahl will bake a cake on Election Day.", file="b.txt", stated="2022-10-15")

    assert [len(event.mentions) for event in events(first, second)] == [1, 1]


def test_a_dateline_tells_nothing() -> None:
    assert (
        told("WASHINGTON, March 12 (Xinhua) -- The ferry lies in the harbour.".replace(" The", "  The")) == ()
    )


def test_a_stated_date_is_no_event() -> None:
    assert told("The ferry lies in the harbour of Bergen.") == ()


def test_what_is_still_to_come_is_planned() -> None:
    [event] = told("The new ferry will be launched in Bergen on April 3.")

    assert (event.interval, event.standing) == (on("2023-04-03"), "planned")


@pytest.mark.parametrize(
    "sentence",
    [
        "Dahl did not speak to the crew on March 3.",
        "No papers were filed on March 3.",
        "Dahl has never spoken of March 3.",
    ],
)
def test_what_has_not_been_done_is_denied(sentence: str) -> None:
    [event] = told(sentence)

    assert event.standing == "denied"


@pytest.mark.parametrize(
    "sentence",
    [
        "Dahl has not been seen since the ferry sank on March 3.",
        "Dahl gave no reason for the deadline of March 3.",
        "Dahl did not speak, and left on March 3.",
        "The talks never took place and Dahl left on March 3.",
        "Dahl had no idea what would happen on March 3.",
    ],
)
def test_what_is_denied_need_not_be_what_the_date_is_of(sentence: str) -> None:
    [event] = told(sentence)

    assert event.standing == "told"


def test_what_has_been_done_is_told() -> None:
    [event] = told("Dahl spoke to the whole crew on March 3.")

    assert event.standing == "told"


def test_the_same_event_in_two_languages_is_one_entry() -> None:
    english = written(
        f"{ABOUT}\nThe widow filed for divorce in February.", file="en.txt", stated="2021-12-06"
    )
    dutch = written(
        "Marit Dahl leidt Norvik Ferries.  Dahl kocht Norvik.\n"
        "Zij bleef thuis, ondanks de scheidingsaanvraag van de schipper op 9 februari 2021.",
        file="nl.txt",
        language="nl",
        stated="2021-10-01",
    )

    [event] = events(english, dutch)

    assert event.interval == on("2021-02-09")
    assert [mention.span.file for mention in event.mentions] == ["nl.txt", "en.txt"]


def test_the_same_kinds_of_event_about_other_people_stay_apart() -> None:
    first = written(f"{ABOUT}\nThe widow filed for divorce in February.", file="a.txt", stated="2021-12-06")
    second = written("The baker filed for divorce in February.", file="b.txt", stated="2021-12-07")

    assert len(events(first, second)) == 2


def test_the_same_sentence_in_two_files_is_one_event() -> None:
    text = "The ferry sank on March 3 near Bergen."

    [event] = events(
        written(text, file="a.txt", stated="2023-03-15"), written(text, file="b.txt", stated="2023-03-16")
    )

    assert len(event.mentions) == 2


def test_a_month_that_fits_two_days_joins_neither() -> None:
    def about(day: str, file: str) -> Article:
        return written(f"{ABOUT}\nThe widow filed for divorce {day}.", file=file, stated="2021-12-06")

    found = events(about("on Feb. 3", "a.txt"), about("on Feb. 9", "b.txt"), about("in February", "c.txt"))

    assert [len(event.mentions) for event in found] == [1, 1, 1]


def test_other_days_are_other_events() -> None:
    def about(day: str, file: str) -> Article:
        return written(f"{ABOUT}\nThe widow filed for divorce on {day}.", file=file, stated="2021-12-06")

    assert len(events(about("Feb. 3", "a.txt"), about("Feb. 9", "b.txt"))) == 2


SENTENCES = (
    ABOUT,
    "The widow filed for divorce in February.",
    "The widow filed for divorce on Feb. 9.",
    "De schipper deed in februari een scheidingsaanvraag bij de rechter.",
    "The ferry sank on Tuesday near the harbour.",
    "The ferry will be launched in May by everybody.",
)


@settings(max_examples=60, deadline=None)
@given(
    stories=st.lists(
        st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4, unique=True).map("\n".join),
        min_size=1,
        max_size=4,
        unique=True,
    )
)
def test_neither_order_nor_names_of_files_change_the_events(stories: list[str]) -> None:
    def found(names: list[str]) -> list[tuple[object, ...]]:
        stories_by_name = dict(zip(names, stories, strict=True))
        articles = [written(text, file=name, stated="2021-12-06") for name, text in stories_by_name.items()]
        return [
            (event.key, event.interval, event.standing, len(event.mentions)) for event in events(*articles)
        ]

    names = [f"{number}.txt" for number in range(len(stories))]

    assert found(names) == found(names[::-1])


@settings(max_examples=60, deadline=None)
@given(text=st.text(alphabet="ab .?\n1235/-Jan, Tuesday", max_size=200))
def test_every_mention_is_a_sentence_of_the_content(text: str) -> None:
    article = written(text, stated="2023-03-15")

    passages = {passage.span for passage in article.passages}
    assert all(mention.span in passages for event in events(article) for mention in event.mentions)
