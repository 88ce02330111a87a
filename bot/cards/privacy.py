"""The card of /privacy: all that is stored, with a button that deletes it."""

import discord

from bot.cards.buttons import CardButton
from bot.cards.conversation import Conversation
from bot.cards.kept import all_of, keepers, silent, told
from bot.cards.layout import Card, Tone
from bot.cards.managing import ServerButton
from bot.cards.server import manages
from bot.host import Host
from bot.store.servers import DatabaseAwayError
from bot.texts import Texts

SURE = "sure"


async def show_privacy(
    talk: Conversation, interaction: discord.Interaction[Host], say: Texts | None = None, notice: str = ""
) -> None:
    """Show the card; `notice` says, in the language of `say`, what just happened."""
    host, say = interaction.client, say or talk.say
    card = Card(Tone.PLAIN)
    card.add_text(f"### {say('privacy.title')}")
    if notice:
        card.add_text(notice)
    theirs = told(interaction, say, "people", "disk") or [say("privacy.nothing")]
    _add_section(card, say("privacy.people"), [*theirs, *silent(host, say)])
    if keepers(host, "people"):
        card.add_buttons(_dangerous(DeleteMine("", say("button.delete_mine"))))
    _add_section(card, say("privacy.memory"), _remembered(interaction, say))
    if host.server(interaction) is not None:
        _add_server(card, interaction, say)
    _add_section(card, say("privacy.discord"), [say("privacy.discord_keeps")])
    await talk.reply.send(card)


class DeleteMine(CardButton, kind="forget-me", turns=True, in_every_channel=True):
    """Deletes at once what cogs store about whoever presses it."""

    async def press(self, talk: Conversation) -> None:
        """Let every cog delete it, and say so."""
        person = self.clicked.user.id
        deletions = (cog.forget_person(person) for cog in keepers(self.clicked.client, "people"))
        await talk.reply.meanwhile(all_of(deletions))
        await show_privacy(talk, self.clicked, notice=talk.say("privacy.deleted_mine"))


class DeleteKept(ServerButton, kind="forget-kept"):
    """Deletes at once what cogs store about the server."""

    async def act(self, talk: Conversation, guild_id: int) -> None:
        """Let every cog delete it, and say so."""
        host = self.clicked.client
        deletions = (cog.forget_server(guild_id) for cog in keepers(host, "server"))
        await talk.reply.meanwhile(all_of(deletions))
        await show_privacy(talk, self.clicked, notice=talk.say("privacy.deleted_kept"))


class DeleteSettings(ServerButton, kind="forget"):
    """Deletes at once what the server has set."""

    async def act(self, talk: Conversation, guild_id: int) -> None:
        """Delete it, and say so."""
        host = self.clicked.client
        try:
            await talk.reply.meanwhile(host.servers.forget(guild_id))
        except DatabaseAwayError:  # the store has logged it
            await show_privacy(talk, self.clicked, notice=talk.say("privacy.not_deleted"))
            return
        say = host.texts(self.clicked)  # the language was among what was deleted
        if host.uploads.files(guild_id):
            notice = say("privacy.deleted_settings")
        else:
            notice = say("privacy.deleted_set" if keepers(host, "server") else "privacy.deleted")
        await show_privacy(talk, self.clicked, say, notice)


class DeleteArticles(ServerButton, kind="forget-articles"):
    """Deletes all articles that the server has added. State: `SURE` once the person has been asked."""

    async def act(self, talk: Conversation, guild_id: int) -> None:
        """Ask whether they are sure; then delete them, and say so."""
        host, say = self.clicked.client, talk.say
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
    card.add_buttons(_dangerous(DeleteArticles(SURE, say("button.delete_articles"))))
    return card


def _remembered(interaction: discord.Interaction[Host], say: Texts) -> list[str]:
    """What is held in memory, and what leaves the machine."""
    config = interaction.client.config
    lines = told(interaction, say, "people", "memory") + told(interaction, say, "server", "memory")
    if config.cooldown:
        lines.append(say("privacy.pace", count=max(1, round(config.cooldown))))
    if config.embedding.engine == "endpoint":
        lines.append(say("privacy.endpoint"))
    return lines


def _add_server(card: Card, interaction: discord.Interaction[Host], say: Texts) -> None:
    """What is stored about the server, and for whoever manages it the buttons that delete it."""
    host = interaction.client
    guild_id = host.server(interaction) or 0
    _add_section(card, say("privacy.server"), told(interaction, say, "server", "disk"))
    if not manages(interaction):
        return
    buttons: list[CardButton] = []
    if guild_id in host.servers.known:
        buttons.append(DeleteSettings("", say("button.delete_settings")))
    if host.uploads.files(guild_id):
        buttons.append(DeleteArticles("", say("button.delete_articles")))
    if keepers(host, "server"):
        buttons.append(DeleteKept("", say("button.delete_kept")))
    card.add_buttons(*map(_dangerous, buttons))


def _dangerous(button: CardButton) -> CardButton:
    button.item.style = discord.ButtonStyle.danger
    return button


def _add_section(card: Card, title: str, lines: list[str]) -> None:
    card.add_rule()
    card.add_text("\n".join([f"**{title}**", *lines]))


PRIVACY_BUTTONS = (DeleteSettings, DeleteArticles, DeleteMine, DeleteKept)
