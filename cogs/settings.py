"""/settings: how the bot behaves in a server, for whoever manages it."""

import discord
from discord import app_commands

from bot.cards.cog import Cog
from bot.cards.conversation import Conversation
from bot.cards.kept import SETTINGS_STORED
from bot.cards.options import IN_EVERY_CHANNEL, text
from bot.cards.settings import SETTINGS_CONTROLS, show_settings
from bot.host import Host


class Settings(Cog):
    """Shows privately what can be set. Others do not see the command; if they do, they are refused."""

    stores = (SETTINGS_STORED,)

    @app_commands.command(
        name=text("name.settings"), description=text("settings.command"), extras=IN_EVERY_CHANNEL
    )
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.allowed_installs(guilds=True, users=False)
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    async def settings(self, interaction: discord.Interaction[Host]) -> None:
        """Show the card."""
        await show_settings(await Conversation.about(interaction, private=True), interaction)


async def setup(bot: Host) -> None:
    """Add the command, and the lists of its card."""
    bot.add_dynamic_items(*SETTINGS_CONTROLS)
    await bot.add_cog(Settings())


async def teardown(bot: Host) -> None:
    """Forget the lists that only this cog has."""
    bot.remove_dynamic_items(*SETTINGS_CONTROLS)
