"""A cog that holds the event loop is told by name and line, and broken off where that is safe."""

import asyncio
import logging
import signal
import sys
import threading
from pathlib import Path
from types import FrameType

import pytest

from bot.client import Receipts
from bot.extending import holding
from bot.extending.blame import Blame
from bot.extending.finding import CogFolder, CogFolders
from bot.extending.holding import Patience
from bot.extending.troubles import Kind, Trouble
from tests.client.making import ANSWER, bot_in, room, write_cog

SOON = Patience(0.1, 0.3)
ENDLESS = "while True:\n    pass"


def impatient(tmp_path: Path) -> Receipts:
    bot = bot_in(tmp_path)
    bot.patience = SOON
    return bot


def held(bot: Receipts) -> list[Trouble]:
    return [trouble for trouble in bot.troubles.of("bad") if trouble.kind is Kind.HOLDING]


@pytest.mark.parametrize(
    "body",
    [ENDLESS, "import time\ntime.sleep(60)", "import subprocess\nsubprocess.run(['sleep', '60'])"],
)
async def test_an_endless_command_is_broken_off_and_everything_else_goes_on(
    body: str, tmp_path: Path, features: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write_cog(features, "bad", body)
    write_cog(features, "alpha")
    bot = impatient(tmp_path)
    async with room(bot) as here:
        assert "the id" in await here.says("bad")
        assert await here.says("alpha") == "done"
    assert {trouble.line.partition(":")[0] for trouble in held(bot)} == {"features/bad.py"}
    assert "cog bad at features/bad.py:1" in caplog.text
    [command] = [trouble for trouble in bot.troubles.of("bad") if trouble.kind is Kind.COMMAND]
    assert "held the event loop" in command.reason


async def test_a_cog_that_never_ends_to_be_imported_is_left_out(tmp_path: Path, features: Path) -> None:
    (features / "bad.py").write_text(ENDLESS)
    write_cog(features, "zulu")
    bot = impatient(tmp_path)
    async with room(bot) as here:
        assert await here.says("zulu") == "done"
    [failed] = bot.failed_cogs
    assert failed.name == "bad"
    assert failed.place.startswith("features/bad.py:")
    assert "held the event loop" in failed.reason


async def test_one_that_lets_go_by_itself_is_only_told(
    tmp_path: Path, features: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write_cog(features, "bad", f"import time\ntime.sleep(0.5)\n{ANSWER}")
    bot = bot_in(tmp_path)
    bot.patience = Patience(0.1, 60)
    with caplog.at_level(logging.INFO):
        async with room(bot) as here:
            assert await here.says("bad") == "done"
            while "lets the event loop go" not in caplog.text:  # noqa: ASYNC110 - a thread tells it, in the log
                await asyncio.sleep(0.01)
    assert "features/bad.py:12" in {trouble.line for trouble in held(bot)}


async def test_where_there_are_no_such_signals_it_is_only_told(
    tmp_path: Path, features: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(holding, "SIGNAL", None)
    write_cog(features, "bad", f"import time\ntime.sleep(0.6)\n{ANSWER}")
    bot = impatient(tmp_path)
    async with room(bot) as here:
        assert await here.says("bad") == "done"
    assert held(bot)
    assert "it cannot be broken off here" in caplog.text


async def test_what_is_held_by_nobodys_cog_is_not_blamed_on_one(tmp_path: Path, features: Path) -> None:
    write_cog(features, "bad")
    bot = impatient(tmp_path)
    async with room(bot):
        bot.troubles.forget("bad")  # a busy machine may take long to load it
        threading.Event().wait(0.6)
    assert bot.troubles.all == ()


async def test_the_signal_alone_breaks_nothing_off(tmp_path: Path, features: Path) -> None:
    write_cog(features, "bad", f"import signal\nsignal.raise_signal(signal.SIGWINCH)\n{ANSWER}")
    bot = bot_in(tmp_path)
    async with room(bot) as here:
        assert await here.says("bad") == "done"
    assert bot.troubles.all == ()


async def test_the_handler_before_is_back_afterwards(tmp_path: Path, features: Path) -> None:
    def before(number: int, frame: FrameType | None) -> None: ...

    kept = signal.signal(signal.SIGWINCH, before)
    try:
        write_cog(features, "alpha")
        bot = bot_in(tmp_path)
        async with room(bot):
            assert signal.getsignal(signal.SIGWINCH) is not before
            await bot.close()
        assert signal.getsignal(signal.SIGWINCH) is before
    finally:
        signal.signal(signal.SIGWINCH, kept)


def called_from(source: str, features: Path, **names: object) -> FrameType:
    """The frame in which the cog's `work` calls `here`, which it is given."""
    (features / "bad.py").write_text(source)
    scope: dict[str, object] = {"__name__": "features.bad", **names}
    frames: list[FrameType] = []
    scope["here"] = lambda: frames.append(sys._getframe().f_back)  # type: ignore[arg-type]  # there is one
    exec(compile(source, str(features / "bad.py"), "exec"), scope)
    return frames[0]


def test_a_library_that_counts_on_finishing_is_not_broken_off(features: Path) -> None:
    blame = Blame(CogFolders((CogFolder.of(features),)))
    theirs: dict[str, object] = {"__name__": "discord.client"}
    exec("def library(here):\n    here()\n    return 1", theirs)
    frame = called_from("def work():\n    here()\nwork()", features)
    assert holding._is_safe(frame, blame)
    inside: list[FrameType] = []
    theirs["library"](lambda: inside.append(sys._getframe().f_back))  # type: ignore[operator,arg-type]  # as made
    assert not holding._is_safe(inside[0], blame)
