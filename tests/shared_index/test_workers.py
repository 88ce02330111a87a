"""The same work wherever it is done."""

import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

from bot.config import Config
from bot.config.settings import EmbeddingSettings
from bot.shared_index.prepared import Prepared
from bot.shared_index.workers import MissingExtraError, Spread, by_ray, in_processes, locally
from tests.search.invented_articles import FILES
from tests.shared_index.made import sources

BATCHES = [[source] for source in sources(FILES)]
WORDS_ALONE = Config(embedding=EmbeddingSettings(engine="none"))


class FakeRay(ModuleType):
    """As much of Ray as is used, in this process."""

    def __init__(self) -> None:
        super().__init__("ray")
        self.connected = 0
        self.most = 0

    def is_initialized(self) -> bool:
        return self.connected > 0

    def init(self, **_: Any) -> None:
        self.connected += 1

    def shutdown(self) -> None:
        self.connected -= 1

    def remote(self, work: Callable[..., Any]) -> Any:
        ray = self

        class _Remote:
            @staticmethod
            def remote(*arguments: Any) -> Any:
                assert ray.connected
                return work(*arguments)

        return _Remote

    def put(self, value: Any) -> Any:
        return value

    def cluster_resources(self) -> dict[str, float]:
        return {"CPU": 1.0}

    def wait(self, waiting: list[Any]) -> tuple[list[Any], list[Any]]:
        self.most = max(self.most, len(waiting))
        return waiting[:1], waiting[1:]

    def get(self, results: list[Any]) -> list[Any]:
        return results


def prepared(spread: Spread) -> list[tuple[str, bytes, bytes, bytes]]:
    results = [one for result in spread(BATCHES) for one in result if isinstance(one, Prepared)]
    assert results
    return sorted((one.file, one.article, one.facts, one.counts) for one in results)


def test_processes_make_what_one_makes() -> None:
    assert prepared(in_processes(WORDS_ALONE, 2)) == prepared(locally(None, None))


def test_ray_makes_the_same_and_is_given_up_again(monkeypatch: pytest.MonkeyPatch) -> None:
    ray = FakeRay()
    monkeypatch.setitem(sys.modules, "ray", ray)
    assert prepared(by_ray(WORDS_ALONE, "auto")) == prepared(locally(None, None))
    assert not ray.is_initialized()
    assert ray.most == 2  # no more wait than keep the workers busy


def test_a_connection_to_ray_that_was_there_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    ray = FakeRay()
    ray.init()
    monkeypatch.setitem(sys.modules, "ray", ray)
    prepared(by_ray(WORDS_ALONE, None))
    assert ray.is_initialized()


def test_without_ray_a_line_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(MissingExtraError, match=r"receipts\[ray\]"):
        by_ray(WORDS_ALONE, None)
