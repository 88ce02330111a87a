import pytest

from bot.search.guessing import Guess, Guessing
from bot.search.reading import Reader
from tests.search.counted import vocabulary


def test_a_word_that_carries_nothing_is_guessed_once_however_often_it_stands(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    guessed: list[str] = []

    def nothing(_: Guessing, word: str, *rest: object) -> Guess:
        guessed.append(word)
        return Guess((), without_content=True)

    monkeypatch.setattr(Guessing, "guess", nothing)
    assert Reader(vocabulary("A lamp.")).read("teh " * 500).terms == ()
    assert guessed == ["teh"]
