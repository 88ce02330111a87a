"""Each way of being bad: nothing of the bad cog stays, the ledger says whose it was, the others answer."""

import asyncio
import gc
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.client import Receipts
from bot.extending.holding import Patience
from bot.extending.troubles import Kind, Trouble
from tests.client.making import Room, bot_in, room, write_cog

HEAD = """
import asyncio, sys, time
import discord
from discord import app_commands
from discord.ext import commands, tasks
"""
SETUP = """
async def setup(bot):
    await bot.add_cog(Bad())
"""


@asynccontextmanager
async def beside(
    bad: str, tmp_path: Path, features: Path, *, setup: str = SETUP
) -> AsyncIterator[tuple[Receipts, Room]]:
    """A bot with the cog `bad`, and one before and one after it that must answer in any case."""
    (features / "bad.py").write_text(f"{HEAD}\n{bad}\n{setup}")
    write_cog(features, "alpha")
    write_cog(features, "zulu")
    bot = bot_in(tmp_path)
    async with room(bot) as here:
        yield bot, here
        assert await here.says("alpha") == "done"
        assert await here.says("zulu") == "done"


def line(features: Path, holding: str) -> str:
    """The place in the bad cog where `holding` stands."""
    lines = (features / "bad.py").read_text().splitlines()
    [number] = [number for number, text in enumerate(lines, 1) if holding in text]
    return f"features/bad.py:{number}"


async def unload(bot: Receipts) -> None:
    await bot.unload_extension(next(name for name in bot.extensions if name.endswith("bad")))


def only(bot: Receipts) -> Trouble:
    [trouble] = bot.troubles.of("bad")
    return trouble


LEAVES_ALL = """
class Bad(commands.Cog):
    @app_commands.command(description="x")
    async def bad(self, interaction: discord.Interaction) -> None: ...

    @commands.Cog.listener()
    async def on_message(self, message): ...

class Press(discord.ui.DynamicItem[discord.ui.Button], template="press/(?P<it>.*)"): ...

class Stays(discord.ui.View):
    def __init__(self):
        super().__init__(timeout=None)
        self.add_item(discord.ui.Button(label="x", custom_id="stays"))

async def forever():
    await asyncio.sleep(1e6)

async def heard(message): ...

@app_commands.context_menu(name="Menu")
async def menu(interaction: discord.Interaction, message: discord.Message) -> None: ...

async def setup(bot):
    await bot.add_cog(Bad())
    bot.add_dynamic_items(Press)
    bot.add_view(Stays())
    bot.add_listener(heard, "on_member_join")
    bot.tree.add_command(menu)
    bot.kept = [asyncio.create_task(forever()), asyncio.create_task(asyncio.sleep(1e6))]
    await asyncio.sleep(0)
"""


def left(bot: Receipts) -> list[object]:
    """What of the bad cog is still there."""
    store = bot._connection._view_store
    commands = [one.name for one in bot.tree.get_commands() if one.name not in {"alpha", "zulu"}]
    listeners = [
        each
        for listening in bot.extra_events.values()
        for each in listening
        if "_features" in each.__module__ or "features_" in each.__module__
    ]
    return [
        *(name for name in bot.cogs if name == "Bad"),
        *commands,
        *listeners,
        *(one for one in store._dynamic_items.values() if one.__name__ == "Press"),
        *bot.persistent_views,
        *(task for task in getattr(bot, "kept", []) if not (task.done() or task.cancelling())),
        *(module for module in sys.modules if module.startswith("features_") and "bad" in module),
    ]


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


async def test_an_error_in_a_command_is_told_with_its_line(tmp_path: Path, features: Path) -> None:
    write_cog(features, "alpha")
    bad = """
class Bad(commands.Cog):
    @app_commands.command(description="x")
    async def bad(self, interaction: discord.Interaction, text: str = "") -> None:
        raise RuntimeError(f"no heron in {text}")
"""
    async with beside(bad, tmp_path, features) as (bot, here):
        result = await here.robin.slash(here.channel, "bad", text="a private question")
        assert result.ephemeral
        assert "the id" in (result.response.content if result.response else "")
        await here.says("bad")
        trouble = only(bot)
        assert (trouble.kind, trouble.line) == (Kind.COMMAND, line(features, "raise"))
        assert trouble.count == 2
        assert trouble.reason.startswith("RuntimeError: no heron in")
        assert "private" not in trouble.reason


async def test_what_a_person_typed_is_not_in_the_ledger(tmp_path: Path, features: Path) -> None:
    write_cog(features, "bad", "raise RuntimeError(f'no heron in {text}')")
    bot = bot_in(tmp_path)
    async with room(bot) as here:
        await here.robin.slash(here.channel, "bad", text="my private question")
    assert only(bot).reason == "RuntimeError: no heron in [typed text]"


