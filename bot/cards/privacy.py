"""The card of /privacy: all that is stored, with a button that deletes it."""

import discord

from bot.cards.buttons import CardButton
from bot.cards.conversation import Conversation
from bot.cards.layout import Card, Tone
from bot.cards.server import Server, manages
from bot.config import Config
from bot.host import Host
from bot.store.servers import DatabaseAwayError
from bot.texts import Texts

SURE = "sure"


async def show_privacy(
    talk: Conversation, interaction: discord.Interaction[Host], say: Texts | None = None, notice: str = ""
) -> None:
    """Show the card; `notice` says, in the language of `say`, what just happened."""
    say = say or talk.say
    card = Card(Tone.PLAIN)
    card.add_text(f"### {say('privacy.title')}")
    if notice:
        card.add_text(notice)
    _add_section(card, say("privacy.people"), [say("privacy.nothing")])
    _add_section(card, say("privacy.memory"), _remembered(interaction.client.config, say))
    if interaction.client.server(interaction) is not None:
        _add_server(card, interaction, say)
    _add_section(card, say("privacy.discord"), [say("privacy.discord_keeps")])
    await talk.reply.send(card)


class DeleteSettings(CardButton, kind="forget", turns=True, in_every_channel=True):
    """Deletes at once what the server has set."""

    async def press(self, talk: Conversation) -> None:
        """Delete it for whoever manages the server, and say so."""
        host = self.clicked.client
        guild_id = host.server(self.clicked)
        if guild_id is None or not manages(self.clicked):
            await talk.reply.refuse(talk.say("settings.not_yours"))
            return
        try:
            await talk.reply.meanwhile(host.servers.forget(guild_id))
        except DatabaseAwayError:  # the store has logged it
            await show_privacy(talk, self.clicked, notice=talk.say("privacy.not_deleted"))
            return
        say = host.texts(self.clicked)  # the language was among what was deleted
        left = "privacy.deleted_settings" if host.uploads.files(guild_id) else "privacy.deleted"
        await show_privacy(talk, self.clicked, say, say(left))


class DeleteArticles(CardButton, kind="forget-articles", turns=True, in_every_channel=True):
    """Deletes all articles that the server has added. State: `SURE` once the person has been asked."""

    async def press(self, talk: Conversation) -> None:
        """Ask whoever manages the server whether they are sure; then delete them, and say so."""
        host, say = self.clicked.client, talk.say
        guild_id = host.server(self.clicked)
        if guild_id is None or not manages(self.clicked):
            await talk.reply.refuse(say("settings.not_yours"))
            return
        if self.state != SURE:
            await talk.reply.send(_question(len(host.uploads.files(guild_id)), say))
            return
        try:
            await talk.reply.after(lambda: host.uploads.forget(guild_id))
        except OSError:  # the store has logged it
            await show_privacy(talk, self.clicked, notice=say("privacy.not_deleted"))
            return
        await show_privacy(talk, self.clicked, notice=say("privacy.deleted_articles"))


def _question(count: int, say: Texts) -> Card:
    card = Card(Tone.PLAIN)
    card.add_text(f"### {say('privacy.sure', count=count)}\n-# {say('archive.remove.final')}")
    button = DeleteArticles(SURE, say("button.delete_articles"))
    button.item.style = discord.ButtonStyle.danger
    card.add_buttons(button)
    return card


def _remembered(config: Config, say: Texts) -> list[str]:
    """What is held in memory, and what leaves the machine."""
    lines = [say("privacy.answers")]
    if config.cooldown:
        lines.append(say("privacy.pace", count=max(1, round(config.cooldown))))
    if config.embedding.engine == "endpoint":
        lines.append(say("privacy.endpoint"))
    return lines


def _add_server(card: Card, interaction: discord.Interaction[Host], say: Texts) -> None:
    """What is stored about the server, and for whoever manages it the button."""
    host = interaction.client
    guild_id = host.server(interaction) or 0
    known, articles = guild_id in host.servers.known, len(host.uploads.files(guild_id))
    lines = Server.where(interaction).lines(say) if known else []
    if articles:
        lines.append(say("privacy.articles", count=articles))
    _add_section(
        card,
        say("privacy.server"),
        [*(lines or [say("privacy.nothing_set")]), f"-# {say('privacy.managers')}"],
    )
    buttons: list[CardButton] = []
    if known:
        buttons.append(DeleteSettings("", say("button.delete_settings")))
    if articles:
        buttons.append(DeleteArticles("", say("button.delete_articles")))
    for button in buttons if manages(interaction) else ():
        button.item.style = discord.ButtonStyle.danger
    card.add_buttons(*(buttons if manages(interaction) else ()))


def _add_section(card: Card, title: str, lines: list[str]) -> None:
    card.add_rule()
    card.add_text("\n".join([f"**{title}**", *lines]))


PRIVACY_BUTTONS = (DeleteSettings, DeleteArticles)
