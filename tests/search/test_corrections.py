from hypothesis import given
from hypothesis import strategies as st

from bot.search.corrections import rewritten, settle
from bot.search.index import Index
from bot.search.reading import Reader
from tests.search.invented_articles import FILES, archive_of

INDEX = Index(archive_of(FILES))
READER = Reader(INDEX.vocabulary)


def understood(question: str) -> tuple[str, list[str]]:
    reading = settle(READER.read(question), INDEX, [0])
    found = rewritten(reading)
    return found.text, [found.text.split()[word] for word in found.word_of]


def test_guessed_words_are_written_out_and_the_rest_is_kept() -> None:
    assert understood("Who bilt the lighthose, pray?")[0] == "Who built the lighthouse, pray?"


def test_short_forms_are_written_in_full_also_where_the_articles_lack_the_word() -> None:
    assert understood("who is the keepers bf")[0] == "who is the keepers boyfriend"


def test_each_term_knows_its_word() -> None:
    assert understood("(insrance) for the cherry-harvest!")[1] == [
        "(insurance)",
        "cherry-harvest!",
        "cherry-harvest!",
    ]


@given(st.text(max_size=60))
def test_any_question_can_be_rewritten(question: str) -> None:
    text, words = understood(question)
    assert len(words) == len(READER.read(question).terms)
    assert text.split() or not words
