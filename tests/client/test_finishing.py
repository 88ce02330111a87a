"""SIGTERM: what is under way is finished, nothing new is begun, and the gateway is closed properly."""

import asyncio
import signal
from pathlib import Path
from typing import Any

from tests.client.making import write_cog
from tests.client.processes import PATIENCE, start, stop
from tests.discord_double import DiscordDouble

SLOW = """
    import pathlib
    await interaction.response.defer()
    while not pathlib.Path(text).exists():
        await asyncio.sleep(0.05)
    await interaction.followup.send("done")
"""
"""A command that takes until there is the file that is its text."""
PATIENT = """
import bot.client.lifecycle as lifecycle, bot.client.stopping as stopping
lifecycle.SECONDS_TO_FINISH = stopping.SECONDS_TO_LIVE = 100
"""
IMPATIENT = "import bot.client.lifecycle as lifecycle; lifecycle.SECONDS_TO_FINISH = 0.5\n"


async def refusal(double: DiscordDouble, there: Path) -> dict[str, Any]:
    """What somebody is told who comes too late; until the signal is heard, commands are carried out."""
    while True:
        late = await double.use("slow", text=str(there))
        [answer, *_] = await asyncio.wait_for(double.until_answered(late), PATIENCE)
        said: dict[str, Any] = answer
        if "about to restart" in (said.get("data", {}).get("content") or ""):
            return said


async def test_a_command_under_way_is_answered_and_a_new_one_is_told_to_come_back(
    double: DiscordDouble, tmp_path: Path, features: Path
) -> None:
    write_cog(features, "slow", SLOW)
    process, output = await start(double, tmp_path, PATIENT, RECEIPTS_COGS__FOLDER=str(features))
    await asyncio.wait_for(double.ready.wait(), PATIENCE)
    may_end = tmp_path / "may_end"
    first = await double.use("slow", text=str(may_end))
    await asyncio.wait_for(double.until_answered(first), PATIENCE)
    process.send_signal(signal.SIGTERM)
    answer = await refusal(double, features)
    assert answer["data"]["flags"] == 1 << 6  # for them alone
    assert len(double.answers[first]) == 1
    may_end.touch()
    await asyncio.wait_for(output, PATIENCE)
    assert double.answers[first][-1]["content"] == "done"
    assert process.returncode == 0
    assert double.closed_with == 1000


async def test_what_takes_too_long_is_cut_off(double: DiscordDouble, tmp_path: Path, features: Path) -> None:
    write_cog(features, "slow", SLOW)
    running = await start(double, tmp_path, IMPATIENT, RECEIPTS_COGS__FOLDER=str(features))
    await asyncio.wait_for(double.ready.wait(), PATIENCE)
    first = await double.use("slow", text="never")
    await asyncio.wait_for(double.until_answered(first), PATIENCE)
    [log] = await stop(running)
    assert "1 answers are cut off" in log
    assert running[0].returncode == 0
    assert double.closed_with == 1000


async def test_a_second_signal_ends_the_process_at_once(
    double: DiscordDouble, tmp_path: Path, features: Path
) -> None:
    write_cog(features, "slow", SLOW)
    process, output = await start(double, tmp_path, PATIENT, RECEIPTS_COGS__FOLDER=str(features))
    await asyncio.wait_for(double.ready.wait(), PATIENCE)
    first = await double.use("slow", text="never")
    await asyncio.wait_for(double.until_answered(first), PATIENCE)
    process.send_signal(signal.SIGTERM)
    await refusal(double, features)  # now the first is heard: the system may make one signal of two
    process.send_signal(signal.SIGTERM)
    _, log = await asyncio.wait_for(output, PATIENCE)
    assert process.returncode == 0
    assert b"cut off" not in log
    assert len(double.answers[first]) == 1
