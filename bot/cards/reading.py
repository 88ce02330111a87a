"""Reading an article around a cited passage: the card and its buttons."""

from bot.archive import Span
from bot.cards.buttons import CardButton, beside, number_in
from bot.cards.conversation import Conversation
from bot.cards.layout import Card, Tone
from bot.cards.pages import Pages
from bot.cards.quoting import quote_span
from bot.cards.reference import Place, Reference
from bot.cards.source import DOT, origin, place_line
from bot.library import Library
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


class ReadInContext(CardButton, kind="read", tells_change=False):
    """Opens the article privately, at the passage. State: a slot, unique on its card, and the reference."""

    @classmethod
    def at(cls, library: Library, span: Span, label: str, slot: int = 0) -> "ReadInContext":
        """The button for the passage at `span`."""
        return cls(f"{slot}/{Reference.to(library.archive, span)}", label)

    async def press(self, talk: Conversation) -> None:
        """Open the page that holds the passage."""
        await _show(talk, self.state.partition("/")[2], None)


class TurnReading(CardButton, kind="leaf", turns=True, tells_change=False):
    """Turns to another page of the article. State: the reference and the number of the page."""

    @classmethod
    def to(cls, here: Reference, page: int, label: str) -> "TurnReading":
        """The button for page `page` (from 0), with the passage at `here` still marked."""
        return cls(f"{here}/{page}", label)

    async def press(self, talk: Conversation) -> None:
        """Show the page in place of the one before."""
        written, _, page = self.state.partition("/")
        await _show(talk, written, number_in(page))


READING_BUTTONS: tuple[type[CardButton], ...] = (ReadInContext, TurnReading)
"""Register these in every cog that cites; they are shared, so no cog removes them."""


async def _show(talk: Conversation, written: str, number: int | None) -> None:
    """Find the place that was `written`, and show page `number` of its article, or the one that holds it."""
    library = talk.library
    reference = Reference.read(written)
    place = reference.find(library.archive) if reference else None
    if place is None:
        await talk.reply.refuse(talk.say("read.gone"))
        return
    found = place

    def make() -> Card:
        pages = Pages.of(library.archive, found.article)
        wanted = pages.holding(found.span) if number is None or found.changed else number
        return reading_card(library, found, pages, min(wanted, len(pages.pages) - 1), talk.say)

    await talk.show(("read", written, number), make)
