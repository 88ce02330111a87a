import logging
from pathlib import Path

import pytest

from bot.client import Receipts
from tests.client.making import bot_in, room, write_cog

REGISTERED = "commands registered: "
KNOWN = "Discord has these commands already"


async def start(bot: Receipts, caplog: pytest.LogCaptureFixture) -> str:
    caplog.clear()
    with caplog.at_level(logging.INFO):
        async with room(bot):
            return caplog.text


async def test_unchanged_commands_are_registered_once(
    tmp_path: Path, features: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write_cog(features, "alpha")
    assert REGISTERED in await start(bot_in(tmp_path), caplog)
    again = await start(bot_in(tmp_path), caplog)
    assert KNOWN in again
    assert REGISTERED not in again


async def test_a_changed_command_is_registered_again(
    tmp_path: Path, features: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write_cog(features, "alpha")
    await start(bot_in(tmp_path), caplog)
    source = (features / "alpha.py").read_text()
    (features / "alpha.py").write_text(source.replace("It does something.", "It does something else."))
    assert REGISTERED in await start(bot_in(tmp_path), caplog)


async def test_without_a_place_to_remember_they_are_registered_on_each_start(
    tmp_path: Path, features: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write_cog(features, "alpha")
    (tmp_path / "data").write_text("a file where the folder should be")
    for _ in range(2):
        started = await start(bot_in(tmp_path), caplog)
        assert REGISTERED in started
        assert "commands are registered on each start" in started


@pytest.mark.parametrize("memory", ["", "[]", "{", '{"1": 2}', "\0", "[" * 100_000])
async def test_a_damaged_memory_counts_as_none(
    memory: str, tmp_path: Path, features: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write_cog(features, "alpha")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "commands.json").write_text(memory)
    assert REGISTERED in await start(bot_in(tmp_path), caplog)


async def test_a_refusal_is_logged_and_the_bot_runs(
    tmp_path: Path, features: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write_cog(features, "alpha")
    bot = bot_in(tmp_path)
    async with room(bot) as here:
        here.env.inject_error(
            "PUT", "/applications/*/commands", status=403, code=50001, message="Missing Access"
        )
        (tmp_path / "data" / "commands.json").unlink()
        await here.env.restart_bot(bot_in(tmp_path))
        assert here.env.bot.is_ready()
    assert "Discord did not take the commands and keeps those it had" in caplog.text
    assert not (tmp_path / "data" / "commands.json").exists()
