"""A search made of the one before, or of its columns, is the one that would be made anew."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from bot.archive import Archive, Article
from bot.archive.reading import SourceFile, read_article
from bot.facts import Facts
from bot.search import Search
from bot.search.columns import ColumnsError
from tests.search.fake_embedder import FakeEmbedder, HeldVectors
from tests.search.invented_articles import FILES

EMBEDDER = FakeEmbedder()
SENTENCES = (
    "The lamp of Brenhaven was saved in May 1999.",
    '"We built two mills," said Tomás Oyelaran.',
    "Marta Lindqvist, 41, opened the mill in Dunmoor.",
    "De molen in Dunmoor werd door de bakker gebouwd.",
    "Nobody knew how many walnuts the bakery sold.",
    "Twelve visitors climbed the 187 steps.",
    "In 2011 the river rose twice.",
)
QUESTIONS = (
    "when was the lamp saved",
    "how old is marta lindqvist",
    "who bilt the mils",
    "how many visitors climbed in 2011",
    "what did tomas say",
    "waar staat de molen",
)
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6).map("\n\n".join)
CONTENTS = st.dictionaries(st.sampled_from(["a.txt", "b.txt", "c.txt", "d.txt", "e.txt"]), TEXTS, max_size=5)


def read(files: Mapping[str, str]) -> Archive:
    return Archive([_article(file, text) for file, text in files.items()])


def _article(file: str, text: str) -> Article:
    return read_article(SourceFile(file, text.encode()))


def anew(archive: Archive, *, by_meaning: bool = True) -> Search:
    if not by_meaning:
        return Search(archive, Facts.of(archive))
    vectors = HeldVectors(archive, EMBEDDER)
    return Search(archive, Facts.of(archive), embedder=EMBEDDER, vectors=vectors)


def of_before(before: Search, archive: Archive) -> Search:
    vectors = HeldVectors(archive, EMBEDDER)
    return Search.changed(before, archive, Facts.of(archive), embedder=EMBEDDER, vectors=vectors)


def of_columns(archive: Archive, columns: Mapping[str, NDArray[Any]]) -> Search:
    vectors = HeldVectors(archive, EMBEDDER)
    return Search.restored(archive, columns, embedder=EMBEDDER, vectors=vectors)


def alike(one: Search, other: Search) -> None:
    """Hold two searches to be the same to the last bit, and to answer alike."""
    columns, others = one.columns(), other.columns()
    assert columns.keys() == others.keys()
    for name, column in columns.items():
        assert column.dtype == others[name].dtype
        np.testing.assert_array_equal(column, others[name], err_msg=name)
    spans = [passage.span for passage in one._archive.passages]
    for question in QUESTIONS:
        assert one.ask(question) == other.ask(question)
        assert one.completions(question[:-2]) == other.completions(question[:-2])
        assert one.matching(question[-8:], spans) == other.matching(question[-8:], spans)


@pytest.mark.parametrize("mostly", [0.0, 0.5])
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(CONTENTS, min_size=2, max_size=4))
def test_an_edition_is_as_if_made_anew(
    monkeypatch: pytest.MonkeyPatch, mostly: float, editions: list[dict[str, str]]
) -> None:
    monkeypatch.setattr("bot.search.known._MOSTLY", mostly)
    search = anew(read(editions[0]))
    for files in editions[1:]:
        archive = read(files)
        search = of_before(search, archive)
        alike(search, anew(archive))


@settings(max_examples=25, deadline=None)
@given(CONTENTS)
def test_columns_make_the_search_again(files: dict[str, str]) -> None:
    archive = read(files)
    search = anew(archive)
    alike(of_columns(read(files), search.columns()), search)


def test_what_columns_made_can_be_changed() -> None:
    archive, more = read(FILES), read(FILES | {"mill.txt": "\n\n".join(SENTENCES)})
    alike(of_before(of_columns(archive, anew(archive).columns()), more), anew(more))


def test_facts_that_stay_are_recognised() -> None:
    archive, more = read(FILES), read(FILES | {"mill.txt": "\n\n".join(SENTENCES)})
    facts = Facts.of(more)
    before = Search(
        archive,
        Facts(
            facts.published,
            tuple(one for one in facts.dates if one.span.file != "mill.txt"),
            facts.events,
            facts.quotations,
            facts.people,
        ),
    )
    alike(Search.changed(before, more, facts), Search(more, facts))


def test_a_search_by_words_may_become_one_by_meaning_and_back() -> None:
    archive = read(FILES)
    by_words = anew(archive, by_meaning=False)
    alike(of_before(by_words, archive), anew(archive))
    alike(Search.changed(anew(archive), archive, Facts.of(archive)), by_words)


def test_vectors_of_another_model_are_seen_anew() -> None:
    class Another(FakeEmbedder):
        name = "another"

    archive, embedder = read(FILES), Another()
    vectors = HeldVectors(archive, embedder)
    made = Search.changed(anew(archive), archive, Facts.of(archive), embedder=embedder, vectors=vectors)
    assert made.columns()["meaning.embedder"].tobytes() == b"another"


def test_the_threshold_is_handed_on() -> None:
    archive = read(FILES)
    assert (
        Search.changed(
            Search(archive, Facts.of(archive), threshold=0.7), archive, Facts.of(archive)
        ).threshold
        == 0.7
    )


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Archives of two passages count as large."""
    monkeypatch.setattr("bot.search.meaning._FEW", 1)
    monkeypatch.setattr("bot.search.meaning._MAIN", 16)