async def test_a_command_cannot_end_the_process(tmp_path: Path, features: Path) -> None:
    write_cog(features, "bad", "raise SystemExit(3)")
    write_cog(features, "alpha")
    bot = bot_in(tmp_path)
    async with room(bot) as here:
        assert "the id" in await here.says("bad")
        assert await here.says("alpha") == "done"
    assert only(bot).line == "features/bad.py:11"


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


@pytest.mark.parametrize("what", ["sys.exit(3)", "raise RuntimeError('no')"])
async def test_an_error_behind_a_button_is_told(what: str, tmp_path: Path, features: Path) -> None:
    bad = f"""
from bot import cards

class Press(cards.CardButton, kind="press"):
    async def press(self, talk):
        {what}

class Bad(commands.Cog):
    @app_commands.command(description="x")
    async def bad(self, interaction: discord.Interaction) -> None:
        card = cards.Card(cards.Tone.PLAIN)
        card.add_text("a card")
        card.add_buttons(Press("", "Go"))
        await interaction.response.send_message(view=card)
"""
    setup = "async def setup(bot):\n    bot.add_dynamic_items(Press)\n    await bot.add_cog(Bad())"
    async with beside(bad, tmp_path, features, setup=setup) as (bot, here):
        shown = await here.robin.slash(here.channel, "bad")
        assert shown.response
        result = await here.robin.click(shown.response, custom_id="press/")
        assert result.ephemeral
        assert "the id" in (result.response.content if result.response else "")
        assert (only(bot).kind, only(bot).line) == (Kind.CONTROL, line(features, what))


VIEW = """
class Buttons(discord.ui.View):
    @discord.ui.button(label="Go", custom_id="go")
    async def go(self, interaction, button):
        {what}

class Bad(commands.Cog):
    @app_commands.command(description="x")
    async def bad(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_message("a card", view=Buttons())

    @commands.Cog.listener()
    async def on_message(self, message):
        {what}
"""


@pytest.mark.parametrize("what", ["sys.exit(3)", "raise RuntimeError('no')"])
async def test_an_error_in_a_view_of_the_cogs_own_is_told(what: str, tmp_path: Path, features: Path) -> None:
    async with beside(VIEW.format(what=what), tmp_path, features) as (bot, here):
        shown = await here.robin.slash(here.channel, "bad")
        assert shown.response
        await here.robin.click(shown.response, custom_id="go")
        await here.robin.send(here.channel, "hello")
        gc.collect()
        await here.env.advance_time(2)
        assert {trouble.line.partition(":")[0] for trouble in bot.troubles.of("bad")} == {"features/bad.py"}
        assert len(bot.troubles.of("bad")) == 2


async def test_an_error_in_a_listener_is_told(
    tmp_path: Path, features: Path, caplog: pytest.LogCaptureFixture
) -> None:
    bad = """
class Bad(commands.Cog):
    @commands.Cog.listener()
    async def on_message(self, message):
        raise RuntimeError(f"no heron in {message.content}")
"""
    async with beside(bad, tmp_path, features) as (bot, here):
        await here.robin.send(here.channel, "my private question")
        assert (only(bot).kind, only(bot).line) == (Kind.LISTENER, line(features, "raise"))
        assert "private" not in only(bot).reason
        assert "private" not in caplog.text
        assert "a listener of on_message failed" in caplog.text


async def test_suggestions_that_fail_are_told(tmp_path: Path, features: Path) -> None:
    bad = """
class Bad(commands.Cog):
    @app_commands.command(description="x")
    async def bad(self, interaction: discord.Interaction, text: str) -> None: ...

    @bad.autocomplete("text")
    async def suggest(self, interaction: discord.Interaction, typed: str):
        raise RuntimeError(typed)
"""
    async with beside(bad, tmp_path, features) as (bot, here):
        await here.robin.autocomplete(here.channel, "bad", "text", "my private question")
        assert (only(bot).kind, only(bot).line) == (Kind.SUGGESTING, line(features, "raise"))
        assert only(bot).reason == "RuntimeError"


LOOP = """
class Bad(commands.Cog):
    def __init__(self):
        self.often.start()

    @tasks.loop(seconds=1)
    async def often(self):
        raise {error}
"""


@pytest.mark.parametrize("error", ["RuntimeError('no')", "OSError('no')", "SystemExit(3)"])
async def test_a_loop_that_fails_is_told(error: str, tmp_path: Path, features: Path) -> None:
    async with beside(LOOP.replace("{error}", error), tmp_path, features) as (bot, here):
        await here.env.advance_time(2)
        assert (only(bot).kind, only(bot).line) == (Kind.TASK, line(features, "raise"))
        await unload(bot)  # one that tries again and again would keep the simulator waiting


