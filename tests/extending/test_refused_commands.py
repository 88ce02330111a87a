"""A command that Discord would refuse takes only its cog with it."""

from pathlib import Path

import pytest

from tests.extending.bad import beside, line

COMMAND = """
class Bad(commands.Cog):
    @app_commands.command(name={name}, description={description})
    async def bad(self, interaction: discord.Interaction{options}) -> None: ...
"""
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
