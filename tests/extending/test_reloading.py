"""Cogs that change while the bot runs: the new version answers, or else the last one that worked does."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.client import Receipts
from bot.extending.reloading import Change, Reloading, What
from bot.extending.roster import State
from tests.client.making import Room, bot_in, room, write_cog
from tests.extending.bad import HEAD, left

SAYS = "await interaction.response.send_message({what})"


def says(words: str) -> str:
    return SAYS.format(what=repr(words))


@dataclass
class Writing:
    """Somebody who writes cogs while the bot runs."""

    bot: Receipts
    here: Room
    folder: Path
    reloading: Reloading

    async def save(self, **files: str | None) -> list[Change]:
        """Write these files, or delete them, and have that taken up."""
        paths = [self.folder / f"{name.replace('__', '/')}.py" for name in files]
        for path, source in zip(paths, files.values(), strict=True):
            if source is None:
                path.unlink()
            else:
                path.parent.mkdir(exist_ok=True)
                path.write_text(source)
        return await self.reloading.take_up({path.resolve() for path in paths})

    async def cog(self, name: str, body: str) -> list[Change]:
        write_cog(self.folder, name, body)
        return await self.reloading.take_up({(self.folder / f"{name}.py").resolve()})

    async def says(self, command: str) -> str:
        return await self.here.says(command)

    @property
    def commands(self) -> list[str]:
        """What Discord has."""
        return sorted(one["name"] for one in self.here.env.backend.commands[None].values())


@asynccontextmanager
async def writing(tmp_path: Path, features: Path) -> AsyncIterator[Writing]:
    """A bot with the cogs that are there, beside `zulu`, which answers in any case."""
    write_cog(features, "zulu")
    bot = bot_in(tmp_path)
    async with room(bot) as here:
        yield Writing(bot, here, features, bot.reloading())
        assert await here.says("zulu") == "done"


async def test_a_changed_cog_answers_as_it_is_now(tmp_path: Path, features: Path) -> None:
    write_cog(features, "alpha", says("one"))
    async with writing(tmp_path, features) as it:
        assert await it.says("alpha") == "one"
        assert await it.cog("alpha", says("two")) == [Change("alpha", What.RELOADED)]
        assert await it.says("alpha") == "two"


async def test_a_version_of_the_same_size_in_the_same_second_is_taken_up(
    tmp_path: Path, features: Path
) -> None:
    write_cog(features, "alpha", says("one"))
    stamp = (features / "alpha.py").stat()
    async with writing(tmp_path, features) as it:
        write_cog(features, "alpha", says("two"))
        os.utime(features / "alpha.py", ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
        await it.reloading.take_up({(features / "alpha.py").resolve()})
        assert await it.says("alpha") == "two"


BROKEN = {
    "syntax": ("async def setup(bot:", 1),
    "import": ("import no_such_module_at_all", 1),
    "exit": ("raise SystemExit(1)", 1),
    "no setup": ("x = 1", None),
    "setup": ("x = 1\nasync def setup(bot):\n    raise RuntimeError('no')", 3),
    "rule": (
        f"{HEAD}\n@app_commands.command(name='alpha', description='x' * 101)\n"
        "async def alpha(interaction: discord.Interaction) -> None: ...\n"
        "async def setup(bot):\n    bot.tree.add_command(alpha)",
        7,
    ),
    "taken name": (
        f"{HEAD}\n@app_commands.command(name='zulu', description='x')\n"
        "async def zulu(interaction: discord.Interaction) -> None: ...\n"
        "async def setup(bot):\n    bot.tree.add_command(zulu)",
        10,
    ),
}


@pytest.mark.parametrize("how", BROKEN)
async def test_what_cannot_be_loaded_leaves_the_version_before_in_its_place(
    how: str, tmp_path: Path, features: Path
) -> None:
    source, number = BROKEN[how]
    write_cog(features, "alpha", says("one"))
    async with writing(tmp_path, features) as it:
        [change] = await it.save(alpha=source)
        assert (change.what, change.mended) == (What.KEPT, False)
        assert change.failure
        assert change.failure.place == "features/alpha.py" + (f":{number}" if number else "")
        assert await it.says("alpha") == "one"
        assert it.bot.failed_cogs == ()
        assert {one.name: one.state for one in it.bot.standings()} == {
            "alpha": State.FAILS,
            "zulu": State.WORKS,
        }
        assert await it.cog("alpha", says("two")) == [Change("alpha", What.RELOADED, mended=True)]
        assert await it.says("alpha") == "two"
        assert {one.state for one in it.bot.standings()} == {State.WORKS}


async def test_after_a_failed_version_everything_of_the_one_before_works_and_nothing_is_there_twice(
    tmp_path: Path, features: Path
) -> None:
    good = (
        f"{HEAD}\n"
        "class Press(discord.ui.DynamicItem[discord.ui.Button], template='press/(?P<it>.*)'): ...\n"
        "class Bad(commands.Cog):\n"
        "    @commands.Cog.listener()\n"
        "    async def on_message(self, message):\n        sys.heard.append(1)\n"
        "    async def cog_load(self):\n        self.task = asyncio.create_task(asyncio.sleep(1e6))\n"
        "async def setup(bot):\n    await bot.add_cog(Bad())\n    bot.add_dynamic_items(Press)\n"
    )
    (features / "bad.py").write_text(good)
    sys.heard = []  # type: ignore[attr-defined]  # where a cog can reach it
    async with writing(tmp_path, features) as it:
        before = len(left(it.bot))
        for _ in range(2):
            [change] = await it.save(bad=f"{good}\n    raise RuntimeError")
            assert change.what is What.KEPT
        assert len(left(it.bot)) == before
        assert len(it.bot.background.of("bad")) == 1
        await it.here.robin.send(it.here.channel, "hello")
        assert sys.__dict__.pop("heard") == [1]


async def test_a_module_that_cogs_share_is_taken_up_by_all_that_import_it(
    tmp_path: Path, features: Path
) -> None:
    (features / "_deep.py").write_text("WORDS = 'one'")
    (features / "_words.py").write_text("from ._deep import WORDS")
    for name in ("alpha", "beta"):
        write_cog(features, name, "from . import _words\n" + SAYS.format(what="_words.WORDS"))
    write_cog(features, "gamma")
    async with writing(tmp_path, features) as it:
        assert await it.says("alpha") == "one"
        changes = await it.save(_deep="WORDS = 'two'")
        assert [(one.cog, one.what) for one in changes] == [
            ("alpha", What.RELOADED),
            ("beta", What.RELOADED),
        ]
        assert (await it.says("alpha"), await it.says("beta")) == ("two", "two")


async def test_a_broken_module_that_cogs_share_leaves_all_as_they_were(
    tmp_path: Path, features: Path
) -> None:
    (features / "_words.py").write_text("WORDS = 'one'")
    for name in ("alpha", "beta"):
        write_cog(features, name, SAYS.format(what="_words.WORDS"))
        path = features / f"{name}.py"
        path.write_text("from . import _words\n" + path.read_text())
    async with writing(tmp_path, features) as it:
        changes = await it.save(_words="WORDS = ")
        assert {one.what for one in changes} == {What.KEPT}
        assert {one.failure.place for one in changes if one.failure} == {"features/_words.py:1"}
        assert (await it.says("alpha"), await it.says("beta")) == ("one", "one")
        changes = await it.save(_words="WORDS = 'two'")
        assert [one.mended for one in changes] == [True, True]
        assert (await it.says("alpha"), await it.says("beta")) == ("two", "two")


async def test_a_package_is_taken_up_when_a_module_of_it_changes(tmp_path: Path, features: Path) -> None:
    write_cog(features, "alpha", SAYS.format(what="words.WORDS"))
    (features / "alpha").mkdir()
    source = "from . import words\n" + (features / "alpha.py").read_text()
    (features / "alpha.py").unlink()
    (features / "alpha" / "__init__.py").write_text(source)
    (features / "alpha" / "words.py").write_text("WORDS = 'one'")
    async with writing(tmp_path, features) as it:
        await it.save(alpha__words="WORDS = 'two'")
        assert await it.says("alpha") == "two"
        [change] = await it.save(alpha__words="WORDS")
        assert change.what is What.KEPT
        assert await it.says("alpha") == "two"
        await it.save(alpha__words="WORDS = 'three'")
        assert await it.says("alpha") == "three"


async def test_a_new_file_is_loaded_and_a_deleted_one_is_unloaded(tmp_path: Path, features: Path) -> None:
    async with writing(tmp_path, features) as it:
        assert await it.cog("alpha", says("one")) == [Change("alpha", What.LOADED)]
        assert it.commands == ["alpha", "zulu"]
        assert await it.says("alpha") == "one"
        assert await it.save(alpha=None) == [Change("alpha", What.UNLOADED)]
        assert it.commands == ["zulu"]


async def test_one_that_failed_from_the_start_is_loaded_once_it_is_mended(
    tmp_path: Path, features: Path
) -> None:
    (features / "alpha.py").write_text("from . import _missing\ndef setup(:")
    async with writing(tmp_path, features) as it:
        assert [one.name for one in it.bot.failed_cogs] == ["alpha"]
        [change] = await it.save(alpha="from . import _missing\nfrom ._missing import setup")
        assert change.what is What.LEFT_OUT
        write_cog(features, "_missing", says("one"))
        [change] = await it.reloading.take_up({(features / "_missing.py").resolve()})
        assert change == Change("alpha", What.LOADED, mended=True)
        assert it.bot.failed_cogs == ()
        assert await it.says("_missing") == "one"


async def test_when_the_first_of_two_of_a_name_goes_the_second_comes(tmp_path: Path, features: Path) -> None:
    other = tmp_path / "features_more"
    other.mkdir()
    write_cog(other, "alpha", says("two"))
    write_cog(features, "alpha", says("one"))
    bot = bot_in(tmp_path, more=(other,))
    async with room(bot) as here:
        it = Writing(bot, here, features, bot.reloading())
        assert [one.name for one in bot.failed_cogs] == ["alpha"]
        changes = await it.save(alpha=None)
        assert [one.what for one in changes] == [What.UNLOADED, What.LOADED]
        assert bot.failed_cogs == ()
        assert await it.says("alpha") == "two"


async def test_one_that_was_written_before_anybody_looked_is_loaded_with_the_next(
    tmp_path: Path, features: Path
) -> None:
    write_cog(features, "zulu")
    bot = bot_in(tmp_path)
    async with room(bot) as here:
        write_cog(features, "alpha")
        it = Writing(bot, here, features, bot.reloading())
        changes = await it.cog("beta", says("one"))
        assert [one.cog for one in changes] == ["alpha", "beta"]


async def test_a_cog_works_here_also_while_discord_cannot_be_told(
    tmp_path: Path, features: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async def away() -> None:
        raise OSError("no route")

    write_cog(features, "alpha", says("one"))
    bot = bot_in(tmp_path)
    async with room(bot) as here:
        it = Writing(bot, here, features, Reloading(bot, bot.config.cogs, away))
        assert await it.cog("alpha", says("two")) == [Change("alpha", What.RELOADED)]
        assert await it.says("alpha") == "two"
    assert "Discord cannot be told of the commands now" in caplog.text


async def test_discord_is_told_of_commands_only_if_they_changed(tmp_path: Path, features: Path) -> None:
    def told(it: Writing) -> int:
        return sum(one.method == "PUT" and "commands" in one.path for one in it.here.env.http_requests)

    write_cog(features, "alpha", says("one"))
    async with writing(tmp_path, features) as it:
        assert told(it) == 1
        await it.cog("alpha", says("two"))
        await it.save(alpha="syntax error")
        assert told(it) == 1
        await it.cog("beta", says("two"))
        assert told(it) == 2


async def test_what_is_under_way_is_finished_by_the_version_that_began_it(
    tmp_path: Path, features: Path
) -> None:
    write_cog(
        features,
        "alpha",
        "await interaction.response.defer()\nsys.waits = asyncio.Event()\nawait sys.waits.wait()\n"
        "await interaction.edit_original_response(content='one')",
    )
    source = (features / "alpha.py").read_text()
    (features / "alpha.py").write_text(f"import sys\n{source}")
    async with writing(tmp_path, features) as it:
        asked = asyncio.create_task(it.here.robin.slash(it.here.channel, "alpha"))
        while not hasattr(sys, "waits"):  # noqa: ASYNC110 - the cog says it so
            await asyncio.sleep(0.01)
        await it.cog("alpha", says("two"))
        sys.__dict__.pop("waits").set()
        result = await asked
        assert result.response
        assert result.response.content == "one"
        assert await it.says("alpha") == "two"