TASK = """
class Bad(commands.Cog):
    async def cog_load(self):
        {keep}asyncio.create_task(self.work())

    async def work(self):
        raise {error}
"""


@pytest.mark.parametrize("keep", ["", "self.task = "])
@pytest.mark.parametrize("error", ["RuntimeError('no')", "SystemExit(3)"])
async def test_a_task_that_fails_is_told_also_while_somebody_keeps_it(
    keep: str, error: str, tmp_path: Path, features: Path
) -> None:
    bad = TASK.replace("{keep}", keep).replace("{error}", error)
    async with beside(bad, tmp_path, features) as (bot, here):
        await here.env.advance_time(2)
        assert (only(bot).kind, only(bot).line, only(bot).count) == (Kind.TASK, line(features, "raise"), 1)


async def test_an_error_that_the_cog_catches_itself_is_no_trouble(tmp_path: Path, features: Path) -> None:
    bad = """
class Bad(commands.Cog):
    async def cog_load(self):
        await asyncio.gather(self.work(), self.work(), return_exceptions=True)
        task = asyncio.create_task(self.work())
        await asyncio.wait([task])
        assert task.exception()

    async def work(self):
        raise RuntimeError
"""
    async with beside(bad, tmp_path, features) as (bot, here):
        await here.env.advance_time(2)
        assert bot.troubles.of("bad") == ()


async def test_tasks_end_with_their_cog(tmp_path: Path, features: Path) -> None:
    async with beside(LOOP.replace("raise {error}", "bot = 1"), tmp_path, features) as (bot, here):
        before = {task for task in asyncio.all_tasks() if task.get_name().startswith("discord-ext-tasks")}
        assert len(before) == 1
        await unload(bot)
        await here.env.settle()
        assert all(task.cancelled() for task in before)


COMMAND = """
class Bad(commands.Cog):
    @app_commands.command(name={name}, description={description})
    async def bad(self, interaction: discord.Interaction{options}) -> None: ...
"""
L = "app_commands.locale_str"
RULES = {
    "long description": ("'bad'", "'x' * 101", "", "is not 1 to 100 characters long"),
    "name of another": ("'alpha'", "'x'", "", "alpha"),
    "illegal name": ("'Bad Name'", "'x'", "", "Bad Name"),
    "too many options": ("'bad'", "'x'", "".join(f", a{n}: int = 0" for n in range(26)), "25"),
}


@pytest.mark.parametrize("rule", RULES)
async def test_a_command_that_discord_would_refuse_takes_only_its_cog_with_it(
    rule: str, tmp_path: Path, features: Path
) -> None:
    name, description, options, reason = RULES[rule]
    bad = COMMAND.format(name=name, description=description, options=options)
    async with beside(bad, tmp_path, features) as (bot, _):
        [failed] = bot.failed_cogs
        assert (failed.name, failed.place.partition(":")[0]) == ("bad", "features/bad.py")
        assert reason in failed.reason
        registered = [one.name for one in await bot.tree.fetch_commands()]
        assert registered == ["alpha", "zulu"]


async def test_the_line_of_a_command_that_breaks_a_rule_is_told(tmp_path: Path, features: Path) -> None:
    bad = COMMAND.format(name="'bad'", description="'x' * 101", options="")
    async with beside(bad, tmp_path, features) as (bot, _):
        assert bot.failed_cogs[0].place == line(features, "@app_commands.command")


async def test_more_than_a_hundred_commands_take_only_their_cog_with_them(
    tmp_path: Path, features: Path
) -> None:
    bad = "async def work(interaction: discord.Interaction) -> None: ..."
    setup = """
async def setup(bot):
    for number in range(100):
        bot.tree.add_command(app_commands.Command(name=f"c{number}", description="x", callback=work))
"""
    async with beside(bad, tmp_path, features, setup=setup) as (bot, _):
        assert [failed.name for failed in bot.failed_cogs] == ["bad"]
        assert len(bot.tree.get_commands()) == 2


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


async def test_what_several_cogs_share_is_blamed_on_the_one_that_used_it(
    tmp_path: Path, features: Path
) -> None:
    (features / "_shared.py").write_text("def work():\n    raise RuntimeError('no')\n")
    write_cog(features, "bad", "from .._shared import work\nwork()")
    (features / "bad").mkdir()
    (features / "bad.py").rename(features / "bad" / "__init__.py")
    bot = bot_in(tmp_path)
    async with room(bot) as here:
        await here.says("bad")
    assert only(bot).line == "features/_shared.py:2"
