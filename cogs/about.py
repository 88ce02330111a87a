"""/about: what this bot is, what it knows and what it keeps about people: nothing."""

import discord
from discord import app_commands

from bot.cards.about import about_card
from bot.cards.cog import Cog
from bot.cards.conversation import Conversation
from bot.cards.options import everywhere, text
from bot.host import Host


class About(Cog):
    """Introduces the bot."""

    stores = ()

    @app_commands.command(name=text("name.about"), description=text("about.command"))
    @everywhere
    async def about(self, interaction: discord.Interaction[Host]) -> None:
        """Show the card."""
        talk = await Conversation.about(interaction)
        client = interaction.client
        count = client.shard_count or 1
        shard = (client.shard(interaction.guild_id), count) if count > 1 else None
        await talk.show(("about", shard), lambda: about_card(talk.library, talk.say, shard))


async def setup(bot: Host) -> None:
    """Add the command."""
    await bot.add_cog(About())
