"""Articles counted one by one make the vocabulary of the whole archive."""

import numpy as np

from bot.facts import Facts
from bot.search.columns import ColumnReader
from bot.search.words import Words
from bot.shared_index.counts import Counts, Tallying, words_of
from tests.search.invented_articles import FILES, archive_of


def total() -> Counts:
    tallying = Tallying()
    for name, text in FILES.items():
        archive = archive_of({name: text})
        tallying.add(words_of(archive.articles[0], Facts.of(archive)).counts)
    return tallying.total()


def test_the_sum_is_what_counting_all_at_once_gives() -> None:
    counts, words = total(), Words.of(archive_of(FILES))
    ours, theirs = counts.vocabulary.columns(), words.vocabulary.columns()
    assert ours.keys() == theirs.keys()
    assert all(np.array_equal(ours[name], theirs[name]) for name in ours)
    assert counts.words == words.passages.lengths.sum()
    for word in ("the", "dunmoor", "brood"):
        number = counts.vocabulary.number(word)
        assert number is not None
        assert counts.holders[number] == len(words.passages.uses([(number, 1.0)]).rows)


def test_years_that_dates_fall_in_are_heard_of() -> None:
    assert 1874 in total().years


def test_they_can_be_kept() -> None:
    counts = total()
    again = Counts.restored(ColumnReader(counts.columns()))
    assert list(again.vocabulary) == list(counts.vocabulary)
    assert np.array_equal(again.holders, counts.holders)
    assert again.words == counts.words


def test_the_engine_gets_all_forms_of_a_word_as_one() -> None:
    archive = archive_of({"a.txt": "Walnuts were sold. A walnut was planted.", "b.txt": FILES["bakker.txt"]})
    first, second = (words_of(article, Facts.of(archive)) for article in archive.articles)
    assert [text.split()[at] for text, at in zip(first.of_passages, (0, 1), strict=True)] == ["en:walnut"] * 2
    assert second.of_passages[0].startswith("nl:")


def test_a_passage_that_gives_an_age_is_found_by_the_name() -> None:
    archive = archive_of({"a.txt": FILES["orchard.txt"]})
    passages = words_of(archive.articles[0], Facts.of(archive)).of_passages
    assert ["age:kowalczyk" in text.split() for text in passages].count(True) == 1
