"""/kids: the children whom the articles name, the age that each article gives, and what follows from it."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.cards.children import ShowChild, TurnChildren, child_card, children, children_card
from bot.cards.escaping import escape_line
from bot.cards.options import choices, described
from bot.cards.reading import READING_BUTTONS
from bot.host import Host
from bot.library import Shelf
from bot.replying import Reply
from bot.search import suggest
from bot.texts import texts_for


class Kids(commands.Cog):
    """Shows all children, or one. Only a name that the articles do not have is refused, privately."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf

    @app_commands.command(name="kids", description=described("kids.command"))
    @app_commands.describe(name=described("kids.option.name"))
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
    async def kids(
        self, interaction: discord.Interaction[Host], name: app_commands.Range[str, 0, 100] = ""
    ) -> None:
        """Show the child that is meant, or everyone."""
        library = self.shelf.library(interaction.guild_id)
        say = texts_for(str(interaction.locale))
        reply = Reply(interaction, private=False)
        if not name.strip():
            await reply.send(children_card(library, 0, say))
            return
        by_name = {child.name: child for child in children(library)}
        meant = suggest(name, list(by_name), 1)
        if not meant:
            await reply.refuse(say("kids.unknown", name=escape_line(name)))
            return
        await reply.send(child_card(library, by_name[meant[0]], say))

    @kids.autocomplete("name")
    async def suggest_name(
        self, interaction: discord.Interaction[Host], typed: str
    ) -> list[app_commands.Choice[str]]:
        """The children's names."""
        return choices(typed, [child.name for child in children(self.shelf.library(interaction.guild_id))])


async def setup(bot: Host) -> None:
    """Add the command, and the buttons of its cards."""
    bot.add_dynamic_items(ShowChild, TurnChildren, *READING_BUTTONS)
    await bot.add_cog(Kids(bot.shelf))


async def teardown(bot: Host) -> None:
    """Forget the buttons that only this cog has."""
    bot.remove_dynamic_items(ShowChild, TurnChildren)
