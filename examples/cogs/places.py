"""/places: where the articles say that something was, happened or is, each in its sentence."""

import re
from functools import partial

from discord import app_commands

from bot import cards
from bot.archive import Span

NAME = r"[^\W\d_a-zß-ÿ][\w.-]*\w"
PLACE = re.compile(rf"\b(?:in|at|near|from|te|bij|uit|naar)\s+((?>{NAME}(?:\s+{NAME})*))(?!['’]s)")
WORDS = cards.Words(
    en={
        "name": "places",
        "command": "Where the articles say that something was or happened",
        "about": "about",
        "what": "A person, a thing, a subject, or the place itself",
        "none": "The articles name no place in a sentence about that.",
    },
    nl={
        "name": "plaatsen",
        "command": "Waar volgens de artikelen iets was of gebeurde",
        "about": "over",
        "what": "Een persoon, een ding, een onderwerp, of de plaats zelf",
        "none": "De artikelen noemen geen plaats in een zin daarover.",
    },
)


class Places(cards.Cog):
    """A capitalised name after a word like "in" is a place, unless it is a person or a date."""

    stores = ()

    @app_commands.command(name=WORDS.text("name"), description=WORDS.text("command"))
    @app_commands.rename(about=WORDS.text("about"))
    @app_commands.describe(about=WORDS.text("what"))
    @cards.everywhere
    async def places(self, interaction: cards.Interaction, about: app_commands.Range[str, 1, 100]) -> None:
        """Show the sentences, the places in bold."""
        if talk := await (await cards.Conversation.about(interaction)).near(about):
            none = WORDS.of(talk.say)("none")
            await talk.show(("places", about), partial(places_card, talk, about), otherwise=none)

    @places.autocomplete("about")
    async def suggest(self, interaction: cards.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """The places that the articles name."""
        library = await interaction.client.library(interaction)
        named = (await cards.remembered(library, "places", places_of)).values()
        return cards.choices(typed, sorted({library.archive.text(one) for both in named for one in both}))


def places_of(library: cards.Library) -> dict[Span, tuple[Span, ...]]:
    """Every sentence that names a place, with its places."""
    text = library.archive.text
    people = {word for person in library.facts.people for word in person.name.split()}
    dates = {(one.span.file, one.span.start) for one in library.facts.dates}
    found = {}
    for span in (passage.span for passage in library.archive.passages):
        ends = [one.span(1) for one in PLACE.finditer(text(span)) if one[1].split()[0] not in people]
        places = (span.within(span.start + start, span.start + end) for start, end in ends)
        found[span] = tuple(one for one in places if (one.file, one.start) not in dates)
    return {span: places for span, places in found.items() if places}


def places_card(talk: cards.Conversation, about: str) -> cards.Card | None:
    """The sentences that name a place and hold every word of `about`; None where there is none."""
    library, named, card = talk.library, places_of(talk.library), cards.Card(cards.Tone.PLAIN)
    spans = library.search.matching(about, list(named))
    card.add_text(f"### {cards.escape_line(about)}")
    receipts = [cards.Receipt(span, named[span]) for span in spans[:6]]
    card.add_note(f"{cards.add_receipts(card, library, receipts, talk.say)} / {len(spans)}")
    return card if spans else None


async def setup(bot: cards.Host) -> None:
    """Add the command."""
    await bot.add_cog(Places())
