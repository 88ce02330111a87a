"""Many extractions at once."""

import asyncio
import threading

import pytest

from bot.extracting import Extractions, Refused, Request, Result, queue


class Held:
    """Extractions that go on until they are let go; `most` is how many ran at once."""

    def __init__(self) -> None:
        self.most = self._running = 0
        self.go = threading.Event()
        self._lock = threading.Lock()

    def extract(self, _: Request, *, most_bytes: int, stop: threading.Event) -> Refused:
        with self._lock:
            self._running += 1
            self.most = max(self.most, self._running)
        while not self.go.wait(0.01) and not stop.is_set():
            pass
        with self._lock:
            self._running -= 1
        return Refused("too_long" if stop.is_set() else "empty")


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Held:
    held = Held()
    monkeypatch.setattr(queue, "extract", held.extract)
    return held


def begun(extractions: Extractions, guild: int) -> "asyncio.Task[Result]":
    return asyncio.create_task(extractions.extract(Request("a.txt", b""), 1, guild))


async def test_a_few_run_at_once_and_the_line_has_an_end(held: Held) -> None:
    extractions = Extractions()
    tasks = [begun(extractions, guild) for guild in range(queue.AT_ONCE + queue.MOST_WAITING + 3)]
    done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    held.go.set()
    results = await asyncio.gather(*tasks)
    assert {task.result() for task in done} == {Refused("busy")}
    assert results.count(Refused("busy")) == 3
    assert held.most == queue.AT_ONCE
    assert await begun(extractions, 0) == Refused("empty")


async def test_one_server_does_not_fill_the_line(held: Held) -> None:
    extractions = Extractions()
    tasks = [begun(extractions, 1) for _ in range(queue.MOST_OF_ONE + 1)]
    assert await tasks[-1] == Refused("busy")
    other = begun(extractions, 2)
    held.go.set()
    assert await other == Refused("empty")
    assert await asyncio.gather(*tasks[:-1]) == [Refused("empty")] * queue.MOST_OF_ONE
    assert await begun(extractions, 1) == Refused("empty")


async def test_closing_ends_those_that_run_and_those_that_wait(held: Held) -> None:
    extractions = Extractions()
    tasks = [begun(extractions, guild) for guild in range(queue.AT_ONCE + 1)]
    await asyncio.sleep(0)
    extractions.close()
    assert await asyncio.gather(*tasks) == [Refused("too_long")] * len(tasks)
