import asyncio
import logging
import time

from benchmarks.handlers import LONGEST_HOLD, Holds, Stopwatch


async def test_what_the_simulator_takes_is_not_the_handlers() -> None:
    now = 0.0
    watch = Stopwatch(lambda: now)

    async def wait(seconds: float) -> None:
        nonlocal now
        now += seconds

    async def handler() -> None:
        await wait(0.25)
        await watch.simulating(wait)(8)

    await watch.timing(handler)()
    assert watch.taken() == [250]
    assert not watch.taken()


async def test_a_step_that_holds_the_loop_is_found() -> None:
    loop, holds, log = asyncio.get_running_loop(), Holds(), logging.getLogger("asyncio")
    log.addHandler(holds)
    loop.set_debug(True)
    loop.slow_callback_duration = LONGEST_HOLD
    try:
        loop.call_soon(time.sleep, 3 * LONGEST_HOLD)
        await asyncio.sleep(0.01)
    finally:
        loop.set_debug(False)
        log.removeHandler(holds)
    assert any(milliseconds >= 3000 * LONGEST_HOLD for _, milliseconds in holds.found)
