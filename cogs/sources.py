"""/sources: the articles that the answers come from, with date, language and outlet."""

import discord
from discord import app_commands

from bot.cards.articles import LIST_BUTTONS, show_articles
from bot.cards.cog import Cog
from bot.cards.conversation import Conversation
from bot.cards.options import everywhere, text
from bot.host import Host


class Sources(Cog):
    """Shows the articles for everybody, with a button to read each."""

    stores = ()

    @app_commands.command(name=text("name.sources"), description=text("sources.command"))
    @everywhere
    async def sources(self, interaction: discord.Interaction[Host]) -> None:
        """Show the first page."""
        await show_articles(await Conversation.about(interaction), 0)


async def setup(bot: Host) -> None:
    """Add the command, and the buttons of its cards."""
    bot.add_dynamic_items(*LIST_BUTTONS)
    await bot.add_cog(Sources())
