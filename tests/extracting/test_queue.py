"""Many extractions at once."""

import asyncio
import threading

import pytest

from bot.extracting import Extractions, Refused, Request, queue


async def test_a_few_run_at_once_and_the_line_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    running, most, go = [0], [0], threading.Event()
    lock = threading.Lock()

    def extract(_: Request, *, most_bytes: int) -> Refused:
        with lock:
            running[0] += 1
            most[0] = max(most[0], running[0])
        go.wait(60)
        with lock:
            running[0] -= 1
        return Refused("empty")

    monkeypatch.setattr(queue, "extract", extract)
    extractions = Extractions()
    all_at_once = queue.AT_ONCE + queue.MOST_WAITING + 3
    tasks = [asyncio.create_task(extractions.extract(Request("a.txt", b""), 1)) for _ in range(all_at_once)]
    done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    go.set()
    results = await asyncio.gather(*tasks)
    assert {task.result() for task in done} == {Refused("busy")}
    assert results.count(Refused("busy")) == 3
    assert most[0] == queue.AT_ONCE
    assert await extractions.extract(Request("a.txt", b""), 1) == Refused("empty")
