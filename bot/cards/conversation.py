"""What it takes to answer somebody: the articles that count here, their language, and a way to reply."""

import asyncio
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, replace

import discord

from bot.cards.escaping import one_line, units
from bot.cards.layout import Card
from bot.cards.replying import InteractionReply, MessageReply, Reply
from bot.host import Host
from bot.library import Library
from bot.texts import Texts

LONGEST_SUBJECT = 50
"""What is looked at of a subject whose nearest articles are wanted: it has to have room in a button."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """With one person, about one thing that they did.

    `can_attach` says whether pictures and files may be sent where they did it. `edition` is that of the
    articles when the card was made whose button they pressed, if one was.
    """

    library: Library
    say: Texts
    reply: Reply
    can_attach: bool = True
    edition: str | None = None

    @classmethod
    async def about(
        cls,
        interaction: discord.Interaction[Host],
        *,
        private: bool | None = None,
        in_place: bool = False,
        edition: str | None = None,
    ) -> "Conversation":
        """About a command or a click. The server's settings say who sees the answer unless `private` does.

        Where the articles have to be opened first and that takes long, the person is asked for patience.
        """
        host = interaction.client
        if private is None:
            private = host.servers.of(host.server(interaction)).private
        reply = InteractionReply(interaction, private=private, in_place=in_place)
        at_hand = host.library_at_hand(interaction)
        return cls(
            await reply.meanwhile(host.library(interaction)) if at_hand is None else at_hand,
            host.texts(interaction),
            reply,
            interaction.guild_id is None or interaction.app_permissions.attach_files,
            edition,
        )

    @classmethod
    async def on_message(cls, host: Host, message: discord.Message) -> "Conversation":
        """About a message that somebody wrote to the bot."""
        guild, channel = message.guild, message.channel
        reply = MessageReply(message)
        at_hand = host.library_at_hand(message)
        return cls(
            await reply.meanwhile(host.library(message)) if at_hand is None else at_hand,
            host.texts(message),
            reply,
            guild is None or channel.permissions_for(guild.me).attach_files,
        )

    async def near(self, subject: str) -> "Conversation | None":
        """This conversation about the articles nearest to `subject`, where all are too many to look through.

        None where no subject was given then: the person has been asked for one.
        """
        archive = self.library.archive
        if archive.at_hand:
            return self
        meant = one_line(subject)
        while units(meant) > LONGEST_SUBJECT:
            meant = meant[: min(len(meant) - 1, LONGEST_SUBJECT)].rstrip()
        if not meant:
            await self.reply.refuse(self.say("nearest.no_subject", count=len(archive.files)))
            return None
        part = await self.reply.meanwhile(asyncio.to_thread(self.library.near, meant))
        return replace(self, library=part)

    async def show(self, key: Hashable, make: Callable[[], Card | None], *, otherwise: str = "") -> None:
        """Show the card that `make` gives, off the event loop; one made lately for the same `key` again.

        `key` stands for everything that the card depends on beside the library and the language. Where there
        is nothing to show, the person is told the sentence `otherwise`. A card made while questions cannot be
        embedded is not remembered: the next one may be better.
        """
        made = self.library.made
        changed = self.edition is not None and self.edition != self.library.edition
        whole = (key, self.say.language, self.can_attach, changed)
        card: Card | None = made.get(whole)
        if card is None:
            lapses = self.library.search.lapses
            card = await self.reply.after(make)
            if card is None:
                await self.reply.refuse(otherwise)
                return
            note = " ".join(self._notes(changed=changed))
            if note:
                card.add_note(note)
            card.finish(self.library.edition)
            if lapses == self.library.search.lapses:
                made.keep(whole, card)
        await self.reply.send(card)

    def _notes(self, *, changed: bool) -> Iterator[str]:
        """What has to be said about the articles that a card is made from."""
        if changed:
            yield self.say("card.changed")
        share = self.library.share
        files = self.library.archive.files
        if share and 0 < len(files) < share.articles:
            yield self.say("nearest.note", count=len(files), all=share.articles)
