from bot.search.guessing import Guess, Guessing
from bot.search.stems import Stems
from tests.search.counted import vocabulary

STEMS = Stems(["en", "nl"])
ARCHIVE = vocabulary(
    "The barge sank in the harbour with Kanye and the receiver.", "The badge was appointed to the council."
)


def guess(word: str, language: str = "en") -> Guess:
    return Guessing(ARCHIVE).guess(word, language, STEMS)


def meant(word: str) -> list[str]:
    return [meaning for meaning, _ in guess(word).words]


def test_words_of_the_archive_are_guessed_names_among_them() -> None:
    assert meant("kayne") == ["kanye"]
    assert meant("harbuor") == ["harbour"]


def test_every_meaning_that_is_about_as_likely_is_kept() -> None:
    assert set(meant("bage")) == {"barge", "badge"}


def test_an_everyday_word_that_the_archive_lacks_is_not_bent_into_one_that_it_has() -> None:
    assert guess("reciepe") == Guess([], common=True)


def test_an_everyday_word_is_read_as_the_form_that_the_archive_has() -> None:
    assert meant("apoint") == ["appointed"]


def test_misspelt_words_without_content_ask_for_nothing() -> None:
    assert guess("teh").without_content
    assert guess("wiht").without_content
    assert guess("hoevel", "nl").without_content


def test_what_looks_like_nothing_is_nothing() -> None:
    assert guess("zzxqzzxq") == Guess([])
