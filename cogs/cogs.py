"""/cogs: how each feature is and what it offers, for whoever runs the bot."""

import discord
from discord import app_commands

from bot.cards.cog import Cog
from bot.cards.cogs import COGS_CONTROLS, show_cogs
from bot.cards.conversation import Conversation
from bot.cards.options import IN_EVERY_CHANNEL, text
from bot.host import Host


class Cogs(Cog):
    """Shows privately which feature failed, where and why.

    Discord can hide a command from all but a server's administrators; of those, who runs the bot is told.
    """

    stores = ()

    @app_commands.command(name=text("name.cogs"), description=text("cogs.command"), extras=IN_EVERY_CHANNEL)
    @app_commands.default_permissions(administrator=True)
    @app_commands.allowed_installs(guilds=True, users=False)
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    async def cogs(self, interaction: discord.Interaction[Host]) -> None:
        """Show the first page."""
        await show_cogs(await Conversation.about(interaction, private=True), interaction, 0)


async def setup(bot: Host) -> None:
    """Add the command, and the buttons of its card."""
    bot.add_dynamic_items(*COGS_CONTROLS)
    await bot.add_cog(Cogs())
