"""To which outlet, and by what medium."""

import pytest

from tests.facts.quotes.quoted import quotations, sources

TOLD = {
    "“They are done,” a source tells STARGAZE.": ("STARGAZE", "interview"),
    "“They are done,” a source told Q! News on Friday.": ("Q! News", "interview"),
    "“They are done,” a source told Daily Lantern Tuesday.": ("Daily Lantern", "interview"),
    "“They are done with it,” according to Moon Weekly.": ("Moon Weekly", "report"),
    "Speaking to the Evening Herald, Ann Holt said: “They are done.”": ("Evening Herald", "interview"),
    "According to court documents obtained by Lanterns, the bond is “broken beyond any repair.”": (
        "Lanterns",
        "court document",
    ),
}


@pytest.mark.parametrize(("text", "source"), TOLD.items())
def test_the_outlet_is_the_one_that_the_sentence_names(text: str, source: tuple[str, str]) -> None:
    assert sources(text) == [source]


def test_the_paper_by_way_of_which_it_came_is_the_outlet() -> None:
    text = (
        "Ann Holt, 41, spoke of her family on the show.\n\n"
        "Ann Holt said she is “ready for the small things” (via Tangle). Her words changed nothing."
    )
    assert sources(text) == [("Tangle", "interview")]


def test_the_magazine_is_the_one_named_before() -> None:
    text = "Lanterns reports that the singers are sad. “They are done,” a source told the celebrity magazine."
    assert sources(text) == [("Lanterns", "interview")]


def test_the_magazine_is_nothing_where_none_was_named() -> None:
    assert sources("“They are done,” a source told the magazine.") == [(None, None)]


def test_a_source_that_goes_on_keeps_the_outlet() -> None:
    text = "“They are done,” a source told Lanterns.\n\nAll is quiet.\n\n“It is over,” the insider said."
    assert sources(text) == [("Lanterns", "interview")] * 2


def test_a_person_who_goes_on_keeps_the_outlet_and_the_medium() -> None:
    text = "“We are done,” Ann Holt told Lantern News on Monday. She smiled. Ann Holt added, “It is over.”"
    assert sources(text) == [("Lantern News", "interview")] * 2


def test_a_person_who_speaks_elsewhere_has_no_outlet() -> None:
    text = "“They are done,” a source told Lanterns.\n\n“It is not true,” Ann Holt said."
    assert sources(text)[1] == (None, None)


NOT_OUTLETS = [
    "“We are done,” Ann Holt told Harvey.",
    "“We are done,” Ann Holt told Congress.",
    "“We are done,” a source told the FBI.",
    "“We are done,” a source told Council members.",
]


@pytest.mark.parametrize("text", NOT_OUTLETS)
def test_people_and_institutions_are_not_outlets(text: str) -> None:
    assert sources(text) == [(None, None)]


def test_an_outlet_learned_in_one_article_is_known_in_another() -> None:
    found = quotations(
        "“They are done,” a source told Tangle.", "“They are done with it all,” according to Tangle."
    )
    assert [quotation.outlet for quotation in found] == ["Tangle", "Tangle"]


MEDIA = {
    "She posted on July 22, “As many of you know, I am ill.”": "post",
    "“I am ill,” she said in a statement.": "statement",
    "“I am ill,” she said at a press conference.": "press conference",
    "“I am ill,” she said on the season finale.": "television",
    "“I am ill,” she said.": None,
}


@pytest.mark.parametrize(("text", "medium"), MEDIA.items())
def test_the_medium_is_read_from_the_words_around(text: str, medium: str | None) -> None:
    assert [found.medium for found in quotations(text)] == [medium]


def test_an_outlet_named_inside_a_quotation_is_not_its_own() -> None:
    assert sources("“Somebody told Lantern News a lie about us,” she said.") == [(None, None)]
