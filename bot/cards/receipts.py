"""Passages on a card, each with its source line and the button to read on."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.archive import Span
from bot.cards.escaping import units
from bot.cards.layout import Card
from bot.cards.reading import ReadInContext
from bot.cards.source import cited, shown_part, source_line
from bot.library import Library
from bot.texts import Texts

SHORTEST = 40
"""A quote block of fewer characters says nothing."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """A passage to show, in a block of `most` characters.

    `above` and `below` are lines of text around it, `detail` stands at the end of its source line. Its button
    opens the article at `opens`, at the passage where that is None.
    """

    span: Span
    highlights: tuple[Span, ...] = ()
    above: str = ""
    below: str = ""
    detail: str = ""
    most: int = 600
    opens: Span | None = None


def add_receipts(
    card: Card, library: Library, receipts: Sequence[Receipt], say: Texts, *, spare: int = 0
) -> int:
    """Put `receipts` on `card`, each cut to an equal share of the room left; returns how many had room.

    `spare` characters are kept free for what follows.
    """
    added = 0
    for number, receipt in enumerate(receipts):
        share = (card.room - spare) // (len(receipts) - number)
        frame = [
            line
            for line in (
                receipt.above,
                source_line(library, receipt.span, say, detail=receipt.detail, cut=True),
                receipt.below,
            )
            if line
        ]
        most = min(receipt.most, share - sum(units(line) + 1 for line in frame))
        if most < SHORTEST or card.places < 3:
            continue
        passage = cited(
            library, receipt.span, say, highlights=receipt.highlights, most=most, detail=receipt.detail
        )
        text = "\n".join(line for line in (receipt.above, passage, receipt.below) if line)
        cut = shown_part(library, receipt.span, receipt.highlights, most) != receipt.span
        label = say("button.read_on" if cut else "button.read")
        card.add_section(
            text,
            ReadInContext.at(
                library, receipt.span if receipt.opens is None else receipt.opens, label, slot=card.places
            ),
        )
        added += 1
    return added
