import pytest

from bot.search.decision import confidence, features
from tests.search.fake_embedder import FakeEmbedder, meaning_search
from tests.search.invented_articles import FILES, search_of


def test_more_of_the_question_in_the_passage_means_more_confidence() -> None:
    search = search_of(FILES)
    sure = confidence(search.findings("lighthouse of Brenhaven built by the engineer Marta Lindqvist"))
    unsure = confidence(search.findings("lighthouse harvest bakery insurance walnuts bread"))
    assert sure > unsure


def test_a_name_that_no_article_has_vetoes() -> None:
    search = search_of(FILES)
    assert confidence(search.findings("who built the lighthouse of Brenhaven with Zebediah")) < 0.05
    assert confidence(search.findings("who built the lighthouse of brenhaven with zebediah")) < 0.05


def test_one_rare_word_does_not_sink_a_long_question() -> None:
    search = search_of(FILES)
    long = (
        "did growers in Dunmoor lose their whole cherry harvest on Sunday when frost came after a warm March"
    )
    assert confidence(search.findings(f"{long} with phenological consequences")) > 0.3


def test_one_unheard_name_does_not_veto_a_long_question() -> None:
    search = meaning_search(FILES, FakeEmbedder())
    question = (
        "did growers of cherry trees in Dunmoor lose their whole harvest on Sunday when frost came after "
        "a warm March, as Zebediah said"
    )
    assert confidence(search.findings(question)) > 0.05


def test_two_strange_words_side_by_side_veto_where_nothing_comes_close_in_meaning() -> None:
    search = meaning_search(FILES, FakeEmbedder())
    assert confidence(search.findings("who built the lighthouse of xqjzx wvkkw")) < 0.05
    known = meaning_search(FILES, FakeEmbedder({"xqjzx": "engineer", "wvkkw": "Lindqvist"}))
    assert confidence(known.findings("who built the lighthouse of xqjzx wvkkw")) > 0.05


@pytest.mark.parametrize("question", ["who built the lighthouse", "cherry", "warm 1999 Oprah 東京"])
def test_features_stay_small_enough_to_be_weighed_together(question: str) -> None:
    by_words = features(search_of(FILES).findings(question)).values()
    assert all(-0.01 <= value <= 3 for value in by_words)
    by_meaning = features(meaning_search(FILES, FakeEmbedder()).findings(question)).values()
    assert all(-1 <= value <= 3 for value in by_meaning)  # cosines
