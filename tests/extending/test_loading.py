import logging
from pathlib import Path

import pytest

from bot.extending.finding import NO_FOLDER, FailedCog
from tests.client.making import bot_in, room, write_cog

BROKEN = {
    "raises": ("raise RuntimeError('no\\nway')", "RuntimeError: no way"),
    "syntax": ("\n\ndef setup(:", "line 3 is no Python: invalid syntax"),
    "no_setup": ("x = 1", "it has no `async def setup(bot)`"),
    "leaves": ("raise SystemExit(3)", "it wanted the process to end (3)"),
    "imports": (
        "import no_such_module_at_all",
        "ModuleNotFoundError: No module named 'no_such_module_at_all'",
    ),
    "in_setup": ("async def setup(bot):\n    bot.nothing_of_the_kind", "AttributeError: "),
    "binary": ("\0", "source code string cannot contain null bytes"),
}


@pytest.mark.parametrize("name", BROKEN)
async def test_a_broken_cog_is_left_out_by_name_and_the_others_run(
    name: str, tmp_path: Path, features: Path, caplog: pytest.LogCaptureFixture
) -> None:
    source, reason = BROKEN[name]
    (features / f"{name}.py").write_text(source)
    write_cog(features, "alpha")
    write_cog(features, "zulu")
    bot = bot_in(tmp_path)
    async with room(bot) as here:
        assert await here.says("alpha") == "done"
        assert await here.says("zulu") == "done"
    [failed] = bot.failed_cogs
    assert failed.name == name
    assert reason in failed.reason
    assert f"cog {name} is left out: " in caplog.text


async def test_a_folder_that_is_not_there_is_told_of_and_the_others_run(
    tmp_path: Path, features: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write_cog(features, "alpha")
    bot = bot_in(tmp_path, more=(tmp_path / "mine",))
    async with room(bot) as here:
        assert await here.says("alpha") == "done"
    assert bot.failed_cogs == (FailedCog("mine", NO_FOLDER, str(tmp_path / "mine")),)
    assert f"cog mine is left out: {NO_FOLDER} ({tmp_path / 'mine'})" in caplog.text


async def test_of_two_cogs_with_the_same_command_the_second_is_left_out(
    tmp_path: Path, features: Path
) -> None:
    write_cog(features, "alpha")
    (features / "beta.py").write_text(
        (features / "alpha.py").read_text().replace('name="alpha")\n', 'name="b")\n', 0)
    )
    bot = bot_in(tmp_path)
    async with room(bot) as here:
        assert await here.says("alpha") == "done"
    [failed] = bot.failed_cogs
    assert failed.name == "beta"
    assert "alpha" in failed.reason


async def test_a_command_with_an_illegal_name_takes_only_its_cog_with_it(
    tmp_path: Path, features: Path
) -> None:
    write_cog(features, "Not Allowed")
    write_cog(features, "alpha")
    bot = bot_in(tmp_path)
    async with room(bot) as here:
        assert await here.says("alpha") == "done"
    assert [cog.name for cog in bot.failed_cogs] == ["Not Allowed"]


async def test_a_cog_that_is_off_is_not_even_imported(tmp_path: Path, features: Path) -> None:
    (features / "beta.py").write_text("raise RuntimeError")
    write_cog(features, "alpha")
    bot = bot_in(tmp_path, off=("beta",))
    async with room(bot):
        assert bot.failed_cogs == ()


async def test_a_cog_may_be_a_package_with_modules_of_its_own(tmp_path: Path, features: Path) -> None:
    write_cog(features, "_parts")
    (features / "alpha").mkdir()
    (features / "alpha" / "__init__.py").write_text(
        "from .. import _parts\nfrom .._parts import setup as setup"
    )
    bot = bot_in(tmp_path)
    async with room(bot) as here:
        assert await here.says("_parts") == "done"
    assert bot.failed_cogs == ()


async def test_a_folder_without_cogs_is_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        async with room(bot_in(tmp_path)):
            pass
    assert "no cog in" in caplog.text
