"""The card of /cogs: how each feature is and what it offers, for whoever runs the bot."""

from collections.abc import Iterator, Mapping
from typing import Any

import discord

from bot.cards.buttons import CardButton, number_in
from bot.cards.conversation import Conversation
from bot.cards.escaping import escape_file, escape_line
from bot.cards.layout import Card, Tone
from bot.cards.paging import Page
from bot.cards.source import DOT
from bot.extending.finding import FailedCog
from bot.extending.roster import Standing, State
from bot.host import Host
from bot.texts import Texts

COGS_A_PAGE = 8
LONGEST_NAME, LONGEST_LINE, LONGEST_REASON, LONGEST_OFFER = 40, 60, 160, 100
LONGEST_FULL_REASON = 1000
HOW_IT_IS = {
    State.WORKS: "cogs.works",
    State.FAILS: "cogs.fails",
    State.HOLDS: "cogs.holds",
    State.LEFT_OUT: "cogs.left_out",
    State.OFF: "cogs.off",
}
WRONG = {State.LEFT_OUT, State.FAILS, State.HOLDS}


def cogs_card(standings: tuple[Standing, ...], page: int, say: Texts) -> Card:
    """Page `page` (from 0, at most the last) of all cogs, those first with which something is wrong."""
    wrong = sum(one.state in WRONG for one in standings)
    card = Card(Tone.LIKELY if wrong else Tone.SURE)
    here = Page.of(page, len(standings), COGS_A_PAGE)
    summary = say("cogs.wrong", count=wrong) if wrong else say("cogs.well")
    details = DOT.join(filter(None, (say("cogs.count", count=len(standings)), summary, here.line(say))))
    card.add_text(f"### {say('cogs.title')}\n-# {details}")
    for one in here.shown(standings):
        card.add_text("\n".join(_lines(one, say)))
    card.add_buttons(*(TurnCogs(str(there), label) for there, label in here.turns(say)))
    return card


def broken_card(failed: FailedCog, say: Texts, *, kept: bool) -> Card:
    """A cog that cannot be loaded as it was saved, for whoever writes it; is the version before it `kept`?"""
    card = Card(Tone.LIKELY)
    name, place = escape_line(failed.name, LONGEST_NAME), escape_file(failed.place, LONGEST_LINE)
    card.add_text(f"### {say('cogs.broken', cog=name)}\n-# {place}")
    card.add_text(escape_line(failed.reason, LONGEST_FULL_REASON))
    card.add_text(f"-# {say('cogs.kept' if kept else 'cogs.until_mended')}")
    return card


def mended_card(cog: str, say: Texts) -> Card:
    """A cog that could not be loaded can be again."""
    card = Card(Tone.SURE)
    card.add_text(say("cogs.mended", cog=escape_line(cog, LONGEST_NAME)))
    return card


async def show_cogs(talk: Conversation, interaction: discord.Interaction[Host], page: int) -> None:
    """Show page `page` (from 0) to whoever runs the bot; refuse it to others."""
    host = interaction.client
    if not await talk.reply.meanwhile(host.is_owner(interaction.user)):
        await talk.reply.refuse(talk.say("cogs.not_yours"))
        return
    await talk.reply.send(cogs_card(host.standings(), page, talk.say))


class TurnCogs(CardButton, kind="cogs", turns=True, tells_change=False, in_every_channel=True):
    """Turns to another page of the cogs. State: the page."""

    async def press(self, talk: Conversation) -> None:
        """Show the page."""
        await show_cogs(talk, self.clicked, number_in(self.state))


def _lines(one: Standing, say: Texts) -> Iterator[str]:
    state = say(HOW_IT_IS[one.state], count=one.count)
    if one.last is not None:
        state = f"{state}, {say('cogs.last', when=f'<t:{int(one.last.last.timestamp())}:R>')}"
    yield f"**{escape_line(one.name, LONGEST_NAME)}**{DOT}{state}"
    offers = DOT.join(_offers(one, say))
    if offers:
        yield offers
    if one.reason:
        yield f"-# {escape_file(one.line, LONGEST_LINE)}{DOT}{escape_line(one.reason, LONGEST_REASON)}"


def _offers(one: Standing, say: Texts) -> Iterator[str]:
    if one.commands:
        yield escape_line(", ".join(sorted(_called(command, say) for command in one.commands)), LONGEST_OFFER)
    if one.listens:
        yield say("cogs.listens")
    if one.controls:
        yield say("cogs.controls", count=one.controls)


def _called(command: Mapping[str, Any], say: Texts) -> str:
    """A command as people type it in the language, or choose it in a menu."""
    names = command.get("name_localizations") or {}
    spoken = (name for locale, name in names.items() if locale.partition("-")[0] == say.language)
    name = next(spoken, command["name"])
    return f"/{name}" if command.get("type", 1) == 1 else str(name)


COGS_CONTROLS: tuple[type[CardButton], ...] = (TurnCogs,)
"""The buttons of this card, for the cog to register."""
