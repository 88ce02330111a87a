"""What a feature says of itself: what it stores about whom, and how that is deleted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Literal

from discord.ext import commands

from bot.cards.words import Words
from bot.host import Host, Interaction
from bot.texts import Texts

COGS_FOLDER = "cogs"


@dataclass(frozen=True, slots=True)
class Stored:
    """One kind of thing that a cog keeps, as /privacy tells people.

    `what` and `deletion` are keys of `words` (where that is None, of the bot's own texts): what it is, and
    when or how it is deleted, which needs no word where a restart does it. `about` says of whom it tells,
    `where` whether it outlives a restart. `now` gives the lines to show in place of `what`: what is stored at
    the moment where that is asked.
    """

    words: Words | None
    what: str
    deletion: str = ""
    about: Literal["people", "server"] = "people"
    where: Literal["disk", "memory"] = "disk"
    now: Callable[[Interaction, Texts], Sequence[str]] | None = None

    def lines(self, interaction: Interaction, say: Texts) -> list[str]:
        """What /privacy shows of it; nothing where nothing of the kind is stored at the moment."""
        texts = say if self.words is None else self.words.of(say)
        told = [texts(self.what)] if self.now is None else list(self.now(interaction, say))
        deletion = [f"-# {texts(self.deletion)}"] if told and self.deletion else []
        return [*told, *deletion]


def stated(cog: commands.Cog) -> tuple[Stored, ...] | None:
    """What a cog says that it stores; None where it does not say."""
    return getattr(cog, "stores", None) if isinstance(cog, Cog) else None


class Cog(commands.Cog):
    """A feature: commands, buttons and listeners, and the statement of what it stores.

    `stores` is that statement: an empty tuple where nothing is stored. /privacy says of a cog without one
    that it does not say what it stores.
    """

    stores: ClassVar[tuple[Stored, ...]]

    async def stored_servers(self) -> Sequence[int]:
        """The servers about which something is stored: those that removed the bot are then forgotten."""
        return ()

    async def forget_server(self, guild_id: int) -> None:
        """Delete what is stored about a server: it has removed the bot, or whoever manages it asks for it."""

    async def forget_person(self, user_id: int) -> None:
        """Delete what is stored about a person: they ask for it."""

    def folder(self, host: Host) -> Path:
        """The folder for the files of this cog alone, made when it is not there.

        Raises:
            OSError: it cannot be made.
        """
        name = type(self).__module__.split(".")[1]
        place = host.config.data / COGS_FOLDER / name
        place.mkdir(parents=True, exist_ok=True)
        return place
