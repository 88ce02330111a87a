import pytest

from bot.search.asked_language import asked_language


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("when did the bridge close", "en"),
        ("why", "en"),
        ("what did she say about de brug", "en"),
        ("wie is de burgemeester", "nl"),
        ("hoeveel bruggen", "nl"),
        ("wanneer ging de brug dicht?", "nl"),
    ],
)
def test_words_that_only_one_language_has_show_it(question: str, language: str) -> None:
    assert asked_language(question) == language


@pytest.mark.parametrize("question", ["", "bridge", "mayor net worth", "Dunmoor vs Lakeview", "?!"])
def test_words_that_either_may_have_show_nothing(question: str) -> None:
    assert asked_language(question) is None


@pytest.mark.parametrize(
    "question",
    [
        "que dit le maire de la ville",
        "wann hat die Stadt den Hafen gesperrt",
        "cuándo cerró el puente",
        "chi è il sindaco",
        "когда закрыли мост",
        "橋はいつ閉鎖されましたか",
    ],
)
def test_another_language_is_not_taken_for_one_of_ours(question: str) -> None:
    assert asked_language(question) is None
