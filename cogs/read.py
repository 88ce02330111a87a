"""/read: an article from the start, page by page, for whoever asks alone."""

import discord
from discord import app_commands

from bot.cards.articles import LIST_BUTTONS, show_articles
from bot.cards.choosing import article_choices, article_meant, refuse_unknown
from bot.cards.cog import Cog
from bot.cards.conversation import Conversation
from bot.cards.options import everywhere, text
from bot.cards.reading import show_article
from bot.host import Host


class Read(Cog):
    """Opens an article privately; without one it shows the list to choose from."""

    stores = ()

    @app_commands.command(name=text("name.read"), description=text("read.command"))
    @app_commands.rename(article=text("option.article"), page=text("option.page"))
    @app_commands.describe(article=text("read.option.article"), page=text("read.option.page"))
    @everywhere
    async def read(
        self,
        interaction: discord.Interaction[Host],
        article: str = "",
        page: app_commands.Range[int, 1] = 1,
    ) -> None:
        """Find the article and show the page."""
        talk = await Conversation.about(interaction, private=True)
        if not article.strip():
            await show_articles(talk, 0)
            return
        meant = await article_meant(talk.library, article, talk.say)
        await (show_article(talk, meant, page - 1) if meant else refuse_unknown(talk, article))

    @read.autocomplete("article")
    async def suggest_article(
        self, interaction: discord.Interaction[Host], typed: str
    ) -> list[app_commands.Choice[str]]:
        """The articles."""
        host = interaction.client
        return await article_choices(await host.library(interaction), typed, host.texts(interaction))


async def setup(bot: Host) -> None:
    """Add the command, and the buttons of its cards."""
    bot.add_dynamic_items(*LIST_BUTTONS)
    await bot.add_cog(Read())
