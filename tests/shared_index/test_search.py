"""Questions to a shared index: answered as if all of it were at hand."""

import pytest

from bot.facts import Facts
from bot.library import Library
from bot.search import Answer, Means, Search
from bot.shared_index.packed_facts import together
from tests.search.fake_embedder import FakeEmbedder, HeldVectors
from tests.search.invented_articles import FILES, archive_of
from tests.shared_index.made import read, write

QUESTIONS = [
    "who built the lighthouse of Brenhaven",
    "how many paintings are in the museum",
    "who lost the chery harvst",
    "wat won de bakkerij in Ijsveld",
    "when did the frost come",
    "what did Ada Kowalczyk say",
    "how old is Ada Kowalczyk",
    "who won the football match in Lisbon",
    "walnuts",
    "",
    "the of and",
]


def embedded(embedder: FakeEmbedder | None) -> Search:
    archive = archive_of(FILES)
    facts = together(Facts.of(archive_of({name: text})) for name, text in FILES.items())
    vectors = HeldVectors(archive, embedder) if embedder else None
    return Search(archive, facts, embedder=embedder, vectors=vectors)


def comparable(answer: Answer) -> object:
    cited = [(one.passage.span, one.highlights) for one in answer.citations]
    return answer.found, answer.corrections, answer.missing, answer.apart, cited


@pytest.mark.parametrize("by_meaning", [True, False])
def test_answers_are_those_of_an_archive_at_hand(
    uri: str, embedder: FakeEmbedder, *, by_meaning: bool
) -> None:
    used = embedder if by_meaning else None
    write(uri, FILES, used)
    shared, at_hand = read(uri, used).search, embedded(used)
    for question in QUESTIONS:
        ours, theirs = shared.ask(question), at_hand.ask(question)
        assert comparable(ours) == comparable(theirs), question
        assert ours.confidence == pytest.approx(theirs.confidence, abs=0.02), question


def test_a_question_can_be_kept_to_some_files(uri: str, embedder: FakeEmbedder) -> None:
    write(uri, FILES, embedder)
    answer = read(uri, embedder).search.ask("who built the lighthouse", within=["orchard.txt"])
    assert {one.passage.span.file for one in answer.citations} == {"orchard.txt"}


def test_a_question_that_cannot_be_embedded_is_answered_by_words(uri: str, embedder: FakeEmbedder) -> None:
    write(uri, FILES, embedder)
    search = read(uri, embedder).search
    assert search.means is Means.TOKENS
    embedder.broken = True
    before = search.lapses
    assert search.ask("who built the lighthouse of Brenhaven").citations
    assert search.lapses > before


def test_what_is_typed_goes_on_in_the_words_of_the_archive(uri: str) -> None:
    write(uri, FILES)
    assert "who built the lighthouse" in read(uri).search.completions("who built the lightho")


def test_spans_that_speak_of_something_are_found(uri: str) -> None:
    write(uri, FILES)
    library = read(uri)
    spans = [passage.span for passage in library.archive.article("orchard.txt").passages]
    found = library.search.matching("walnut", spans)
    assert [library.archive.text(span) for span in found] == ["Her neighbour planted walnuts instead."]
    assert library.search.matching(" ", spans) == tuple(spans)


def test_articles_are_read_when_they_are_asked_for(uri: str) -> None:
    write(uri, FILES)
    archive = read(uri).archive
    assert not archive.at_hand
    assert len(archive.articles) == 3
    assert [article.file for article in archive.articles[1:]] == sorted(FILES)[1:]
    assert archive.articles[0].raw == FILES[archive.articles[0].file]
    assert archive.passage_count == len(archive_of(FILES).passages)
    with pytest.raises(KeyError):
        archive.article("nothing.txt")


def test_an_age_is_found_among_many_articles_that_only_name_the_person(uri: str) -> None:
    others = {f"{at:02}.txt": f"Old Ada Kowalczyk is at market {at}, how old it is." for at in range(80)}
    write(uri, others | {"orchard.txt": FILES["orchard.txt"]})
    library = read(uri)
    answer = library.search.ask("how old is Ada Kowalczyk")
    assert "(52)" in library.archive.text(answer.citations[0].passage.span)


def test_each_article_keeps_its_date(uri: str) -> None:
    files = {"a.txt": "---\ndate: 2021-05-04\n---\nThe storm hit the island of Brenhaven."}
    write(uri, files)
    library: Library = read(uri)
    interval = library.facts.published["a.txt"].interval
    assert interval is not None
    assert interval.first.isoformat() == "2021-05-04"


def test_of_long_articles_few_are_looked_at(uri: str, monkeypatch: pytest.MonkeyPatch) -> None:
    many = {f"{at:02}.txt": "\n".join([f"The tram to Dunmoor ran {at} times."] * 20) for at in range(12)}
    write(uri, many)
    search = read(uri).search
    whole = search.findings("how often did the tram run to Dunmoor").index.archive
    monkeypatch.setattr("bot.shared_index.search._PASSAGES", 30)
    part = search.findings("how often did the tram run to Dunmoor").index.archive
    assert len(part.articles) == 2 < len(whole.articles)
