"""/kids: the children whom the articles name, the age that each article gives, and what follows from it."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.cards.children import ShowChild, TurnChildren, children, show_child, show_children
from bot.cards.conversation import Conversation
from bot.cards.escaping import escape_line
from bot.cards.options import choices, everywhere, text
from bot.cards.reading import READING_BUTTONS
from bot.host import Host
from bot.search import suggest


class Kids(commands.Cog):
    """Shows all children, or one. Only a name that the articles do not have is refused, privately."""

    @app_commands.command(name=text("name.kids"), description=text("kids.command"))
    @app_commands.rename(name=text("option.name"))
    @app_commands.describe(name=text("kids.option.name"))
    @everywhere
    async def kids(
        self, interaction: discord.Interaction[Host], name: app_commands.Range[str, 0, 100] = ""
    ) -> None:
        """Show the child that is meant, or everyone."""
        talk = Conversation.about(interaction)
        if not name.strip():
            await show_children(talk, 0)
            return
        by_name = {child.name: child for child in children(talk.library)}
        meant = suggest(name, list(by_name), 1)
        if not meant:
            await talk.reply.refuse(talk.say("kids.unknown", name=escape_line(name)))
            return
        await show_child(talk, by_name[meant[0]])

    @kids.autocomplete("name")
    async def suggest_name(
        self, interaction: discord.Interaction[Host], typed: str
    ) -> list[app_commands.Choice[str]]:
        """The children's names."""
        return choices(
            typed, [child.name for child in children(interaction.client.library(interaction.guild_id))]
        )


async def setup(bot: Host) -> None:
    """Add the command, and the buttons of its cards."""
    bot.add_dynamic_items(ShowChild, TurnChildren, *READING_BUTTONS)
    await bot.add_cog(Kids())


async def teardown(bot: Host) -> None:
    """Forget the buttons that only this cog has."""
    bot.remove_dynamic_items(ShowChild, TurnChildren)
