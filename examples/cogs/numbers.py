"""/numbers: the amounts and counts that the articles give about something, each in its sentence."""

import re
from functools import partial

from discord import app_commands

from bot import cards
from bot.archive import Span

NUMBER = re.compile(r"[$€£]?\d+(?:[.,]\d+)*(?:\s?(?:%|percent|procent|million|billion|miljoen|miljard))?")
MOST = 6
WORDS = cards.Words(
    en={
        "name": "numbers",
        "command": "Amounts and counts that the articles give about something",
        "about": "about",
        "what": "A person, a thing, a subject",
        "none": "The articles give no numbers about that. Try /ask.",
    },
    nl={
        "name": "getallen",
        "command": "Bedragen en aantallen die de artikelen over iets noemen",
        "about": "over",
        "what": "Een persoon, een ding, een onderwerp",
        "none": "De artikelen noemen daar geen getallen over. Probeer /vraag.",
    },
)


class Numbers(cards.Cog):
    """Dates are no amounts, so what the articles date is left out."""

    stores = ()

    @app_commands.command(name=WORDS.text("name"), description=WORDS.text("command"))
    @app_commands.rename(about=WORDS.text("about"))
    @app_commands.describe(about=WORDS.text("what"))
    @cards.everywhere
    async def numbers(self, interaction: cards.Interaction, about: app_commands.Range[str, 1, 100]) -> None:
        """Show the sentences, the numbers in bold."""
        if talk := await (await cards.Conversation.about(interaction)).near(about):
            none = WORDS.of(talk.say)("none")
            await talk.show(("numbers", about), partial(numbers_card, talk, about), otherwise=none)

    @numbers.autocomplete("about")
    async def suggest(self, interaction: cards.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """The people of the articles."""
        library = await interaction.client.library(interaction)
        return cards.choices(typed, [person.name for person in library.facts.people])


def numbers_card(talk: cards.Conversation, about: str) -> cards.Card | None:
    """The sentences that hold a number and every word of `about`; None where there is none."""
    library = talk.library
    dated: dict[str, list[Span]] = {}
    for date in library.facts.dates:
        dated.setdefault(date.span.file, []).append(date.span)
    spans = [one.span for one in library.archive.passages if re.search(r"\d", library.archive.text(one.span))]
    receipts = []
    for span in library.search.matching(about, spans):
        found = (
            span.within(span.start + one.start(), span.start + one.end())
            for one in NUMBER.finditer(library.archive.text(span))
        )
        amounts = tuple(one for one in found if not any(map(one.overlaps, dated.get(span.file, ()))))
        if amounts:
            receipts.append(cards.Receipt(span, amounts))
    if not receipts:
        return None
    card = cards.Card(cards.Tone.PLAIN)
    card.add_text(f"### {cards.escape_line(about)}")
    card.add_note(f"{cards.add_receipts(card, library, receipts[:MOST], talk.say)} / {len(receipts)}")
    return card


async def setup(bot: cards.Host) -> None:
    """Add the command."""
    await bot.add_cog(Numbers())
