"""The card of "Check against the articles": each claim of a message with the passage that bears on it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import discord

from bot.cards.bearing import Bearing, bearing_on
from bot.cards.buttons import CardButton, number_in
from bot.cards.claims import claims_in, text_of
from bot.cards.conversation import Conversation
from bot.cards.escaping import escape, reveal, unescape, units
from bot.cards.layout import Card, Tone
from bot.cards.naming import cut_middle, short_name
from bot.cards.paging import Page
from bot.cards.reading import ReadInContext
from bot.cards.receipts import SHORTEST
from bot.cards.source import DOT, cited, longest_source_line
from bot.library import Library
from bot.texts import Texts

MOST_CLAIMS = 5
CLAIMS_A_PAGE = 3
LONGEST_PASSAGE = 700

MARK = re.compile(r"(?:-# )?\*\*(?P<number>\d)\*\* · (?P<claim>.*)")
"""The line that repeats a claim, which is where the next page finds it."""


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims of a message that are looked up, and how many more there were."""

    shown: tuple[str, ...]
    left: int = 0

    @classmethod
    def among(cls, claims: Sequence[str]) -> "Claims":
        """The first of `claims`."""
        return cls(tuple(claims[:MOST_CLAIMS]), len(claims[MOST_CLAIMS:]))

    def line(self, number: int) -> str:
        """The line that repeats the claim with that number (from 0)."""
        return f"**{number + 1}** · {escape(self.shown[number])}"


@dataclass(frozen=True, slots=True)
class _Entry:
    """A claim with what the articles have on it; `text` is all of that but the passage."""

    number: int
    text: str
    bearing: Bearing


def checked_card(library: Library, claims: Claims, page: int, say: Texts) -> Card:
    """Page `page` (from 0, the last one when there are fewer): some claims in full, below them the others."""
    count = len(claims.shown)
    here = Page.of(page, count, CLAIMS_A_PAGE)
    shown = here.shown(range(count))
    below = _below(claims, [number for number in range(count) if number not in shown], say)
    card = Card(Tone.PLAIN)
    card.add_text(_head(claims, here, say))
    entries = [_entry(library, claims, number, say) for number in shown]
    for place, entry in enumerate(entries):
        card.add_rule()
        kept = units(below) + sum(units(each.text) for each in entries[place:])
        _add(card, library, entry, (card.room - kept) // (len(entries) - place), say)
    if below:
        card.add_rule()
        card.add_text(below)
    card.add_buttons(*(TurnClaims(f"{there}/{claims.left}", label) for there, label in here.turns(say)))
    return card


async def show_check(talk: Conversation, message: discord.Message) -> None:
    """Show what the articles have on the claims of `message`, or say why nothing can be looked up."""
    text = text_of(message)
    claims = await talk.reply.after(lambda: claims_in(text))
    if claims:
        await _show(talk, Claims.among(claims), 0)
    else:
        await talk.reply.refuse(talk.say("check.no_claim" if text.strip() else "check.no_text"))


class TurnClaims(CardButton, kind="check", turns=True):
    """Turns to the other claims. State: the page, and how many claims were left out; they are on the card."""

    async def press(self, talk: Conversation) -> None:
        """Show the page."""
        page, _, left = self.state.partition("/")
        claims = claims_on(self.message)[:MOST_CLAIMS]
        if claims:
            await _show(talk, Claims(tuple(claims), number_in(left)), number_in(page))
        else:
            await talk.reply.refuse(talk.say("check.forgotten"))


def claims_on(message: discord.Message | None) -> list[str]:
    """The claims that a card repeats, in their order, exactly as they were read from the message."""
    lines = (line for text in _texts(message) for line in text.split("\n"))
    marks = filter(None, map(MARK.fullmatch, lines))
    found = {int(mark["number"]): unescape(mark["claim"]) for mark in marks}
    return [found[number] for number in sorted(found)]


async def _show(talk: Conversation, claims: Claims, page: int) -> None:
    library, say = talk.library, talk.say
    await talk.show(("check", claims, page), lambda: checked_card(library, claims, page, say))


def _head(claims: Claims, here: Page, say: Texts) -> str:
    count = say("check.count", count=len(claims.shown))
    lines = [DOT.join(filter(None, [count, here.line(say)])), say("check.judge")]
    if claims.left:
        lines.append(say("check.left", most=MOST_CLAIMS, count=claims.left))
    return "\n".join([f"### {say('check.title')}", *(f"-# {line}" for line in lines)])


def _below(claims: Claims, others: Sequence[int], say: Texts) -> str:
    lines = [f"-# {claims.line(number)}" for number in others]
    return "\n".join([f"-# {say('check.others')}", *lines]) if lines else ""


def _entry(library: Library, claims: Claims, number: int, say: Texts) -> _Entry:
    bearing = bearing_on(library, claims.shown[number], say)
    text = "\n".join(filter(None, [claims.line(number), bearing.above]))
    return _Entry(number, text, bearing)


def _add(card: Card, library: Library, entry: _Entry, room: int, say: Texts) -> None:
    """Put `entry` on `card`, with its passage where that has `room` with its source line."""
    best, below = entry.bearing.citation, entry.bearing.below
    span = best.passage.span if best else None
    frame = longest_source_line(span.file) + units(below) + 2 if span else 0
    most = min(LONGEST_PASSAGE, room - frame)
    if best is None or span is None or most < SHORTEST:
        card.add_text(entry.text)
        return
    passage = cited(library, span, say, highlights=best.highlights, most=most)
    label = say("button.read_file", file=cut_middle(reveal(short_name(library.archive, span.file)), 40))
    button = ReadInContext.at(library, span, label, slot=entry.number)
    card.add_section("\n".join(filter(None, [entry.text, passage, below])), button)


def _texts(message: discord.Message | None) -> Iterator[str]:
    for frame in message.components if message else ():
        for part in frame.children if isinstance(frame, discord.Container) else ():
            inner = part.children if isinstance(part, discord.SectionComponent) else [part]
            yield from (one.content for one in inner if isinstance(one, discord.TextDisplay))
