import asyncio
import os
import signal
from collections.abc import Iterator
from unittest import mock

import pytest

from bot.client.stopping import StopRequest

SIGNALS = [signal.SIGTERM, signal.SIGINT]


@pytest.fixture
def stop(monkeypatch: pytest.MonkeyPatch) -> Iterator[StopRequest]:
    """One that listens, but does not end this process after its time."""
    monkeypatch.setattr("threading.Timer", mock.Mock())
    before = {number: signal.getsignal(number) for number in SIGNALS}
    request = StopRequest()
    request.listen()
    yield request
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("number", SIGNALS)
async def test_a_signal_is_a_request(number: signal.Signals, stop: StopRequest) -> None:
    asked = asyncio.create_task(stop.asked())
    await asyncio.sleep(0)
    os.kill(os.getpid(), number)
    await asyncio.wait_for(asked, 5)


@pytest.mark.parametrize("number", SIGNALS)
def test_before_the_bot_runs_a_signal_ends_the_process_at_once(
    number: signal.Signals, stop: StopRequest
) -> None:
    with pytest.raises(SystemExit) as ended:
        os.kill(os.getpid(), number)
    assert ended.value.code == 0


async def test_a_second_signal_does_not_wait_for_what_the_first_one_closes(
    stop: StopRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = mock.Mock(side_effect=SystemExit)
    monkeypatch.setattr(os, "_exit", ended)
    asked = asyncio.create_task(stop.asked())
    await asyncio.sleep(0)
    os.kill(os.getpid(), signal.SIGTERM)
    await asked
    ended.assert_not_called()
    with pytest.raises(SystemExit):
        os.kill(os.getpid(), signal.SIGTERM)
    ended.assert_called_once_with(0)
