"""The best passage of an answer, with what other files say to it: the same, later on, or otherwise."""

from bot.cards.buttons import CardButton
from bot.cards.escaping import escape_file, reveal
from bot.cards.layout import Card
from bot.cards.naming import cut_middle, short_name
from bot.cards.reading import ReadInContext
from bot.cards.sides import other_sides
from bot.cards.source import cited, longest_source_line, shown_part
from bot.library import Library
from bot.search import Answer
from bot.texts import Texts

LONGEST_PASSAGE = 1100
BESIDE = 900
"""Room that the best passage leaves to what other articles say to it."""

SIDE_SLOTS = 10
"""From where the buttons of what other articles say are counted: the one of the passage itself is 0."""


def add_best(card: Card, library: Library, answer: Answer, say: Texts) -> tuple[CardButton, list[CardButton]]:
    """The best passage with what other files say to it; returns the buttons to read it, and them."""
    best = answer.citations[0]
    span, marks = best.passage.span, best.highlights
    most = min(card.room - longest_source_line(span.file) - BESIDE, LONGEST_PASSAGE)
    text = cited(library, span, say, highlights=marks, most=most)
    if not answer.found:
        text = f"{say('ask.instead' if answer.contradictions else 'ask.closest')}\n{text}"
    same = [short_name(library.archive, one.passage.span.file) for one in answer.corroborating]
    if same and answer.found:
        files = say.joined([f"**{escape_file(name, 60)}**" for name in same])
        text += f"\n-# {say('ask.same', files=files)}"
    card.add_text(text)
    cut_off = shown_part(library, span, marks, most) != span
    label = say("button.whole" if cut_off else "button.read_in_context")
    whole = ReadInContext.at(library, span, label)
    sides = other_sides(library, span, marks, say) if answer.found else []
    if sides:
        card.add_text("\n".join(side.line for side in sides))
    names = [cut_middle(reveal(short_name(library.archive, side.place.file)), 40) for side in sides]
    return whole, [
        ReadInContext.at(library, side.place, say("button.read_file", file=name), slot)
        for slot, (side, name) in enumerate(zip(sides, names, strict=True), SIDE_SLOTS)
    ]
