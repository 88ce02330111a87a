"""/compare: where the articles agree, where the story moved on, and where they contradict each other."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.cards.comparisons import LONGEST_ABOUT, TurnComparisons, comparisons_about, comparisons_card
from bot.cards.escaping import one_line
from bot.cards.options import choices, described
from bot.cards.reading import READING_BUTTONS
from bot.host import Host
from bot.library import Shelf
from bot.replying import Reply
from bot.texts import texts_for


class Compare(commands.Cog):
    """Shows to everybody what several articles state, side by side."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf

    @app_commands.command(name="compare", description=described("compare.command"))
    @app_commands.describe(about=described("compare.option.about"))
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
    async def compare(
        self, interaction: discord.Interaction[Host], about: app_commands.Range[str, 0, LONGEST_ABOUT] = ""
    ) -> None:
        """Choose what is compared and show the first page."""
        library = self.shelf.library(interaction.guild_id)
        say = texts_for(str(interaction.locale))
        reply = Reply(interaction, private=False)
        subject = one_line(about)
        found = await reply.after(lambda: comparisons_about(library, subject))
        await reply.send(comparisons_card(library, subject, found, 0, say))

    @compare.autocomplete("about")
    async def suggest_about(
        self, interaction: discord.Interaction[Host], typed: str
    ) -> list[app_commands.Choice[str]]:
        """The people of whom several articles state something."""
        library = self.shelf.library(interaction.guild_id)
        people = dict.fromkeys(name for one in library.facts.comparisons for name in one.people)
        return choices(typed, list(people), LONGEST_ABOUT)


async def setup(bot: Host) -> None:
    """Add the command, and the buttons of its cards."""
    bot.add_dynamic_items(TurnComparisons, *READING_BUTTONS)
    await bot.add_cog(Compare(bot.shelf))


async def teardown(bot: Host) -> None:
    """Forget the button that only this cog has."""
    bot.remove_dynamic_items(TurnComparisons)
