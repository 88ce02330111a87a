"""Reading an article, around a cited passage or from the start: the card and its buttons."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.archive import Archive, Article, Span
from bot.cards.buttons import CardButton, beside, number_in
from bot.cards.conversation import Conversation
from bot.cards.escaping import escape_line, escape_name
from bot.cards.files import SendFile
from bot.cards.layout import Card, Tone
from bot.cards.pages import Pages
from bot.cards.quoting import quote_span
from bot.cards.reference import Place, Reference
from bot.cards.source import DOT, LONGEST_NAME, origin, place_line
from bot.library import Library
from bot.texts import Texts

LONGEST_TITLE = 200

BLANK_LINE = {"\n\n", "\r\n\r\n"}
"""What stands between paragraphs that are shown in one block: they stay apart there too."""


def reading_card(
    library: Library, place: Place, pages: Pages, number: int, say: Texts, *, with_file: bool = True
) -> Card:
    """Page `number` (from 0) of the article at `place`, with the passage there in bold.

    `with_file` says whether it offers the file itself.
    """
    card = Card(Tone.PLAIN)
    card.add_text(_head(library, place, number, len(pages.pages), say))
    for stretch in _stretches(library.archive, pages.pages[number]):
        block = quote_span(library.archive, stretch, [place.span])
        card.add_text(f"{block}\n{place_line(library, stretch, say)}")
    here = Reference.to(library.archive, place.span)
    buttons: list[CardButton] = [
        TurnReading.to(here, page, label) for page, label in beside(number, len(pages.pages) - 1, say)
    ]
    if with_file:
        buttons.append(SendFile.of(place.article, say("button.file")))
    card.add_buttons(*buttons)
    return card


class ReadInContext(CardButton, kind="read", tells_change=False):
    """Opens the article privately, at the passage. State: a slot, unique on its card, and the reference."""

    @classmethod
    def at(cls, library: Library, span: Span, label: str, slot: int = 0) -> "ReadInContext":
        """The button for the passage at `span`; an empty one opens the article from the start."""
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


READING_BUTTONS: tuple[type[CardButton], ...] = (ReadInContext, TurnReading, SendFile)
"""The client has them registered before any cog is loaded, since every cog cites."""


async def show_article(talk: Conversation, article: Article, page: int) -> None:
    """Show page `page` (from 0, at most the last) of `article`, nothing in it marked."""
    start = Reference.to(talk.library.archive, from_start(article))
    await _show(talk, str(start), page)


def from_start(article: Article) -> Span:
    """The place at which an article opens when nothing in it is cited."""
    return Span(article.file, 0, 0)


async def _show(talk: Conversation, written: str, number: int | None) -> None:
    """Find the place that was `written`, and show page `number` of its article, or the one that holds it."""
    library = talk.library
    reference = Reference.read(written)
    place = await talk.reply.after(lambda: reference.find(library.archive)) if reference else None
    if place is None:
        await talk.reply.refuse(talk.say("read.gone"))
        return
    found = place

    def make() -> Card:
        pages = Pages.of(library.archive, found.article)
        wanted = pages.holding(found.span) if number is None or found.changed else number
        page = min(wanted, len(pages.pages) - 1)
        return reading_card(library, found, pages, page, talk.say, with_file=talk.can_attach)

    await talk.show(("read", written, number), make)


def _stretches(archive: Archive, paragraphs: Sequence[Span]) -> Iterator[Span]:
    """The paragraphs, those made one between which nothing but a blank line stands."""
    stretch = paragraphs[0] if paragraphs else None
    for before, paragraph in pairwise(paragraphs):
        between = archive.text(before.within(before.end, paragraph.start))
        if stretch and between in BLANK_LINE:
            stretch = stretch.within(stretch.start, paragraph.end)
        elif stretch:
            yield stretch
            stretch = paragraph
    if stretch:
        yield stretch


def _head(library: Library, place: Place, number: int, count: int, say: Texts) -> str:
    """Title and source of the article, which page this is, and what is marked."""
    article = place.article
    file = escape_name(article.file)[:LONGEST_NAME]
    title = escape_line(library.archive.text(article.title), LONGEST_TITLE) if article.title else ""
    source = DOT.join(
        [file, *origin(library, article.file, say)] if title else origin(library, article.file, say)
    )
    notice = _notice(place, say)
    page = DOT.join(filter(None, (say("read.page", number=number + 1, count=count), notice)))
    return "\n".join([f"### {title or file}", *(f"-# {line}" for line in (source, page) if line)])


def _notice(place: Place, say: Texts) -> str:
    if not place.span:
        return say("read.edition") if place.changed else ""
    return say("read.changed") if place.changed else say("read.marked")
