"""/about: what this bot is, what it knows and what it keeps about people: nothing."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.cards.about import about_card
from bot.cards.options import described
from bot.host import Host
from bot.library import Shelf
from bot.replying import Reply
from bot.texts import texts_for


class About(commands.Cog):
    """Introduces the bot."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf

    @app_commands.command(name="about", description=described("about.command"))
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
    async def about(self, interaction: discord.Interaction[Host]) -> None:
        """Show the card."""
        library = self.shelf.library(interaction.guild_id)
        say = texts_for(str(interaction.locale))
        await Reply(interaction, private=False).send(about_card(library, say))


async def setup(bot: Host) -> None:
    """Add the command."""
    await bot.add_cog(About(bot.shelf))
