"""/quote: somebody's own words, who said them, to whom, and in which files they stand."""

import secrets

import discord
from discord import app_commands

from bot.cards.cog import Cog
from bot.cards.conversation import Conversation
from bot.cards.escaping import escape_line, one_line
from bot.cards.nearest import people_choices, show_unknown
from bot.cards.options import everywhere, text
from bot.cards.quotations import AnotherOne, Walk, show_quotation
from bot.cards.wanted import LONGEST_ABOUT, Wanted, outlets, speakers, subjects
from bot.host import Host


class Quote(Cog):
    """Shows any quotation, or the first that fits. Only unknown names are refused, privately.

    Where there are too many articles to look through, one of the options has to be given.
    """

    stores = ()

    @app_commands.command(name=text("name.quote"), description=text("quote.command"))
    @app_commands.rename(about=text("option.about"), by=text("option.by"), to=text("option.outlet"))
    @app_commands.describe(
        about=text("quote.option.about"),
        by=text("quote.option.by"),
        to=text("quote.option.to"),
    )
    @everywhere
    async def quote(
        self,
        interaction: discord.Interaction[Host],
        about: app_commands.Range[str, 0, LONGEST_ABOUT] = "",
        by: app_commands.Range[str, 0, 100] = "",
        to: app_commands.Range[str, 0, 100] = "",
    ) -> None:
        """Choose the quotations and show one."""
        subject = next(filter(None, map(one_line, (about, by, to))), "")
        talk = await (await Conversation.about(interaction)).near(subject)
        if talk is None:
            return
        library, say = talk.library, talk.say
        speaker = (await speakers(library, say)).meant(by)
        if speaker is None:
            await show_unknown(talk, by, say("quote.unknown_speaker", name=escape_line(by)))
            return
        outlet = (await outlets(library, say)).meant(to)
        if outlet is None:
            await show_unknown(talk, to, say("quote.unknown_outlet", name=escape_line(to)))
            return
        near = "" if one_line(about) or library.share is None else library.share.subject
        wanted = Wanted(one_line(about), speaker, outlet, near)
        any_will_do = wanted == Wanted() and library.facts.quotations
        first = secrets.randbelow(len(library.facts.quotations)) if any_will_do else 0
        await show_quotation(talk, Walk(wanted, first))

    @quote.autocomplete("about")
    async def suggest_about(
        self, interaction: discord.Interaction[Host], typed: str
    ) -> list[app_commands.Choice[str]]:
        """The people of whom the quotations speak."""
        library = await interaction.client.library(interaction)
        if not library.archive.at_hand:
            return await people_choices(library, typed, LONGEST_ABOUT)
        return (await subjects(library)).choices(typed, LONGEST_ABOUT)

    @quote.autocomplete("by")
    async def suggest_speaker(
        self, interaction: discord.Interaction[Host], typed: str
    ) -> list[app_commands.Choice[str]]:
        """The people who are quoted, and the unnamed sources."""
        host = interaction.client
        library = await host.library(interaction)
        if not library.archive.at_hand:
            return await people_choices(library, typed)
        return (await speakers(library, host.texts(interaction))).names.choices(typed)

    @quote.autocomplete("to")
    async def suggest_outlet(
        self, interaction: discord.Interaction[Host], typed: str
    ) -> list[app_commands.Choice[str]]:
        """The outlets that something was said to, and the media."""
        host = interaction.client
        found = await outlets(await host.library(interaction), host.texts(interaction))
        return found.names.choices(typed)


async def setup(bot: Host) -> None:
    """Add the command, and the buttons of its cards."""
    bot.add_dynamic_items(AnotherOne)
    await bot.add_cog(Quote())
