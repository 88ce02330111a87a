"""/kids: the children whom the articles name, the age that each article gives, and what follows from it."""

import discord
from discord import app_commands

from bot.cards.children import TurnChildren, children_of, show_children
from bot.cards.cog import Cog
from bot.cards.conversation import Conversation
from bot.cards.escaping import escape_line, one_line
from bot.cards.nearest import people_choices
from bot.cards.options import everywhere, text
from bot.cards.people import PERSON_BUTTONS, show_person
from bot.host import Host


class Kids(Cog):
    """Shows all children, or one. Only a name that the articles do not have is refused, privately.

    Where there are too many articles to look through, a name is asked for: a child's or a parent's.
    """

    stores = ()

    @app_commands.command(name=text("name.kids"), description=text("kids.command"))
    @app_commands.rename(name=text("option.name"))
    @app_commands.describe(name=text("kids.option.name"))
    @everywhere
    async def kids(
        self, interaction: discord.Interaction[Host], name: app_commands.Range[str, 0, 100] = ""
    ) -> None:
        """Show the child that is meant, or everyone."""
        talk = await (await Conversation.about(interaction)).near(name)
        if talk is None:
            return
        known = (await children_of(talk.library)).meant(name) if name.strip() else None
        if known:
            await show_person(talk, known)
        elif talk.library.share or not name.strip():
            await show_children(talk, 0, one_line(name))
        else:
            await talk.reply.refuse(talk.say("kids.unknown", name=escape_line(name)))

    @kids.autocomplete("name")
    async def suggest_name(
        self, interaction: discord.Interaction[Host], typed: str
    ) -> list[app_commands.Choice[str]]:
        """The children, also by what else the articles call them."""
        library = await interaction.client.library(interaction)
        if not library.archive.at_hand:
            return await people_choices(library, typed)
        return (await children_of(library)).names.choices(typed)


async def setup(bot: Host) -> None:
    """Add the command, and the buttons of its cards."""
    bot.add_dynamic_items(TurnChildren, *PERSON_BUTTONS)
    await bot.add_cog(Kids())


async def teardown(bot: Host) -> None:
    """Forget the button that only this cog has."""
    bot.remove_dynamic_items(TurnChildren)
