"""Where articles are prepared: here, in processes of this machine, or on many machines by Ray.

The work is one function either way, so that what comes out is the same.
"""

import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from contextlib import AbstractContextManager
from functools import cache
from typing import Any

from bot.archive import Interval
from bot.archive.reading import SourceFile
from bot.config import Config
from bot.config.settings import EmbeddingSettings
from bot.embedding.opening import open_embedder
from bot.search.embedder import Embedder
from bot.shared_index.prepared import Prepared, Refused, prepare

Batch = Sequence[SourceFile]
Result = list[Prepared | Refused]
Spread = Callable[[Iterable[Batch]], Iterator[Result]]
"""Prepares batches of files and gives each result as it comes, in any order."""

_AHEAD = 2  # batches that wait for each worker, so that none is ever idle


class MissingExtraError(Exception):
    """A package that only some need is not installed; the message says how to install it."""


def locally(published: Interval | None, embedder: Embedder | None) -> Spread:
    """One batch after the other, in this process."""
    return lambda batches: (prepare(batch, published, embedder) for batch in batches)


def in_processes(config: Config, count: int) -> Spread:
    """In so many processes of this machine."""

    def spread(batches: Iterable[Batch]) -> Iterator[Result]:
        # A forked child would inherit the threads' locks of what was loaded here.
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(count, mp_context=context) as pool:
            waiting: set[Future[Result]] = set()
            for batch in batches:
                waiting.add(pool.submit(_work, config, batch))
                if len(waiting) >= _AHEAD * count:
                    done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                    yield from (one.result() for one in done)
            yield from (one.result() for one in waiting)

    return spread


def by_ray(config: Config, address: str | None) -> Spread:
    """On the machines of the Ray cluster at `address`, else on one that is started here.

    Raises:
        MissingExtraError: Ray is not installed.
    """
    try:
        import ray  # noqa: PLC0415 - an extra, imported where it is used
    except ModuleNotFoundError:
        raise MissingExtraError(
            "Ray is not installed; install it with: python -m pip install 'receipts[ray]'"
        ) from None

    def spread(batches: Iterable[Batch]) -> Iterator[Result]:
        with _connected(ray, address):
            work = ray.remote(_work)
            given = ray.put(config)
            most = _AHEAD * max(1, int(ray.cluster_resources().get("CPU", 1)))
            waiting: list[Any] = []
            for batch in batches:
                waiting.append(work.remote(given, batch))
                if len(waiting) >= most:
                    done, waiting = ray.wait(waiting)
                    yield from ray.get(done)
            yield from ray.get(waiting)

    return spread


class _connected(AbstractContextManager[None]):  # noqa: N801 - reads as the function that it stands for
    """A connection to Ray, which is given up again unless it was there before."""

    def __init__(self, ray: Any, address: str | None) -> None:
        self._ray = ray
        self._ours = not ray.is_initialized()
        if self._ours:
            ray.init(address=address, log_to_driver=False, include_dashboard=False)

    def __exit__(self, *_: object) -> None:
        if self._ours:
            self._ray.shutdown()


def _work(config: Config, batch: Batch) -> Result:
    return prepare(batch, config.files.published, _embedder(config.embedding))


@cache
def _embedder(settings: EmbeddingSettings) -> Embedder | None:
    """The embedder of this process, which runs on one core: its neighbours have the others."""
    return open_embedder(Config.model_construct(embedding=settings.model_copy(update={"threads": 1})))
