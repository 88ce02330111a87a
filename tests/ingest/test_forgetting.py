import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from bot.archive import Archive
from bot.config import Config
from bot.embedding import ArticleEmbedding, opening
from bot.ingest import forgetting, watching
from bot.ingest.forgetting import Forgetting
from bot.ingest.shelf import KeptShelf
from bot.search.meaning import embedded_texts
from bot.store.archives import ArchiveStore
from bot.store.vectors import VectorCache
from tests.ingest.news import folder_of_news, keeper
from tests.search.fake_embedder import FakeEmbedder


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return keeper(folder_of_news(tmp_path / "news"), tmp_path / "none").open().archive


@pytest.fixture
def uploads(tmp_path: Path) -> Path:
    (tmp_path / "uploads" / "7").mkdir(parents=True)
    (tmp_path / "uploads" / "8").mkdir()
    (tmp_path / "uploads" / "7" / "owl.txt").write_text("An owl was seen.")
    return tmp_path / "uploads"


@pytest.fixture
def embedding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ArticleEmbedding:
    monkeypatch.setattr(opening, "open_embedder", lambda _config: FakeEmbedder())
    monkeypatch.setattr(opening, "_MANY_UNUSED", 5)
    return ArticleEmbedding(Config(data=tmp_path / "data"))


def embed(embedding: ArticleEmbedding, texts: list[str]) -> None:
    embedding.embed(texts, lambda _text: None)


def missing(tmp_path: Path, texts: Iterable[str]) -> list[str]:
    embedder = FakeEmbedder()
    return VectorCache.open(tmp_path / "data", embedder.name, embedder.dimensions).missing(texts)


def test_what_no_archive_has_is_forgotten_and_what_servers_have_is_not(
    embedding: ArticleEmbedding, archive: Archive, uploads: Path, tmp_path: Path
) -> None:
    used = [*embedded_texts(archive), "An owl was seen."]
    gone = [f"Mouse {number} is gone." for number in range(20)]
    embed(embedding, used + gone)
    Forgetting(embedding, lambda: [archive], uploads)()
    assert missing(tmp_path, used) == []
    assert missing(tmp_path, gone) == gone


def test_a_few_are_not_worth_it(
    embedding: ArticleEmbedding, archive: Archive, uploads: Path, tmp_path: Path
) -> None:
    embed(embedding, [*embedded_texts(archive), "A mouse is gone."])
    Forgetting(embedding, lambda: [archive], uploads)()
    assert missing(tmp_path, ["A mouse is gone."]) == []


def test_where_servers_have_very_much_nothing_is_forgotten(
    embedding: ArticleEmbedding,
    archive: Archive,
    uploads: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(forgetting, "MOST_UPLOADS", 0)
    gone = [f"Mouse {number} is gone." for number in range(20)]
    embed(embedding, gone)
    Forgetting(embedding, lambda: [archive], uploads)()
    assert missing(tmp_path, gone) == []


def test_what_is_added_meanwhile_stays(embedding: ArticleEmbedding, archive: Archive, tmp_path: Path) -> None:
    embed(embedding, [f"Mouse {number} is gone." for number in range(20)])

    def archives() -> Iterable[Archive]:
        embed(embedding, ["An owl was seen."])
        return [archive]

    assert embedding.forget_unused(archives, 0) == 19
    assert missing(tmp_path, ["An owl was seen."]) == []


def test_a_running_bot_looks_from_time_to_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "_SECONDS_BEFORE_TIDYING", 0.0)
    monkeypatch.setattr(watching, "_SECONDS_OF_QUIET", 0.0)
    kept = keeper(folder_of_news(tmp_path / "news"), tmp_path / "data")
    kept.open()
    called: list[Callable[[], object]] = []
    shelf = KeptShelf([kept], ArchiveStore(tmp_path / "data"), tidy=lambda: called.append(shelf.close))
    shelf.follow()
    for _ in range(200):
        if called:
            break
        time.sleep(0.05)
    shelf.close()
    assert len(called) == 1
