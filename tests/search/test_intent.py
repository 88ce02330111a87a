import pytest

from bot.search.intent import Intent, intent_of


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("when was the lighthouse built", Intent.DATE),
        ("in welk jaar brak de vorst uit", Intent.DATE),
        ("how old is the farmer", Intent.AGE),
        ("hoe oud is de boer", Intent.AGE),
        ("how many steps are there", Intent.NUMBER),
        ("hoeveel broden bakt hij", Intent.NUMBER),
        ("where is the bakery", Intent.PLACE),
        ("which town won", Intent.PLACE),
        ("what did the keeper say about the lamp", Intent.SPEECH),
        ("wie zei dat", Intent.SPEECH),
        ("why walnuts", None),
        ("", None),
    ],
)
def test_the_question_word_tells_what_is_asked(question: str, intent: Intent | None) -> None:
    assert intent_of(question.split())[0] is intent


def test_words_that_only_ask_are_named() -> None:
    assert intent_of(["what", "year", "did", "it", "open"])[1] == {"what", "year"}


def test_the_speaker_is_no_asking_word() -> None:
    assert intent_of(["what", "did", "the", "keeper", "claim"])[1] == {"claim"}
