"""/compare: where the articles agree, where the story moved on, and where they contradict each other."""

import discord
from discord import app_commands

from bot.cards.cog import Cog
from bot.cards.compared import LONGEST_ABOUT, subjects
from bot.cards.comparisons import TurnComparisons, show_comparisons
from bot.cards.conversation import Conversation
from bot.cards.escaping import one_line
from bot.cards.nearest import people_choices
from bot.cards.options import everywhere, text
from bot.host import Host


class Compare(Cog):
    """Shows to everybody what several articles state, side by side."""

    stores = ()

    @app_commands.command(name=text("name.compare"), description=text("compare.command"))
    @app_commands.rename(about=text("option.about"))
    @app_commands.describe(about=text("compare.option.about"))
    @everywhere
    async def compare(
        self, interaction: discord.Interaction[Host], about: app_commands.Range[str, 0, LONGEST_ABOUT] = ""
    ) -> None:
        """Choose what is compared and show the first page."""
        await show_comparisons(await Conversation.about(interaction), one_line(about), 0)

    @compare.autocomplete("about")
    async def suggest_about(
        self, interaction: discord.Interaction[Host], typed: str
    ) -> list[app_commands.Choice[str]]:
        """The people of whom several articles state something, and the topics."""
        host = interaction.client
        library = await host.library(interaction)
        if not library.archive.at_hand:
            return await people_choices(library, typed, LONGEST_ABOUT)
        return (await subjects(library, host.texts(interaction))).choices(typed, LONGEST_ABOUT)


async def setup(bot: Host) -> None:
    """Add the command, and the buttons of its cards."""
    bot.add_dynamic_items(TurnComparisons)
    await bot.add_cog(Compare())


async def teardown(bot: Host) -> None:
    """Forget the button that only this cog has."""
    bot.remove_dynamic_items(TurnComparisons)
