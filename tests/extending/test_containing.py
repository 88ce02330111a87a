"""Nothing of a bad cog stays, and the others answer."""

import sys
from pathlib import Path

import pytest

from bot.extending.holding import Patience
from bot.extending.troubles import Kind
from tests.client.making import bot_in, room, write_cog
from tests.extending.bad import HEAD, LEAVES_ALL, beside, left, line, only, unload


async def test_what_is_looked_for_is_there_while_the_cog_works(tmp_path: Path, features: Path) -> None:
    async with beside(LEAVES_ALL, tmp_path, features, setup="") as (bot, _):
        assert len(left(bot)) == 10
        await unload(bot)
        assert left(bot) == []


@pytest.mark.parametrize("end", ["raise RuntimeError('no')", "raise SystemExit(1)"])
async def test_of_a_failed_setup_nothing_stays(end: str, tmp_path: Path, features: Path) -> None:
    async with beside(LEAVES_ALL, tmp_path, features, setup=f"    {end}") as (bot, _):
        assert left(bot) == []
        assert only(bot).kind is Kind.LOADING
        assert only(bot).line == line(features, end)


async def test_tasks_begun_while_it_is_imported_end_when_that_fails(tmp_path: Path, features: Path) -> None:
    bad = "sys.begun = asyncio.ensure_future(asyncio.Event().wait())\nraise ValueError"
    async with beside(bad, tmp_path, features) as (bot, _):
        assert sys.__dict__.pop("begun").cancelled()
        assert [failed.name for failed in bot.failed_cogs] == ["bad"]


async def test_a_setup_that_waits_for_ever_is_left_out(tmp_path: Path, features: Path) -> None:
    (features / "bad.py").write_text(f"{HEAD}\n{LEAVES_ALL}\n    await asyncio.sleep(1e6)")
    write_cog(features, "zulu")
    bot = bot_in(tmp_path)
    bot.patience = Patience(until_set_up=0.1)
    async with room(bot) as here:
        assert await here.says("zulu") == "done"
        assert left(bot) == []
    assert only(bot).reason == "TooSlowError: it took more than 0 s to be set up"
    assert only(bot).line == f"features/bad.py:{len((features / 'bad.py').read_text().splitlines())}"


async def test_a_cog_that_never_ends_is_unloaded_all_the_same(tmp_path: Path, features: Path) -> None:
    bad = "class Bad(commands.Cog):\n    async def cog_unload(self):\n        await asyncio.sleep(1e6)"
    async with beside(bad, tmp_path, features) as (bot, _):
        bot.patience = Patience(until_set_up=0.1)
        await unload(bot)
        assert left(bot) == []


async def test_a_kind_of_button_that_another_cog_has_takes_only_its_cog_with_it(
    tmp_path: Path, features: Path
) -> None:
    buttons = """
class {name}(discord.ui.DynamicItem[discord.ui.Button], template="press/(?P<it>.*)"): ...
"""
    setup = """
async def setup(bot):
    bot.add_dynamic_items({name})
"""
    (features / "again.py").write_text(HEAD + buttons.format(name="First") + setup.format(name="First"))
    async with beside(
        buttons.format(name="Second"), tmp_path, features, setup=setup.format(name="Second")
    ) as (bot, _):
        [failed] = bot.failed_cogs
        assert failed.name == "bad"
        assert "again" in failed.reason
        [control] = [
            one for one in bot._connection._view_store._dynamic_items.values() if one.__name__ == "First"
        ]
        assert control


async def test_what_cogs_share_stays_when_one_of_them_goes(tmp_path: Path, features: Path) -> None:
    (features / "_shared.py").write_text(
        HEAD + 'class Press(discord.ui.DynamicItem[discord.ui.Button], template="press/(?P<it>.*)"): ...'
    )
    setup = "async def setup(bot):\n    bot.add_dynamic_items(_shared.Press)\n"
    (features / "again.py").write_text(f"from . import _shared\n{setup}")
    async with beside("from . import _shared", tmp_path, features, setup=setup) as (bot, _):
        store = bot._connection._view_store._dynamic_items
        first, second = (next(n for n in bot.extensions if n.endswith(cog)) for cog in ("again", "bad"))
        await bot.unload_extension(first)
        assert [one.__name__ for one in store.values() if one.__name__ == "Press"] == ["Press"]
        await bot.unload_extension(second)
        assert [one.__name__ for one in store.values() if one.__name__ == "Press"] == []
