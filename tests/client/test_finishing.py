"""SIGTERM: what is under way is finished, nothing new is begun, and the gateway is closed properly."""

import asyncio
import signal
from pathlib import Path

from tests.client.making import write_cog
from tests.client.processes import start, stop
from tests.discord_double import DiscordDouble

SLOW = """
    await interaction.response.defer()
    await asyncio.sleep(float(text))
    await interaction.followup.send("done")
"""
IMPATIENT = "import bot.client.lifecycle as lifecycle; lifecycle.SECONDS_TO_FINISH = 0.5\n"


async def test_a_command_under_way_is_answered_and_a_new_one_is_told_to_come_back(
    double: DiscordDouble, tmp_path: Path, features: Path
) -> None:
    write_cog(features, "slow", SLOW)
    process, output = await start(double, tmp_path, RECEIPTS_COGS__FOLDER=str(features))
    await asyncio.wait_for(double.ready.wait(), 60)
    first = await double.use("slow", text="2")
    await asyncio.wait_for(double.until_answered(first), 10)
    process.send_signal(signal.SIGTERM)
    said = ""
    while "about to restart" not in said:  # until the signal is heard, the others are taken
        late = await double.use("slow", text="0")
        [answer, *_] = await asyncio.wait_for(double.until_answered(late), 10)
        said = answer.get("data", {}).get("content") or ""
    assert answer["data"]["flags"] == 1 << 6  # for them alone
    assert len(double.answers[first]) == 1
    await asyncio.wait_for(output, 15)
    assert double.answers[first][-1]["content"] == "done"
    assert process.returncode == 0
    assert double.closed_with == 1000


async def test_what_takes_too_long_is_cut_off(double: DiscordDouble, tmp_path: Path, features: Path) -> None:
    write_cog(features, "slow", SLOW)
    running = await start(double, tmp_path, IMPATIENT, RECEIPTS_COGS__FOLDER=str(features))
    await asyncio.wait_for(double.ready.wait(), 60)
    first = await double.use("slow", text="60")
    await asyncio.wait_for(double.until_answered(first), 10)
    [log] = await stop(running)
    assert "1 answers are cut off" in log
    assert running[0].returncode == 0
    assert double.closed_with == 1000


async def test_a_second_signal_ends_the_process_at_once(
    double: DiscordDouble, tmp_path: Path, features: Path
) -> None:
    write_cog(features, "slow", SLOW)
    process, output = await start(double, tmp_path, RECEIPTS_COGS__FOLDER=str(features))
    await asyncio.wait_for(double.ready.wait(), 60)
    first = await double.use("slow", text="60")
    await asyncio.wait_for(double.until_answered(first), 10)
    for _ in range(2):
        process.send_signal(signal.SIGTERM)
        await asyncio.sleep(0.2)  # or the system makes one of two
    _, log = await asyncio.wait_for(output, 4)
    assert process.returncode == 0
    assert b"cut off" not in log