def test_in_a_large_archive_little_change_keeps_what_vectors_are_seen_against(large: None) -> None:
    files = {f"{number}.txt": "\n\n".join(SENTENCES) for number in range(20)}
    before, more = anew(read(files)), read(files | {"new.txt": "The bridge was closed. Honey was sold."})
    after = of_before(before, more)
    assert after.statistics.basis is not None
    assert before.statistics.basis is not None
    assert after.statistics.basis.mean is before.statistics.basis.mean
    assert after.statistics.basis.others == 2
    assert after.ask("who closed the bridge").citations[0].passage.span.file == "new.txt"


def test_in_a_large_archive_much_change_works_it_out_anew(large: None) -> None:
    files = {f"{number}.txt": "\n\n".join(SENTENCES) for number in range(6)}
    more = read(files | {"new.txt": "\n\n".join(SENTENCES)})
    alike(of_before(anew(read(files)), more), anew(more))


def test_columns_of_a_large_archive_hold_what_is_compared_at_first_look(large: None) -> None:
    archive = read(FILES)
    search = anew(archive)
    assert search.columns()["meaning.basis.directions"].shape == (EMBEDDER.dimensions, 16)
    alike(of_columns(archive, search.columns()), search)


def test_columns_of_another_archive_are_refused() -> None:
    columns = anew(read(FILES)).columns()
    with pytest.raises(ColumnsError, match="another archive"):
        of_columns(read(FILES | {"more.txt": "A lamp."}), columns)


def test_columns_of_another_version_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    archive = read(FILES)
    columns = anew(archive).columns()
    monkeypatch.setattr("bot.search.known.VERSION", 99)
    with pytest.raises(ColumnsError, match="another version"):
        of_columns(archive, columns)


def test_columns_of_another_embedder_are_refused() -> None:
    class Another(FakeEmbedder):
        name = "another"

    archive = read(FILES)
    vectors = HeldVectors(archive, EMBEDDER)
    with pytest.raises(ColumnsError, match="another embedder"):
        Search.restored(archive, anew(archive).columns(), embedder=Another(), vectors=vectors)


def test_columns_without_vectors_make_no_search_by_meaning() -> None:
    archive = read(FILES)
    with pytest.raises(ColumnsError, match="missing"):
        of_columns(archive, anew(archive, by_meaning=False).columns())


@given(st.data())
def test_columns_that_lack_one_or_have_one_of_another_type_are_refused(data: st.DataObject) -> None:
    columns: dict[str, NDArray[Any]] = dict(COLUMNS)
    name = data.draw(st.sampled_from(sorted(columns)))
    if data.draw(st.booleans()):
        del columns[name]
    else:
        columns[name] = columns[name].astype(np.float64)
    with pytest.raises(ColumnsError):
        Search.restored(ARCHIVE, columns)


ARCHIVE = read(FILES)
COLUMNS = Search(ARCHIVE, Facts.of(ARCHIVE)).columns()
