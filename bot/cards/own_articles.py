"""/archive list and /archive remove: the articles that a server has added itself."""

import discord
from discord.app_commands import Choice

from bot.cards.buttons import CardButton, number_in
from bot.cards.choosing import article_choices, article_meant
from bot.cards.conversation import Conversation
from bot.cards.escaping import escape_file, escape_line
from bot.cards.layout import Card, Tone
from bot.cards.managing import AnswerFromOwn, ManagerButton, guild_managed, size_in_words
from bot.cards.naming import heading, published
from bot.cards.options import choices
from bot.cards.paging import Page
from bot.cards.reference import base36, tag
from bot.cards.server import Server
from bot.cards.source import DOT
from bot.host import Host
from bot.library import Library
from bot.own_archives import OWN
from bot.store.uploads import Stored
from bot.texts import Texts

FILES_A_PAGE = 8
LONGEST_NAME = 120


async def show_own_articles(talk: Conversation, interaction: discord.Interaction[Host], page: int) -> None:
    """Show page `page` (from 0) of the server's articles to whoever manages it."""
    guild_id, host, say = guild_managed(interaction), interaction.client, talk.say
    if guild_id is None:
        await talk.reply.refuse(say("settings.not_yours"))
        return
    library = await talk.reply.meanwhile(host.own_archives.library(guild_id, latest=True))
    files = host.uploads.files(guild_id)
    if not files:
        await talk.reply.refuse(say("archive.none"))
        return
    server = Server.where(interaction)
    here = Page.of(page, len(files), FILES_A_PAGE)
    card = Card(Tone.PLAIN)
    total = size_in_words(sum(file.size for file in files), say)
    details = DOT.join(filter(None, (say("sources.count", count=len(files)), total, here.line(say))))
    card.add_text(f"### {say('archive.own')}\n-# {details}")
    card.add_rule()
    card.add_text("\n".join(_described(library, file, say) for file in here.shown(files)))
    if server.archive != OWN:
        card.add_rule()
        card.add_text(say("archive.answers_from", articles=server.named(server.archive, say)))
        card.add_buttons(AnswerFromOwn("", say("button.answer_from_own")))
    card.add_buttons(*(TurnOwnArticles(str(there), label) for there, label in here.turns(say)))
    await talk.reply.send(card)


class TurnOwnArticles(CardButton, kind="own", turns=True, tells_change=False, in_every_channel=True):
    """Turns to another page of the server's articles. State: the page."""

    async def press(self, talk: Conversation) -> None:
        """Show the page."""
        await show_own_articles(talk, self.clicked, number_in(self.state))


async def file_choices(interaction: discord.Interaction[Host], typed: str) -> list[Choice[str]]:
    """The server's articles that `typed` may mean, for whoever manages it; by title once those are known."""
    guild_id, host = guild_managed(interaction), interaction.client
    if guild_id is None:
        return []
    library = host.own_archives.at_hand(guild_id)
    if library is None:
        return choices(typed, [file.name for file in host.uploads.files(guild_id)])
    return await article_choices(library, typed, host.texts(interaction))


async def show_removal(talk: Conversation, interaction: discord.Interaction[Host], typed: str) -> None:
    """Ask whoever manages the server whether the article that `typed` means is to be removed."""
    guild_id, host, say = guild_managed(interaction), interaction.client, talk.say
    if guild_id is None:
        await talk.reply.refuse(say("settings.not_yours"))
        return
    library = await talk.reply.meanwhile(host.own_archives.library(guild_id, latest=True))
    file = await _meant(host, guild_id, library, typed, say)
    if file is None:
        await talk.reply.refuse(say("archive.no_such", typed=escape_line(typed)))
        return
    card = Card(Tone.PLAIN)
    card.add_text(f"### {say('archive.remove.sure')}")
    card.add_text(_described(library, file, say))
    card.add_text(f"-# {say('archive.remove.final')}")
    remove = Remove(_mark(file), say("button.remove"))
    remove.item.style = discord.ButtonStyle.danger
    card.add_buttons(remove)
    await talk.reply.send(card)


class Remove(ManagerButton, kind="remove"):
    """Deletes an article of the server. State: a mark of its name and size."""

    async def act(self, talk: Conversation, guild_id: int) -> None:
        """Delete it, and say what the server answers from now."""
        host, say = self.clicked.client, talk.say
        file = next((file for file in host.uploads.files(guild_id) if _mark(file) == self.state), None)
        if file is None:
            await talk.reply.refuse(say("archive.removed_already"))
            return
        try:
            await talk.reply.after(lambda: host.uploads.remove(guild_id, file.name))
        except OSError:  # the store has logged it
            await talk.reply.refuse(say("archive.not_removed"))
            return
        chosen = host.servers.of(guild_id).archive
        if chosen == OWN:
            await talk.reply.meanwhile(host.own_archives.library(guild_id, latest=True))
        server = Server.where(self.clicked)
        lines = [
            say("archive.removed", name=escape_line(file.name)),
            f"-# {say('archive.count', count=server.own)}",
        ]
        if chosen == OWN and not server.own:
            lines.append(setting_lost(server, say))
        card = Card(Tone.PLAIN)
        card.add_text("\n".join(lines))
        await talk.reply.send(card)


OWN_ARTICLES_BUTTONS = (TurnOwnArticles, Remove)


def setting_lost(server: Server, say: Texts) -> str:
    """That the server answers from other articles, since it has none of its own any more."""
    return say("archive.lost", articles=server.named(server.archive, say))


async def _meant(host: Host, guild_id: int, library: Library | None, typed: str, say: Texts) -> Stored | None:
    files = {file.name: file for file in host.uploads.files(guild_id)}
    exact = files.get(typed) or files.get(typed.strip())
    if exact or library is None or not typed.strip():
        return exact
    article = await article_meant(library, typed, say)
    return files.get(article.file) if article else None


def _described(library: Library | None, file: Stored, say: Texts) -> str:
    """The title, and below it name, outlet, date and size."""
    archived = {article.file: article for article in library.archive.articles} if library else {}
    article = archived.get(file.name)
    details = [escape_file(file.name, LONGEST_NAME), size_in_words(file.size, say)]
    if library is None or article is None:
        return f"-# {DOT.join([*details, say('archive.unread')])}"
    known = escape_line(published(library, article, say))
    return f"**{escape_line(heading(library, article, 80))}**\n-# {DOT.join(filter(None, [*details, known]))}"


def _mark(file: Stored) -> str:
    return f"{tag(file.name)}.{base36(file.size)}"
