"""/archive: the articles that a server adds itself, for whoever manages it."""

import asyncio

import discord
from discord import app_commands
from discord.ext import commands, tasks

from bot.cards.cog import Cog
from bot.cards.conversation import Conversation
from bot.cards.kept import ARTICLES_STORED
from bot.cards.managing import AnswerFromOwn
from bot.cards.options import IN_EVERY_CHANNEL, text
from bot.cards.own_articles import OWN_ARTICLES_BUTTONS, file_choices, show_own_articles, show_removal
from bot.cards.uploading import LONGEST_TITLE, UPLOAD_BUTTONS, show_upload
from bot.host import Host

BUTTONS = (AnswerFromOwn, *UPLOAD_BUTTONS, *OWN_ARTICLES_BUTTONS)


@app_commands.default_permissions(manage_guild=True)
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
class Archive(
    Cog, commands.GroupCog, group_name=text("name.archive"), group_description=text("archive.command")
):
    """Answers privately. Others do not see the commands; if they do, they are refused."""

    stores = (ARTICLES_STORED,)

    def __init__(self, bot: Host) -> None:
        self._uploads = bot.uploads

    async def cog_load(self) -> None:
        """Begin to look for what has waited too long."""
        self.clear_old.start()

    async def cog_unload(self) -> None:
        """Look no longer."""
        self.clear_old.cancel()

    @tasks.loop(minutes=10)
    async def clear_old(self) -> None:
        """Delete what nobody has decided on for an hour."""
        await asyncio.to_thread(self._uploads.clear_old)

    @app_commands.command(
        name=text("name.archive.add"), description=text("archive.add.command"), extras=IN_EVERY_CHANNEL
    )
    @app_commands.rename(file=text("option.file"), title=text("option.title"), date=text("option.date"))
    @app_commands.describe(
        file=text("archive.option.file"), title=text("archive.option.title"), date=text("archive.option.date")
    )
    async def add(
        self,
        interaction: discord.Interaction[Host],
        file: discord.Attachment,
        title: app_commands.Range[str, 1, LONGEST_TITLE] = "",
        date: str = "",
    ) -> None:
        """Show what is made of the file."""
        talk = await Conversation.about(interaction, private=True)
        await show_upload(talk, interaction, file, title, date)

    @app_commands.command(
        name=text("name.archive.remove"), description=text("archive.remove.command"), extras=IN_EVERY_CHANNEL
    )
    @app_commands.rename(file=text("option.file"))
    @app_commands.describe(file=text("archive.option.which"))
    async def remove(self, interaction: discord.Interaction[Host], file: str) -> None:
        """Ask whether it is to be removed."""
        await show_removal(await Conversation.about(interaction, private=True), interaction, file)

    @remove.autocomplete("file")
    async def suggest_file(
        self, interaction: discord.Interaction[Host], typed: str
    ) -> list[app_commands.Choice[str]]:
        """The server's own articles."""
        return await file_choices(interaction, typed)

    @app_commands.command(
        name=text("name.archive.list"), description=text("archive.list.command"), extras=IN_EVERY_CHANNEL
    )
    async def list(self, interaction: discord.Interaction[Host]) -> None:
        """Show the first page."""
        await show_own_articles(await Conversation.about(interaction, private=True), interaction, 0)


async def setup(bot: Host) -> None:
    """Add the commands, and the buttons of their cards, unless whoever runs the bot wants no uploads."""
    if bot.config.uploads.enabled:
        bot.add_dynamic_items(*BUTTONS)
        await bot.add_cog(Archive(bot))


async def teardown(bot: Host) -> None:
    """Forget the buttons that only this cog has."""
    bot.remove_dynamic_items(*BUTTONS)
