"""/privacy: what the bot stores, and a button to delete it."""

import discord
from discord import app_commands

from bot.cards.cog import Cog
from bot.cards.conversation import Conversation
from bot.cards.options import IN_EVERY_CHANNEL, everywhere, text
from bot.cards.privacy import PRIVACY_BUTTONS, show_privacy
from bot.host import Host


class Privacy(Cog):
    """Tells whoever asks, privately."""

    stores = ()

    @app_commands.command(
        name=text("name.privacy"), description=text("privacy.command"), extras=IN_EVERY_CHANNEL
    )
    @everywhere
    async def privacy(self, interaction: discord.Interaction[Host]) -> None:
        """Show the card."""
        await show_privacy(await Conversation.about(interaction, private=True), interaction)


async def setup(bot: Host) -> None:
    """Add the command, and the buttons of its card."""
    bot.add_dynamic_items(*PRIVACY_BUTTONS)
    await bot.add_cog(Privacy())


async def teardown(bot: Host) -> None:
    """Forget the buttons that only this cog has."""
    bot.remove_dynamic_items(*PRIVACY_BUTTONS)
