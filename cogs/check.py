"""The command on a message, Check against the articles: what bears on its claims."""

import discord
from discord import app_commands

from bot.cards.checking import TurnClaims, show_check
from bot.cards.cog import Cog
from bot.cards.conversation import Conversation
from bot.cards.options import everywhere, text
from bot.host import Host


class Check(Cog):
    """Shows only to who asked which passages bear on a message."""

    stores = ()

    def __init__(self, bot: Host) -> None:
        self.bot = bot
        self.menu = everywhere(app_commands.ContextMenu(name=text("menu.check"), callback=self.check))

    async def cog_load(self) -> None:
        """Add the command; discord.py does that by itself only for slash commands."""
        self.bot.tree.add_command(self.menu)

    async def cog_unload(self) -> None:
        """Take the command away."""
        self.bot.tree.remove_command(self.menu.name, type=self.menu.type)

    async def check(self, interaction: discord.Interaction[Host], message: discord.Message) -> None:
        """Look up what the message claims."""
        talk = await Conversation.about(interaction, private=True)
        me = self.bot.user
        if me and message.author.id == me.id:
            await talk.reply.refuse(talk.say("check.mine"))
        else:
            await show_check(talk, message)


async def setup(bot: Host) -> None:
    """Add the command, and the buttons of its cards."""
    bot.add_dynamic_items(TurnClaims)
    await bot.add_cog(Check(bot))


async def teardown(bot: Host) -> None:
    """Forget the button that only this cog has."""
    bot.remove_dynamic_items(TurnClaims)
