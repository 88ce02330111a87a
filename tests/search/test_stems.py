import pytest

from bot.search.stems import Stems


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "filed", "files"),
        ("en", "sank", "sinking"),
        ("en", "children", "child"),
        ("nl", "kinderen", "kinder"),
        ("nl", "zonk", "zinkt"),
        ("de", "bauten", "baute"),
    ],
)
def test_forms_of_a_word_share_a_stem(language: str, one: str, other: str) -> None:
    stems = Stems([language])
    assert stems.stem(one, language) == stems.stem(other, language)


def test_a_language_without_a_stemmer_leaves_words_alone() -> None:
    assert Stems(["xx"]).stem("filed", "xx") == "filed"
