"""What "about" finds: words, misspelt names, and people who are only called "she"."""

import pytest

from bot.archive.source import SourceFile
from bot.cards.subject import speaking_of
from bot.library import Library, build_library

TEXT = """Ida Holm paints harbours. She sold the lighthouse in 2012. Tom Reed bakes bread for her in Arden.
Nobody sold a boat that year, said Reed. The lighthouse was painted by everybody in the village of Arden.
"""
PEOPLE = [("Ida Holm",), ("Ida Holm",), ("Tom Reed", "Ida Holm"), ("Tom Reed",), ()]


@pytest.fixture(scope="module")
def library() -> Library:
    return build_library([SourceFile("a.txt", TEXT.encode())])


def found(library: Library, about: str) -> list[int]:
    spans = [passage.span for passage in library.archive.passages]
    speaking = speaking_of(library, about, zip(spans, PEOPLE, strict=True))
    return [number for number, span in enumerate(spans) if span in speaking]


@pytest.mark.parametrize(
    ("about", "passages"),
    [
        ("lighthouse", [1, 4]),
        ("Ida", [0, 1, 2]),
        ("ida holm", [0, 1, 2]),
        ("Reed", [2, 3]),
        ("Ida lighthouse", [1]),
        ("lighthouse Ida", [1]),
        ("Ida Reed", [2]),
        ("hollm", [0, 1, 2]),
        ("submarine", []),
        ("Ida submarine", []),
    ],
)
def test_about_finds_every_passage_that_speaks_of_it(
    library: Library, about: str, passages: list[int]
) -> None:
    assert found(library, about) == passages


def test_other_names_that_the_articles_give_somebody_find_them() -> None:
    text = (
        "Ida Holm, known as Bix, paints harbours. The painter Ida Holm, 41, sold a boat. Nobody sold bread."
    )
    library = build_library([SourceFile("a.txt", text.encode())])
    spans = [passage.span for passage in library.archive.passages]
    people = [("Ida Holm",), ("Ida Holm",), ()]

    assert speaking_of(library, "bix", zip(spans, people, strict=True)) == frozenset(spans[:2])
