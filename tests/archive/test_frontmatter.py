from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.archive import Interval
from bot.archive.frontmatter import read_front_matter
from tests.archive.articles import read, shown

BODY = "The ferry sank on Monday. Nobody was hurt."


def test_it_gives_title_outlet_date_and_language() -> None:
    article = read(
        f"---\ntitle: A Ferry Sinks\noutlet: The Coast\ndate: 2019-03-04\nlanguage: nl-BE\n---\n{BODY}"
    )
    assert article.title is not None
    assert shown(article, [article.title]) == ["A Ferry Sinks"]
    assert article.outlet is not None
    assert article.outlet.name == "The Coast"
    assert article.outlet.evidence is None
    assert article.stated_date is not None
    assert article.stated_date.interval == Interval.of_day(date(2019, 3, 4))
    assert article.stated_date.evidence is not None
    assert shown(article, [article.stated_date.evidence]) == ["2019-03-04"]
    assert article.language == "nl"
    assert article.notes == ()


def test_it_is_clutter_up_to_the_first_line_of_the_article() -> None:
    article = read(f"---\r\noutlet: The Coast\r\n---\r\n{BODY}")
    assert (article.clutter[0].start, article.clutter[0].end) == (0, article.raw.index("The ferry"))
    assert shown(article, article.paragraphs) == [BODY]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_a_byte_order_mark_do_not_matter(end: str, mark: str) -> None:
    front = read_front_matter(mark + end.join(["---", "title: Ferries", "---", BODY]))
    assert front.title is not None
    assert front.title.value == "Ferries"


def test_a_printed_date_that_agrees_is_the_better_evidence() -> None:
    article = read(f"---\ndate: 2019-03-04\n---\nA Ferry Sinks\nMarch 4, 2019\n{BODY}")
    assert article.stated_date is not None
    assert article.stated_date.evidence is not None
    assert shown(article, [article.stated_date.evidence]) == ["March 4, 2019"]


def test_front_matter_wins_over_another_printed_date() -> None:
    article = read(f"---\ndate: 2019-03-04\n---\nA Ferry Sinks\nMarch 9, 2019\n{BODY}")
    assert article.stated_date is not None
    assert article.stated_date.interval == Interval.of_day(date(2019, 3, 4))


def test_a_first_line_that_repeats_the_title_is_the_title_even_with_a_full_stop() -> None:
    article = read(f"---\ntitle: A Ferry Sinks\n---\nA ferry sinks.\n{BODY}")
    assert article.title is not None
    assert article.title.start == article.raw.index("A ferry sinks.")


def test_a_folded_title_that_stands_nowhere_verbatim_is_no_span() -> None:
    assert read(f"---\ntitle: >\n  A Ferry\n  Sinks\n---\n{BODY}").title is None


def test_a_rule_above_plain_text_is_no_front_matter() -> None:
    article = read(f"---\n{BODY}\n---\nMore of it follows here.")
    assert BODY[:25] in shown(article, [passage.span for passage in article.passages])


def test_a_block_that_is_never_closed_is_text() -> None:
    assert read_front_matter(f"---\ntitle: A Ferry Sinks\n{BODY}").end == 0


@pytest.mark.parametrize(
    ("block", "note"),
    [
        ("title: [a, b", "not valid YAML"),
        ('title: "\\UFFFFFFFF"', "not valid YAML"),
        ("title: {a: b}\noutlet: The Coast", "title is not a plain value"),
        ("title: *bomb", "title is not a plain value"),
        ("title:", "title is not a plain value"),
        ("date: soon", "date could not be read"),
        ("language: Double Dutch", "ISO 639-1"),
        ("a: " + "[" * 5_000, "nested too deeply"),
        ("a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\ntitle: {*c : *c}", "title is not a plain value"),
    ],
)
def test_what_is_wrong_with_it_is_noted_and_the_article_is_read(block: str, note: str) -> None:
    article = read(f"---\n{block}\n---\n{BODY}")
    assert any(note in line for line in article.notes)
    assert shown(article, article.paragraphs) == [BODY]


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_keys_and_values_may_head_the_file_without_a_fence(mark: str) -> None:
    head = "Title: A Ferry Sinks: Nobody Hurt\nAuthor: Ann Lee\nSource: The Coast\nDate: 4 March 2019\nURL:\n"
    article = read(f"{mark}{head}\n{BODY}\nMore of it follows here.")
    assert article.title is not None
    assert shown(article, [article.title]) == ["A Ferry Sinks: Nobody Hurt"]
    assert article.outlet is not None
    assert article.outlet.name == "The Coast"
    assert article.stated_date is not None
    assert article.stated_date.interval == Interval.of_day(date(2019, 3, 4))
    assert shown(article, article.paragraphs) == [BODY, "More of it follows here."]


@pytest.mark.parametrize(
    "head",
    ["Title: A Ferry Sinks\n", "Q: Who are you?\nA: Nobody.\n", "Warning: ice\nSource: the harbour\n"],
)
def test_a_line_with_a_colon_alone_is_no_block(head: str) -> None:
    assert read_front_matter(head + BODY).end == 0


def test_the_surest_name_of_a_field_is_taken_wherever_it_stands() -> None:
    article = read(f"---\nupdated: 2019-05-01\nlang: de\npublished: 2019-03-04\nsource: Coast\n---\n{BODY}")
    assert article.stated_date is not None
    assert article.stated_date.interval == Interval.of_day(date(2019, 3, 4))
    assert article.outlet is not None
    assert (article.outlet.name, article.language) == ("Coast", "de")


@pytest.mark.parametrize("language", ["nl", "NL-be", "nl_NL", "Dutch", "Nederlands", "niederländisch"])
def test_a_language_may_be_named(language: str) -> None:
    assert read(f"---\nlanguage: {language}\n---\n{BODY}").language == "nl"


def test_an_address_is_no_outlet() -> None:
    assert read(f"---\nsource: https://coast.example/ferry\n---\n{BODY}").outlet is None


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_no_block_breaks_it(block: str) -> None:
    front = read_front_matter(f"---\nkey: {block}\n---\n{BODY}")
    assert 0 <= front.end <= len(block) + len(BODY) + 20


def test_a_field_that_ends_in_half_a_million_blanks_holds_nothing_up() -> None:
    """Were each number of blanks tried against each other, this would take hours."""
    assert read_front_matter(f"Title: Ferry\nDate:{' ' * 500_000}\f").title is None
