"""Facts about a subject in an archive that is too large to be looked through: from the nearest articles."""

import asyncio

from discord.app_commands import Choice

from bot.cards.conversation import Conversation
from bot.cards.escaping import escape_line
from bot.cards.layout import Card, Tone
from bot.cards.options import LONGEST_CHOICE, choices
from bot.cards.receipts import Receipt, add_receipts
from bot.cards.source import DOT
from bot.library import Library
from bot.texts import Texts


def unsaid_card(library: Library, asked: list[str], say: Texts) -> Card:
    """That the articles nearest to what was `asked` do not say it, and the passage that comes closest."""
    card = Card(Tone.UNKNOWN)
    card.add_text("\n".join([f"### {say('ask.not_found')}", f"-# {DOT.join(asked)}"]))
    answer = library.search.ask(library.share.subject, limit=1) if library.share else None
    if answer and answer.citations:
        best = answer.citations[0]
        add_receipts(
            card, library, [Receipt(best.passage.span, best.highlights, above=say("ask.closest"))], say
        )
    else:
        card.add_text(say("nearest.nothing"))
    return card


async def show_unsaid(talk: Conversation, about: str) -> None:
    """Show that the articles nearest to `about` do not say it, and what comes closest."""
    library, say = talk.library, talk.say
    asked = [say("asked.about", about=escape_line(about, 200))]
    await talk.show(("unsaid", about), lambda: unsaid_card(library, asked, say))


async def show_unknown(talk: Conversation, name: str, refusal: str) -> None:
    """Refuse a name that the articles do not have, or show what comes closest where those are but some."""
    await (show_unsaid(talk, name) if talk.library.share else talk.reply.refuse(refusal))


def with_subject(library: Library, state: str) -> str:
    """The state of a button, with the subject by which the same articles are found again if need be."""
    return f"{state}/{library.share.subject}" if library.share else state


async def people_choices(library: Library, typed: str, longest: int = LONGEST_CHOICE) -> list[Choice[str]]:
    """The people whom `typed` may mean, where they have to be looked for among articles near to it."""
    return choices(typed, await asyncio.to_thread(library.names_near, typed), longest)
