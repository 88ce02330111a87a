"""/who: everybody of whom the articles tell, and what they tell of one of them."""

import discord
from discord import app_commands

from bot.cards.cog import Cog
from bot.cards.conversation import Conversation
from bot.cards.directory import directory_of
from bot.cards.escaping import escape_line
from bot.cards.nearest import people_choices, show_unknown
from bot.cards.options import everywhere, text
from bot.cards.people import PERSON_BUTTONS, ChoosePerson, TurnPeople, show_people, show_person
from bot.host import Host


class Who(Cog):
    """Shows everybody, or one person. Only a name that the articles do not have is refused, privately.

    Where there are too many articles to look through, a name is asked for.
    """

    stores = ()

    @app_commands.command(name=text("name.who"), description=text("who.command"))
    @app_commands.rename(name=text("option.name"))
    @app_commands.describe(name=text("who.option.name"))
    @everywhere
    async def who(
        self, interaction: discord.Interaction[Host], name: app_commands.Range[str, 0, 100] = ""
    ) -> None:
        """Show the person that is meant, or everybody."""
        talk = await (await Conversation.about(interaction)).near(name)
        if talk is None:
            return
        if not name.strip():
            await show_people(talk, 0)
            return
        directory = await directory_of(talk.library)
        known = directory.meant(name)
        if known is None:
            await show_unknown(talk, name, talk.say("who.unknown", name=escape_line(name)))
            return
        await show_person(talk, known)

    @who.autocomplete("name")
    async def suggest_name(
        self, interaction: discord.Interaction[Host], typed: str
    ) -> list[app_commands.Choice[str]]:
        """Everybody, also by what else the articles call them."""
        library = await interaction.client.library(interaction)
        if not library.archive.at_hand:
            return await people_choices(library, typed)
        return (await directory_of(library)).names.choices(typed)


async def setup(bot: Host) -> None:
    """Add the command, and the buttons of its cards."""
    bot.add_dynamic_items(TurnPeople, ChoosePerson, *PERSON_BUTTONS)
    await bot.add_cog(Who())


async def teardown(bot: Host) -> None:
    """Forget the buttons that only this cog has."""
    bot.remove_dynamic_items(TurnPeople, ChoosePerson)
