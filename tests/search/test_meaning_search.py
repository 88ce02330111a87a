"""The whole search with vectors, where words alone would fail."""

from collections.abc import Sequence

import pytest

from bot.search import Search
from bot.search.column import Floats, Ints
from bot.search.embedder import EmbedderError, Embedding
from bot.search.features import Means
from tests.search.fake_embedder import FakeEmbedder, HeldVectors, meaning_search
from tests.search.invented_articles import FILES

EMBEDDER = FakeEmbedder({"grocer": "bakkerij", "trophy": "prijs", "climb": "climb", "stairway": "steps"})


@pytest.fixture(scope="module")
def search() -> Search:
    return meaning_search(FILES, EMBEDDER)


def best(search: Search, question: str) -> str:
    return search._archive.text(search.ask(question).citations[0].passage.span)


def test_another_word_or_language_finds_the_passage(search: Search) -> None:
    assert "prijs" in best(search, "did a grocer get the trophy")


def test_a_word_matched_by_its_meaning_is_marked(search: Search) -> None:
    citation = search.ask("how long is the stairway that visitors climb").citations[0]
    assert "steps" in [search._archive.text(span) for span in citation.highlights]


def test_it_says_what_it_goes_by(search: Search) -> None:
    assert search.means is Means.TOKENS
    assert meaning_search(FILES, FakeEmbedder(with_tokens=False)).means is Means.VECTORS
    assert meaning_search({}, EMBEDDER).means is Means.VECTORS


def test_vectors_without_tokens_find_passages_too() -> None:
    search = meaning_search(FILES, FakeEmbedder(with_tokens=False))
    assert "1874" in best(search, "when was the lighthouse of Brenhaven built")


def test_a_question_that_cannot_be_embedded_is_answered_by_its_words() -> None:
    embedder = FakeEmbedder()
    search = meaning_search(FILES, embedder)
    embedder.broken = True
    with pytest.raises(EmbedderError):
        embedder.questions(["lamp"])
    assert "1874" in best(search, "when was the lighthouse of Brenhaven built")


def test_the_guessed_words_are_embedded_as_they_were_read() -> None:
    asked: list[str] = []

    class Listening(FakeEmbedder):
        def questions(self, texts: Sequence[str]) -> list[Embedding]:
            asked.extend(texts)
            return super().questions(texts)

    meaning_search(FILES, Listening()).ask("who bilt the lighthose?")
    assert asked == ["who built the lighthouse?"]


def test_vectors_of_the_archive_are_not_made_again_for_a_question() -> None:
    made: list[int] = []

    class Counting(HeldVectors):
        def tokens(self, rows: Sequence[int]) -> tuple[Floats, Ints]:
            made.append(len(rows))
            return super().tokens(rows)

    search = meaning_search(FILES, EMBEDDER)
    assert search._meaning is not None
    search._meaning.vectors = Counting(search._archive, EMBEDDER)
    search.ask("who built the lighthouse")
    assert sum(made) < 4 * len(search._archive.passages) + 10
