"""What an edition tells of a subject: the facts that an archive of the nearest articles alone has."""

import pytest

from bot.archive.reading import build_archive
from bot.facts import Facts
from bot.library import build_library
from bot.shared_index import nearest
from bot.shared_index.opening import SharedIndex
from tests.search.fake_embedder import FakeEmbedder
from tests.shared_index.made import THRESHOLD, read, sources, write
from tests.shared_index.news import STORY, others


def test_facts_are_those_of_the_articles_about_the_subject(uri: str) -> None:
    write(uri, {**STORY, **others()})
    part = read(uri).near("mara velden")
    assert list(part.archive.files) == sorted(STORY)
    assert part.facts == Facts.of(build_archive(sources(STORY)))


def test_a_small_archive_is_looked_through_as_a_whole(uri: str, embedder: FakeEmbedder) -> None:
    write(uri, STORY, embedder)
    part = read(uri, embedder).near("the orchestra of Oostmere")
    assert part.facts == build_library(sources(STORY)).facts


def test_it_is_of_the_edition_that_it_is_a_share_of(uri: str) -> None:
    write(uri, {**STORY, **others()})
    library = read(uri)
    part = library.near("mara velden")
    assert part.edition == library.edition
    assert part.share is not None
    assert (part.share.subject, part.share.articles) == ("mara velden", len(STORY) + len(others()))


def test_a_misspelt_subject_is_corrected(uri: str) -> None:
    write(uri, {**STORY, **others()})
    assert list(read(uri).near("mara veldne").archive.files) == sorted(STORY)


def test_a_subject_in_no_word_has_no_article(uri: str) -> None:
    write(uri, STORY)
    part = read(uri).near("???")
    assert list(part.archive.files) == []
    assert part.facts.events == ()
    assert part.search.ask("???").citations == ()


def test_no_more_articles_are_taken_than_the_passages_that_are_wanted(uri: str) -> None:
    write(uri, others())
    few, many = (
        SharedIndex(uri, None, THRESHOLD, nearest=wanted).library().near("mayor") for wanted in (3, 20)
    )
    assert 3 <= len(few.archive.files) <= 4 < len(many.archive.files)


def test_articles_that_name_the_same_people_are_among_them(uri: str) -> None:
    write(uri, {**STORY, **others()})
    part = read(uri).near("I missed the music")
    assert list(part.archive.files) == sorted(STORY)
    assert [one.same_as for one in part.facts.quotations if one.same_as]


def test_of_long_articles_fewer_are_taken(uri: str, monkeypatch: pytest.MonkeyPatch) -> None:
    write(uri, others())
    library = SharedIndex(uri, None, THRESHOLD, nearest=3).library()
    monkeypatch.setattr(nearest, "_WITH_THEM", 1)
    assert len(library.near("mayor").archive.files) == 1


def test_the_subjects_asked_for_last_are_kept(uri: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nearest, "_REMEMBERED", 2)
    write(uri, others())
    library = read(uri)
    first, second = library.near("quist"), library.near("wiersma")
    assert library.near("quist") is first
    library.near("tuinstra")
    assert library.near("wiersma") is not second


def test_what_was_found_while_nothing_can_be_embedded_is_not_kept(uri: str, embedder: FakeEmbedder) -> None:
    write(uri, STORY, embedder)
    library = read(uri, embedder)
    embedder.broken = True
    by_words = library.near("velden")
    embedder.broken = False
    assert library.near("velden") is not by_words


def test_articles_without_a_date_get_the_one_that_is_set(uri: str) -> None:
    undated = {"a.txt": "Mara Velden, 41, left the orchestra. She came back on Monday."}
    prior = build_library(sources(STORY)).facts.published["leaves.md"].interval
    write(uri, undated)
    part = SharedIndex(uri, None, THRESHOLD, prior=prior).library().near("velden")
    assert part.facts == Facts.of(build_archive(sources(undated)), prior)
    assert part.facts.published["a.txt"].interval == prior


def test_names_are_those_of_articles_near_to_what_is_typed(uri: str) -> None:
    write(uri, {**STORY, **others()})
    library = read(uri)
    assert library.names_near("mara v")[0] == "Mara Velden"
    assert "Sander Brink" in library.names_near("velden")
    assert "Otto Quist" in library.names_near("qui")
    assert library.names_near("  ") == []
