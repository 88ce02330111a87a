"""What is under way is waited for, and nothing new is taken."""

import asyncio

import pytest

from bot.client.work import Work
from bot.host import ClosingError


async def test_what_is_under_way_is_waited_for() -> None:
    work, may_end, ended = Work(), asyncio.Event(), []

    async def answer() -> None:
        work.begin()
        await may_end.wait()
        ended.append(True)

    task = asyncio.create_task(answer())
    await asyncio.sleep(0)
    asyncio.get_running_loop().call_soon(may_end.set)
    assert await work.finish(30) == 0
    assert ended
    await task


async def test_what_takes_too_long_is_counted() -> None:
    work = Work()

    async def answer() -> None:
        work.begin()
        await asyncio.Event().wait()

    task = asyncio.create_task(answer())
    await asyncio.sleep(0)
    assert await work.finish(0.01) == 1
    task.cancel()


async def test_telling_somebody_to_come_back_is_the_last_work_that_is_waited_for() -> None:
    work, told = Work(), []

    async def refuse() -> None:
        with pytest.raises(ClosingError):
            work.begin()
        await asyncio.sleep(0)
        told.append(True)

    async def answer() -> None:
        work.begin()
        await asyncio.sleep(0)
        late.append(asyncio.create_task(refuse()))
        await asyncio.sleep(0)

    late: list[asyncio.Task[None]] = []
    task = asyncio.create_task(answer())
    await asyncio.sleep(0)
    assert await work.finish(30) == 0
    assert told
    await asyncio.gather(task, *late)
