"""/sources: the articles that the answers come from, with date, language and outlet."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.cards.articles import TurnArticles, articles_card
from bot.cards.options import described
from bot.cards.reading import READING_BUTTONS
from bot.host import Host
from bot.library import Shelf
from bot.replying import Reply
from bot.texts import texts_for


class Sources(commands.Cog):
    """Shows the articles for everybody, with a button to read each."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf

    @app_commands.command(name="sources", description=described("sources.command"))
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
    async def sources(self, interaction: discord.Interaction[Host]) -> None:
        """Show the first page."""
        library = self.shelf.library(interaction.guild_id)
        say = texts_for(str(interaction.locale))
        await Reply(interaction, private=False).send(articles_card(library, 0, say))


async def setup(bot: Host) -> None:
    """Add the command, and the buttons of its cards."""
    bot.add_dynamic_items(TurnArticles, *READING_BUTTONS)
    await bot.add_cog(Sources(bot.shelf))


async def teardown(bot: Host) -> None:
    """Forget the button that only this cog has."""
    bot.remove_dynamic_items(TurnArticles)
