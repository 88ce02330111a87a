"""Who uses the bot in a test, and where: one person in one channel, and how to get to others."""

from copy import copy
from typing import Any, Self, cast

import simcord
from discord import Permissions

from bot.client import Receipts
from bot.library import Library
from bot.own_archives import OWN
from bot.playground.locales import Locales, locale_of
from bot.playground.typed import Command, commands_of


class Somebody:
    """A person in a channel of a server that the bot is in; both speak `locale`."""

    person: Any
    """Who acts, a member or user of simcord."""
    channel: simcord.ChannelHandle
    """Where."""
    guild: simcord.GuildHandle
    """The server that they are in."""

    def __init__(self, env: simcord.Env, locale: str) -> None:
        self.env = env
        self._locales, self._locale = Locales(env), locale
        self.guild = env.create_guild("Newsroom", preferred_locale=locale)
        self.channel = self.guild.create_text_channel("news")
        self.person = self._member("Ida")

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self.person.name}>"

    @property
    def bot(self) -> Receipts:
        """The client, as it runs now."""
        return cast(Receipts, self.env.bot)

    def as_manager(self) -> Self:
        """The same channel with somebody else in it, who manages the server."""
        role = self.guild.create_role("Manager", permissions=Permissions(manage_guild=True))
        return self._with(self._member("Mia", roles=[role]))

    def as_owner(self) -> Self:
        """The same channel with who runs the bot in it, and administers the server."""
        role = self.guild.create_role("Owner", permissions=Permissions(administrator=True))
        owner = self._member("Olga", roles=[role])
        self.bot.owner_id = owner.id
        return self._with(owner)

    def as_somebody_else(self) -> Self:
        """The same channel with another person in it."""
        return self._with(self._member("Otis"))

    def speaking(self, language: str) -> Self:
        """The same channel with somebody in it who has set Discord to `language` ("nl", "en-GB")."""
        person = self._member("Noor")
        self._locales.speak(person, locale_of(language))
        return self._with(person, _locale=locale_of(language))

    def in_private(self) -> Self:
        """Somebody's direct messages with the bot."""
        person = self.env.create_user("Una")
        self._locales.speak(person, self._locale)
        return self._with(person, channel=person.dm_channel)

    def in_another_server(self) -> Self:
        """Somebody in another server that the bot is in."""
        guild = self.env.create_guild("Elsewhere", preferred_locale=self._locale)
        there = self._with(self.person, guild=guild, channel=guild.create_text_channel("news"))
        return there.as_somebody_else()

    async def restart(self, bot: Receipts) -> None:
        """Let `bot` take the place of the one that ran; what was shown stays."""
        await self.env.restart_bot(bot)

    @property
    def commands(self) -> list[Command]:
        """The commands that the person is shown, in their language."""
        visible = self.env.backend.visible_commands(user_id=self.person.id, channel_id=self.channel.id)
        return commands_of(visible)

    @property
    def registered(self) -> list[dict[str, Any]]:
        """All commands as the bot gave them to Discord."""
        return list(self.env.backend.commands[None].values())

    @property
    def library(self) -> Library:
        """What is answered from here."""
        chosen = None if self._in_private else self.bot.servers.of(self.guild.id).archive
        own = self.bot.own_archives.at_hand(self.guild.id) if chosen == OWN else None
        return own or self.bot.shelf.library(chosen)

    @property
    def _in_private(self) -> bool:
        return isinstance(self.person, simcord.UserHandle)

    def _member(self, name: str, **details: Any) -> simcord.MemberActor:
        person = self.guild.add_member(self.env.create_user(name), **details)
        self._locales.speak(person, self._locale)
        return person

    def _with(self, person: Any, **others: Any) -> Self:
        other = copy(self)
        vars(other).update(person=person, **others)
        return other
