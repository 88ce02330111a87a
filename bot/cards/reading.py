"""Reading an article around a cited passage: the card and its buttons."""

from typing import Any

import discord

from bot.archive import Span
from bot.cards.buttons import CardButton, beside, number_in
from bot.cards.layout import Card, Tone
from bot.cards.pages import Pages
from bot.cards.quoting import quote_span
from bot.cards.reference import Place, Reference
from bot.cards.source import DOT, origin, place_line
from bot.host import Host
from bot.library import Library
from bot.replying import Reply
from bot.texts import Texts


def reading_card(library: Library, place: Place, pages: Pages, number: int, say: Texts) -> Card:
    """Page `number` (from 0) of the article at `place`, with the passage there in bold."""
    card = Card(Tone.PLAIN)
    notice = say("read.changed") if place.changed else say("read.marked")
    about = DOT.join([*origin(library, place.article.file, say), notice])
    card.add_text(f"### {say('read.page', number=number + 1, count=len(pages.pages))}\n-# {about}")
    for paragraph in pages.pages[number]:
        block = quote_span(library.archive, paragraph, [place.span])
        card.add_text(f"{block}\n{place_line(library, paragraph, say)}")
    here = Reference.to(library.archive, place.span)
    others = beside(number, len(pages.pages) - 1, say("page.previous"), say("page.next"))
    card.add_buttons(*(TurnReading.to(here, page, label) for page, label in others))
    return card


class ReadInContext(CardButton, kind="read"):
    """Opens the article privately, at the passage. State: a slot, unique on its card, and the reference."""

    @classmethod
    def at(cls, library: Library, span: Span, label: str, slot: int = 0) -> "ReadInContext":
        """The button for the passage at `span`."""
        return cls(f"{slot}/{Reference.to(library.archive, span)}", label)

    async def press(self, interaction: discord.Interaction[Host], say: Texts) -> None:
        """Open the page that holds the passage."""
        _, _, written = self.state.partition("/")
        await _show(interaction, self.opening(interaction), written, None, say)


class TurnReading(CardButton, kind="leaf"):
    """Turns to another page of the article. State: the reference and the number of the page."""

    @classmethod
    def to(cls, here: Reference, page: int, label: str) -> "TurnReading":
        """The button for page `page` (from 0), with the passage at `here` still marked."""
        return cls(f"{here}/{page}", label)

    async def press(self, interaction: discord.Interaction[Host], say: Texts) -> None:
        """Show the page in place of the one before."""
        written, _, page = self.state.partition("/")
        await _show(interaction, self.turning(interaction), written, number_in(page), say)


READING_BUTTONS: tuple[type[CardButton], ...] = (ReadInContext, TurnReading)
"""Register these in every cog that cites; they are shared, so no cog removes them."""


async def _show(
    interaction: discord.Interaction[Any], reply: Reply, written: str, number: int | None, say: Texts
) -> None:
    """Find the place, divide its article into pages off the event loop, and show page `number`."""
    library: Library = interaction.client.shelf.library(interaction.guild_id)
    reference = Reference.read(written)
    place = reference.find(library.archive) if reference else None
    if place is None:
        await reply.refuse(say("read.gone"))
        return
    pages = await reply.after(lambda: Pages.of(library.archive, place.article))
    wanted = pages.holding(place.span) if number is None or place.changed else number
    await reply.send(reading_card(library, place, pages, min(wanted, len(pages.pages) - 1), say))
