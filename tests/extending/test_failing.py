"""What fails in a cog is told with its line; whoever used it gets an answer, and so does everybody else."""

import asyncio
import gc
from pathlib import Path

import pytest

from bot.extending.troubles import Kind
from tests.client.making import bot_in, room, write_cog
from tests.extending.bad import beside, line, only, unload


async def test_an_error_in_a_command_is_told_with_its_line(tmp_path: Path, features: Path) -> None:
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


async def test_tasks_end_with_their_cog(tmp_path: Path, features: Path) -> None:
    async with beside(LOOP.replace("raise {error}", "bot = 1"), tmp_path, features) as (bot, here):
        before = {task for task in asyncio.all_tasks() if task.get_name().startswith("discord-ext-tasks")}
        assert len(before) == 1
        await unload(bot)
        await here.env.settle()
        assert all(task.cancelled() for task in before)


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
