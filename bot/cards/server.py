"""What one server has set, in words: /settings shows it to change it, /privacy to say what is stored."""

from dataclasses import dataclass

import discord
from babel import Locale

from bot.cards.escaping import escape_line
from bot.host import Host
from bot.library import Shelf
from bot.own_archives import OWN
from bot.store.servers import ServerSettings
from bot.texts import Texts, languages


@dataclass(frozen=True, slots=True)
class Server:
    """A server's settings, with what they mean now: `channels` are those that it still has.

    `own` is how many articles it has added itself.
    """

    settings: ServerSettings
    channels: tuple[int, ...]
    shelf: Shelf
    own: int = 0

    @classmethod
    def where(cls, interaction: discord.Interaction[Host]) -> "Server":
        """The one in which something was done."""
        host = interaction.client
        guild_id = host.server(interaction)
        own = host.own_archives.count(guild_id)
        return cls(host.servers.of(guild_id), host.channels(guild_id), host.shelf, own)

    @property
    def archives(self) -> tuple[str, ...]:
        """The names of all articles that it may choose."""
        return (*self.shelf.names, OWN) if self.own else self.shelf.names

    @property
    def archive(self) -> str:
        """The name of the articles that answers come from."""
        chosen = self.settings.archive
        return chosen if chosen in self.archives else self.shelf.names[0]

    @property
    def lost_archive(self) -> bool:
        """Whether the articles that were chosen are there no more."""
        return self.settings.archive not in {None, self.archive}

    def lines(self, say: Texts) -> list[str]:
        """Each setting with what it is set to; the articles if some were chosen."""
        lines = [
            setting(say("settings.language"), self.language(say)),
            setting(say("settings.answers"), self.answers(say)),
            setting(say("settings.channels"), self.places(say)),
        ]
        if self.settings.archive is not None:
            lines.append(setting(say("settings.articles"), self.articles(say)))
        return lines

    def language(self, say: Texts) -> str:
        """In which language people are answered."""
        code = self.settings.language
        return own_name(code) if code in languages() else say("settings.language.own")

    def answers(self, say: Texts) -> str:
        """Who sees the answers."""
        return say("settings.answers.private" if self.settings.private else "settings.answers.public")

    def places(self, say: Texts) -> str:
        """Where the bot may be asked, and how many of the chosen channels are gone."""
        named = [f"<#{channel}>" for channel in self.channels]
        gone = len(self.settings.channels) - len(named)
        if gone and named:
            return say.joined([*named, say("settings.channels.gone", count=gone)])
        if gone:
            return say("settings.channels.all_gone", count=gone)
        return say.joined(named) if named else say("settings.channels.all")

    def articles(self, say: Texts) -> str:
        """The articles used, and whether those that were chosen are gone."""
        chosen = self.settings.archive
        if chosen is None or not self.lost_archive:
            return self.named(self.archive, say)
        used = escape_line(self.archive) or say("settings.articles.only")
        return say("settings.articles.gone", name=self.named(chosen, say), used=used)

    @staticmethod
    def named(archive: str, say: Texts) -> str:
        """What people know the articles of that name by."""
        if archive == OWN:
            return say("settings.articles.own")
        return escape_line(archive) or say("settings.articles.shared")


def setting(name: str, value: str) -> str:
    """A line that says what something is set to."""
    return f"**{name}** · {value}"


def own_name(language: str | None) -> str:
    """What a language calls itself."""
    name = Locale.parse(language or "").get_display_name() or ""
    return name[:1].upper() + name[1:]


def manages(interaction: discord.Interaction[Host]) -> bool:
    """Whether the person may change, now, what is set where they did it.

    Nobody may in private, nor where a person alone installed the bot, whatever they may do there otherwise.
    """
    return interaction.client.server(interaction) is not None and interaction.permissions.manage_guild
