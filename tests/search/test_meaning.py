import numpy as np
import pytest

from bot.search.index import Index
from bot.search.meaning import Meaning, embedded_texts
from tests.search.fake_embedder import FakeEmbedder, HeldVectors
from tests.search.invented_articles import FILES, archive_of

ARCHIVE = archive_of(FILES)


def meaning(embedder: FakeEmbedder) -> Meaning:
    return Meaning(Index(ARCHIVE), embedder, HeldVectors(ARCHIVE, embedder))


def row_of(words: str) -> int:
    (row,) = [at for at, passage in enumerate(ARCHIVE.passages) if words in ARCHIVE.text(passage.span)]
    return row


def test_passages_come_first_then_what_stands_over_each_article() -> None:
    texts = embedded_texts(ARCHIVE)
    assert len(texts) == len(ARCHIVE.passages) + len(ARCHIVE.articles)
    assert texts[0] == ARCHIVE.text(ARCHIVE.passages[0].span)
    assert texts[-1] == "Frost ruins the cherry harvest in Dunmoor valley"


def test_the_likest_sentence_is_found_by_its_synonyms() -> None:
    found = meaning(FakeEmbedder({"cat": "lantern", "ladder": "steps"})).likeness("visitors ladder cat room")
    assert int(np.argmax(found.passages)) == row_of("187 steps")


def test_a_token_comes_closest_in_the_passage_that_has_it() -> None:
    subject = meaning(FakeEmbedder())
    question = "walnuts compass"
    rows = np.array([row_of("walnuts"), row_of("compass")], np.int32)
    closeness = subject.closeness(subject.likeness(question), rows)
    assert closeness.words.tolist() == [0, 1]
    assert np.argmax(closeness.own, axis=0).tolist() == [0, 1]


def test_neighbours_and_title_count_as_near() -> None:
    subject = meaning(FakeEmbedder())
    question = "walnuts cherry"
    row = row_of("higher prices")
    closeness = subject.closeness(subject.likeness(question), np.array([row], np.int32))
    assert (closeness.near >= closeness.own - 1e-6).all()
    assert (closeness.near[0] > closeness.own[0] + 0.2).all()


def test_words_of_a_sentence_are_matched_with_those_of_the_question() -> None:
    subject = meaning(FakeEmbedder({"nuts": "walnuts"}))
    question = "which nuts"
    row = row_of("walnuts")
    found = subject.closeness(subject.likeness(question), np.array([row], np.int32))
    closeness = subject.word_closeness(found, [1], row)
    words = ARCHIVE.text(ARCHIVE.passages[row].span).split()
    assert closeness.shape == (1, len(words))
    assert words[int(np.argmax(closeness))] == "walnuts"


def test_several_words_of_the_question_are_matched_each_for_itself() -> None:
    subject = meaning(FakeEmbedder({"nuts": "walnuts"}))
    row = row_of("walnuts")
    found = subject.closeness(subject.likeness("which nuts"), np.array([row], np.int32))
    both = subject.word_closeness(found, [1, 0], row)
    for place, word in enumerate([1, 0]):
        assert both[place] == pytest.approx(subject.word_closeness(found, [word], row)[0], abs=1e-6)
    assert both[0].max() > both[1].max()


def test_a_very_long_question_is_cut() -> None:
    subject = meaning(FakeEmbedder())
    assert len(subject.likeness("lamp " * 5000).tokens) == 100


def test_without_token_vectors_there_are_no_tokens() -> None:
    subject = meaning(FakeEmbedder(with_tokens=False))
    assert not subject.has_tokens
    assert subject.closeness(subject.likeness("lamp"), np.arange(2, dtype=np.int32)).own.shape == (2, 0)


@pytest.mark.parametrize("question", ["", " ", "😀", "日本語", "\x00"])
def test_any_question_has_a_likeness(question: str) -> None:
    subject = meaning(FakeEmbedder())
    found = subject.likeness(question)
    assert np.isfinite(found.passages).all()
    assert np.isfinite(subject.closeness(found, np.zeros(1, np.int32)).near).all()


def test_a_single_passage_is_likened_too() -> None:
    archive = archive_of({"a.txt": "The lamp was saved."})
    embedder = FakeEmbedder()
    subject = Meaning(Index(archive), embedder, HeldVectors(archive, embedder))
    assert subject.likeness("the saved lamp").passages[0] > 0.5


def test_in_a_large_archive_the_first_look_comes_near_the_truth(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = np.arange(len(ARCHIVE.passages), dtype=np.int32)
    whole = meaning(FakeEmbedder()).likeness("who saved the lamp room")
    monkeypatch.setattr("bot.search.meaning._FEW", 1)
    monkeypatch.setattr("bot.search.meaning._MAIN", 8)
    subject = meaning(FakeEmbedder())
    found = subject.likeness("who saved the lamp room")
    assert np.corrcoef(found.passages, whole.passages)[0, 1] > 0.9
    assert not np.allclose(found.passages, whole.passages, atol=1e-3)
    assert np.allclose(subject.cosines(found, rows), whole.passages, atol=1e-5)
