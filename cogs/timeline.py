"""/timeline: what happened when, each event in the words of the articles that tell it."""

import discord
from discord import app_commands

from bot.cards.cog import Cog
from bot.cards.conversation import Conversation
from bot.cards.escaping import one_line
from bot.cards.events import LONGEST_ABOUT, LONGEST_DATE, TurnTimeline, show_timeline
from bot.cards.nearest import people_choices
from bot.cards.options import choices, everywhere, text
from bot.cards.period import Period, dates_known
from bot.host import Host


class Timeline(Cog):
    """Shows the events for everybody. Only an unreadable date is refused, privately."""

    stores = ()

    @app_commands.command(name=text("name.timeline"), description=text("timeline.command"))
    @app_commands.describe(
        about=text("timeline.option.about"),
        since=text("timeline.option.from"),
        until=text("timeline.option.to"),
    )
    @app_commands.rename(about=text("option.about"), since=text("option.from"), until=text("option.to"))
    @everywhere
    async def timeline(
        self,
        interaction: discord.Interaction[Host],
        about: app_commands.Range[str, 0, LONGEST_ABOUT] = "",
        since: app_commands.Range[str, 0, LONGEST_DATE] = "",
        until: app_commands.Range[str, 0, LONGEST_DATE] = "",
    ) -> None:
        """Choose the events and show the first page."""
        talk = await Conversation.about(interaction)
        period = Period(one_line(about), one_line(since), one_line(until))
        await show_timeline(talk, period, 0)

    @timeline.autocomplete("about")
    async def suggest_about(
        self, interaction: discord.Interaction[Host], typed: str
    ) -> list[app_commands.Choice[str]]:
        """The people whom the articles name."""
        library = await interaction.client.library(interaction)
        return await people_choices(library, typed, LONGEST_ABOUT)

    @timeline.autocomplete("since")
    @timeline.autocomplete("until")
    async def suggest_date(
        self, interaction: discord.Interaction[Host], typed: str
    ) -> list[app_commands.Choice[str]]:
        """The years, months and days on which something happened."""
        return choices(typed, dates_known(await interaction.client.library(interaction)))


async def setup(bot: Host) -> None:
    """Add the command, and the buttons of its cards."""
    bot.add_dynamic_items(TurnTimeline)
    await bot.add_cog(Timeline())
