"""Keeps an embedder that hangs or fails from holding up anything but a few questions."""

import logging
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock, Semaphore

from bot.embedding.around import Around
from bot.operations.metrics import EMBEDDING_PAUSED
from bot.search.embedder import Embedder, EmbedderError, Embedding

log = logging.getLogger(__name__)

AT_ONCE = 2
"""Questions that are embedded at once: however many hang, the other threads of the bot stay free."""
WAIT_SECONDS = 0.5
"""How long a question waits for its turn."""
PATIENCE = 5.0
"""Seconds that a question may take; the person sees "thinking" meanwhile."""
FAILURES = 3
"""After so many in a row the embedder is left alone."""
PAUSE = 30.0
"""For so many seconds; then one question tries it again."""


class Guarded(Around):
    """The same embedder for questions, with a limit to how many it has and how long it takes for each.

    A question that it fails goes by words alone, as for any embedder. Passages are embedded as they are:
    whoever does that can wait.
    """

    def __init__(self, embedder: Embedder, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(embedder)
        self._workers = ThreadPoolExecutor(AT_ONCE, "embedding")
        self._turns = Semaphore(AT_ONCE)
        self._breaker = _Breaker(clock)

    def questions(self, texts: Sequence[str]) -> list[Embedding]:
        """An embedding for each question, in order.

        Raises:
            EmbedderError: they could not be embedded, not in time, or this was not even tried.
        """
        self._breaker.check()
        if not self._turns.acquire(timeout=WAIT_SECONDS):
            raise EmbedderError("the embedding endpoint is busy with other questions")
        asked = self._workers.submit(self._embedder.questions, texts)
        asked.add_done_callback(self._end_turn)  # which may be long after nobody waits for it any more
        try:
            embedded = asked.result(PATIENCE)
        except TimeoutError:
            self._breaker.failed()
            raise EmbedderError(
                f"the embedding endpoint does not answer within {PATIENCE:.0f} seconds"
            ) from None
        except EmbedderError:
            self._breaker.failed()
            raise
        self._breaker.worked()
        return embedded

    def _end_turn(self, _: Future[list[Embedding]]) -> None:
        self._turns.release()


class _Breaker:
    """Opens after several failures in a row, and lets one question through each time the pause is over."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = Lock()
        self._failures = 0
        self._next_try = 0.0

    def check(self) -> None:
        """Raise while the embedder is left alone.

        Raises:
            EmbedderError: it is.
        """
        with self._lock:
            if self._failures < FAILURES:
                return
            if self._clock() < self._next_try:
                raise EmbedderError(
                    "the embedding endpoint failed several times and is left alone for a while"
                )
            self._next_try = self._clock() + PAUSE

    def failed(self) -> None:
        """It failed once more."""
        with self._lock:
            self._failures += 1
            if self._failures == FAILURES:
                log.warning("the embedding endpoint is left alone for %.0f seconds at a time", PAUSE)
            if self._failures >= FAILURES:
                self._next_try = self._clock() + PAUSE
                EMBEDDING_PAUSED.set(1)

    def worked(self) -> None:
        """It works."""
        with self._lock:
            if self._failures >= FAILURES:
                log.info("the embedding endpoint works again")
            self._failures = 0
            EMBEDDING_PAUSED.set(0)
