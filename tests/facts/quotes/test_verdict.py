"""What is a quotation, and what only stands between quotation marks."""

import pytest

from tests.facts.quotes.quoted import parts

NOT_QUOTATIONS = [
    'They danced to his song "Harbour Lights" all night.',
    'They met at the "Tuesday Night Live" skit.',
    'Speaking on "Up With the Briggs Family," Keller said she was tired.',
    'She asked the court to be declared "legally single" soon, according to Lantern News.',
    'She has the "extravagant" gifts and said she was tired.',
    'She wants to drop the "Briggs" from her name.',
    'They said Dwayne "The Stone" Miller won.',
    'The "Harbour Lights"-singer is tired.',
    'A long commentary, "Ann, tell us what the sea took," is thoughtful.',
    'They sent a reporter into "a living room in western Arden" to watch.',
    'He read a book titled "what the sea took from us in winter" there.',
]


@pytest.mark.parametrize("text", NOT_QUOTATIONS)
def test_titles_names_terms_and_scare_quotes_are_left_out(text: str) -> None:
    assert parts(text) == []


QUOTATIONS = {
    'Asked whether she would go, she said, "No."': "No.",
    '"Never," said Maria Keller.': "Never,",
    'She said she has "all that we need" now.': "all that we need",
    'The town is "a long way from where it once was" today.': "a long way from where it once was",
}


@pytest.mark.parametrize(("text", "words"), QUOTATIONS.items())
def test_the_closer_the_speaker_the_fewer_words_it_takes(text: str, words: str) -> None:
    assert parts(text) == [(words,)]


def test_a_headlines_fragment_is_left_out() -> None:
    text = (
        "Maria Keller says harbour is “a very sad place to be”\n\nMaria Keller left town. She is home again."
    )
    assert parts(text) == []
