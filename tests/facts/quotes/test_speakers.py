"""Whose words a quotation is."""

import pytest

from tests.facts.quotes.quoted import parts, quotations, speakers

LEDE = "Maria Keller, 52, runs the harbour of Oldport. Mayor Tom Briggs does not like her plans.\n\n"

NAMED = {
    "“The harbour is full,” said Maria Keller.": "Maria Keller",
    "“The harbour is full,” Maria Keller said on Monday.": "Maria Keller",
    "Maria Keller said, “The harbour is full of boats.”": "Maria Keller",
    "Maria Keller told reporters that “the harbour is full of boats.”": "Maria Keller",
    "According to Maria Keller, “the harbour is full of boats.”": "Maria Keller",
    "“The harbour is full,” according to Maria Keller.": "Maria Keller",
    "“The harbour is full of boats.” — Maria Keller": "Maria Keller",
    "Maria Keller: “The harbour is full of boats.”": "Maria Keller",
    "Maria Keller, who grew up here, said: “The harbour is full.”": "Maria Keller",
    "“The harbour is full,” Maria Keller, the manager of the port, said.": "Maria Keller",
    "Maria Keller smiled and said, “The harbour is full.”": "Maria Keller",
    "Maria Keller apologised to the town, writing, “I have been late with everything.”": "Maria Keller",
    "Maria Keller’s claim that “the harbour is full of boats” was wrong.": "Maria Keller",
    "Maria Keller posted a message: “The harbour is full.”": "Maria Keller",
    "“Full?” Maria Keller asked.": "Maria Keller",
    "“It is so,” said the manager, Maria Keller.": "Maria Keller",
    "Maria Keller (who was late) later also told reporters: “The harbour is full.”": "Maria Keller",
    "In Oldport on Monday Maria Keller said: “The harbour is full.”": "Maria Keller",
    "After the vote, Maria Keller laughed and said: “The harbour is full.”": "Maria Keller",
    "Walking home, Maria Keller stopped and wrote, “The harbour is full.”": "Maria Keller",
    "Meanwhile, Maria Keller stopped, adding, “The harbour is full.”": "Maria Keller",
    "Maria Keller called the plan “a gift to nobody at all.”": "Maria Keller",
}


@pytest.mark.parametrize(("text", "name"), NAMED.items())
def test_a_named_speaker_is_found_wherever_the_sentence_names_them(text: str, name: str) -> None:
    assert speakers(LEDE + text) == [("named", name)]


ANONYMOUS = {
    "“They will close it soon,” a source close to the council said.": "a source close to the council",
    "“They will close it soon,” adds the insider.": "the insider",
    "Sources say “they will close it soon enough.”": "Sources",
    "The plan goes on, with the source adding, “They will close it.”": "the source",
    "“They will close it soon,” said a person who works there.": "a person",
    "“They will close it soon,” one of the two newly hired men said.": "one of the two newly hired men",
    "“They will close it soon,” police said.": "police",
    "A man, 43, said: “They will close it soon.”": "A man",
    "In the village of Lower Ash the head of the school said: “It is all over.”": "the head of the school",
    "“They will close it soon,” voters at the quay, tired and cold, said.": "voters at the quay",
    "“They will close it soon,” a council spokesman said.": "a council spokesman",
}


@pytest.mark.parametrize(("text", "words"), ANONYMOUS.items())
def test_somebody_without_a_name_is_anonymous_and_keeps_the_articles_words(text: str, words: str) -> None:
    assert speakers(LEDE + text) == [("anonymous", words)]


UNKNOWN = [
    "The plan was said to be “a gift to nobody at all.”",
    "It is “a gift to nobody at all” and the town knows it.",
    "The claims are “a gift to nobody at all” and the town knows it.",
    "“The harbour is full of boats,” and so on and on.",
    "“The harbour is full of boats,” the was told.",
    "She laat het er “niet zomaar bij zitten vandaag” in Oldport.",
    "On the wall stood “we will never leave this town” in red.",
]


@pytest.mark.parametrize("text", UNKNOWN)
def test_words_that_nobody_is_said_to_say_have_no_speaker(text: str) -> None:
    assert speakers(LEDE + text) == [("unknown", None)]


def test_an_attribution_in_the_middle_joins_both_parts() -> None:
    assert parts(LEDE + "“The harbour is full,” said Maria Keller. “We need a new one.”") == [
        ("The harbour is full,", "We need a new one.")
    ]


def test_two_quotations_of_one_speaker_in_a_sentence_are_one() -> None:
    assert parts(
        LEDE + "Maria Keller said it was “full of boats and people,” adding that “nobody cares at all.”"
    ) == [("full of boats and people,", "nobody cares at all.")]


def test_two_speakers_in_a_sentence_are_two() -> None:
    text = LEDE + "“It is full,” said Maria Keller, but Tom Briggs said, “It is half empty.”"
    assert speakers(text) == [("named", "Maria Keller"), ("named", "Tom Briggs")]


def test_a_new_attribution_begins_a_new_quotation() -> None:
    text = LEDE + "“It is full,” said Maria Keller. “It is half empty,” Tom Briggs replied."
    assert speakers(text) == [("named", "Maria Keller"), ("named", "Tom Briggs")]


def test_a_pronoun_means_the_person_spoken_of() -> None:
    text = "Maria Keller, 52, runs the harbour of Oldport with her husband. “It is full,” she said."
    assert speakers(text) == [("named", "Maria Keller")]


def test_an_unclosed_paragraph_goes_on_in_the_next() -> None:
    text = LEDE + "“The harbour is full.\n\n“We need a new one,” said Maria Keller."
    assert parts(text) == [("The harbour is full.", "We need a new one,")]
    assert speakers(text) == [("named", "Maria Keller")]


def test_an_unclosed_paragraph_ends_where_somebody_else_speaks() -> None:
    text = LEDE + "Maria Keller said: “The harbour is full.\n\n“It is half empty,” said Tom Briggs."
    assert speakers(text) == [("named", "Maria Keller"), ("named", "Tom Briggs")]


def test_a_quotation_alone_is_announced_by_a_colon() -> None:
    text = LEDE + "Maria Keller wrote to the mayor:\n\n“The harbour is full and we need a new one.”"
    assert speakers(text) == [("named", "Maria Keller")]


def test_a_quotation_alone_is_whose_the_sentence_before_is_about() -> None:
    text = LEDE + "The town is late, Maria Keller said. “The harbour is full and we need a new one.”"
    assert speakers(text) == [("named", "Maria Keller")]


def test_a_quotation_alone_goes_on_with_the_last_named_speaker() -> None:
    text = LEDE + "“The harbour is full,” said Maria Keller.\n\n“We need a new one before the year is out.”"
    assert speakers(text) == [("named", "Maria Keller")] * 2


def test_a_quotation_alone_after_an_unnamed_paragraph_has_no_speaker() -> None:
    text = "The town is small.\n\n“We need a new one before the year is out.”"
    assert speakers(text) == [("unknown", None)]


def test_a_document_speaks_under_its_own_description() -> None:
    assert speakers(LEDE + "The report said the harbour was “full of boats and of people.”") == [
        ("named", "The report")
    ]


def test_the_speakers_words_are_where_the_article_names_them() -> None:
    (found,) = quotations("“It is full,” said a source on Monday.")
    assert found.speaker.words is not None
    assert (found.speaker.words.start, found.speaker.words.end) == (19, 27)
