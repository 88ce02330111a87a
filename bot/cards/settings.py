"""The card of /settings: what a server has set, in lists to choose from; each choice counts at once."""

from typing import Any

import discord

from bot.cards.buttons import CardButton, CardChannelSelect, CardSelect
from bot.cards.conversation import Conversation
from bot.cards.layout import Card, Tone
from bot.cards.server import Server, manages, own_name, setting
from bot.config.settings import ONLY
from bot.host import Host
from bot.own_archives import OWN as OWN_ARTICLES
from bot.store.servers import DatabaseAwayError
from bot.texts import Texts, languages

LANGUAGE, ANSWERS, ARTICLES = "language", "answers", "articles"
OWN, PUBLIC, PRIVATE = "own", "public", "private"

NAMELESS = "the-only-articles-which-have-no-name"
"""The value for those without a name, since a list takes none that is empty; too long to be a name itself."""


def settings_card(server: Server, say: Texts, notice: str = "") -> Card:
    """Everything that can be set, with what it is now; `notice` says what just happened."""
    card = Card(Tone.PLAIN)
    card.add_text(f"### {say('settings.title')}\n-# {say('settings.hint')}")
    card.add_rule()
    if notice:
        card.add_text(notice)
        card.add_rule()
    card.add_text(f"**{say('settings.language')}**")
    card.add_select(Choose(LANGUAGE, _languages(server, say), say("settings.language")))
    card.add_text(f"**{say('settings.answers')}**")
    card.add_select(Choose(ANSWERS, _answers(server, say), say("settings.answers")))
    card.add_text(setting(say("settings.channels"), server.places(say)))
    card.add_select(ChooseChannels("", say("settings.channels.choose"), server.channels))
    if server.settings.channels:
        card.add_buttons(AllowEverywhere("", say("button.all_channels")))
    articles = say("settings.articles")
    if server.lost_archive:
        card.add_text(setting(articles, server.articles(say)))
    elif len(server.archives) > 1:
        card.add_text(f"**{articles}**")
    if len(server.archives) > 1:
        card.add_select(Choose(ARTICLES, _articles(server, say), articles))
    return card


async def show_settings(talk: Conversation, interaction: discord.Interaction[Host]) -> None:
    """Show the card to whoever manages the server; refuse it to others."""
    if not manages(interaction):
        await talk.reply.refuse(talk.say("settings.not_yours"))
        return
    await talk.reply.send(settings_card(Server.where(interaction), talk.say))


class Choose(CardSelect, kind="set", turns=True, in_every_channel=True):
    """A list of what something can be set to. State: what it is that is set."""

    async def press(self, talk: Conversation) -> None:
        """Set it."""
        changes = _changes(self.state, self.chosen, Server.where(self.clicked))
        if changes is None:
            await talk.reply.refuse(talk.say("error.outdated"))
            return
        await _set(talk, self.clicked, changes)


class ChooseChannels(CardChannelSelect, kind="set-channels", turns=True, in_every_channel=True):
    """A list of the server's channels; those that are chosen in it are the ones where the bot answers."""

    async def press(self, talk: Conversation) -> None:
        """Set them."""
        await _set(talk, self.clicked, {"channels": self.channels})


class AllowEverywhere(CardButton, kind="set-everywhere", turns=True, in_every_channel=True):
    """Lets the bot answer in all channels again."""

    async def press(self, talk: Conversation) -> None:
        """Set it."""
        await _set(talk, self.clicked, {"channels": ()})


SETTINGS_CONTROLS = (Choose, ChooseChannels, AllowEverywhere)


async def _set(talk: Conversation, clicked: discord.Interaction[Host], changes: dict[str, Any]) -> None:
    """Store `changes` and show the card again, which says what came of it."""
    host = clicked.client
    guild_id = host.server(clicked)
    if guild_id is None or not manages(clicked):
        await talk.reply.refuse(talk.say("settings.not_yours"))
        return
    try:
        await talk.reply.meanwhile(host.servers.change(guild_id, **changes))
    except DatabaseAwayError:  # the store has logged it
        notice = talk.say("settings.not_saved")
    else:
        notice = ""
    # Which language it is may be what has just been set.
    server, say = Server.where(clicked), host.texts(clicked)
    await talk.reply.send(settings_card(server, say, notice or _saved(server, say, changes)))


def _saved(server: Server, say: Texts, changes: dict[str, Any]) -> str:
    """What is set now, of what `changes` changed."""
    said = {
        "language": (say("settings.language"), server.language),
        "private": (say("settings.answers"), server.answers),
        "channels": (say("settings.channels"), server.places),
        "archive": (say("settings.articles"), server.articles),
    }
    name, value = said[next(iter(changes))]
    return say("settings.saved", name=name, value=value(say))


def _changes(what: str, chosen: str, server: Server) -> dict[str, Any] | None:
    """What `chosen` means for the settings; None if it cannot be chosen (any more)."""
    if what == LANGUAGE and (chosen == OWN or chosen in languages()):
        return {"language": None if chosen == OWN else chosen}
    if what == ANSWERS and chosen in {PUBLIC, PRIVATE}:
        return {"private": chosen == PRIVATE}
    if what == ARTICLES and chosen == NAMELESS and ONLY in server.archives:
        return {"archive": None}
    if what == ARTICLES and chosen in server.archives:
        return {"archive": chosen}
    return None


def _languages(server: Server, say: Texts) -> list[discord.SelectOption]:
    now = server.settings.language if server.settings.language in languages() else OWN
    labels = {OWN: say("settings.language.own"), **{code: own_name(code) for code in languages()}}
    return _options(labels, now)


def _answers(server: Server, say: Texts) -> list[discord.SelectOption]:
    labels = {PUBLIC: say("settings.answers.public"), PRIVATE: say("settings.answers.private")}
    return _options(labels, PRIVATE if server.settings.private else PUBLIC)


def _articles(server: Server, say: Texts) -> list[discord.SelectOption]:
    counts = {name: len(server.shelf.library(name).archive.articles) for name in server.shelf.names}
    if server.own:
        counts[OWN_ARTICLES] = server.own
    named = {ONLY: say("settings.articles.shared"), OWN_ARTICLES: say("settings.articles.own")}
    labels = {
        name or NAMELESS: f"{named.get(name, name)} · {say('sources.count', count=count)}"
        for name, count in counts.items()
    }
    return _options(labels, server.archive or NAMELESS)


def _options(labels: dict[str, str], now: str) -> list[discord.SelectOption]:
    return [
        discord.SelectOption(label=label, value=value, default=value == now)
        for value, label in labels.items()
    ]
