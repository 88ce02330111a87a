"""The card of /ask: the passage that answers, where else it stands or is told otherwise, or an honest no."""

from collections.abc import Sequence

import discord

from bot.cards.best import add_best
from bot.cards.buttons import CardButton, CardSelect, beside, number_in
from bot.cards.choosing import article_options
from bot.cards.conversation import Conversation
from bot.cards.escaping import unescape
from bot.cards.layout import Card, Tone
from bot.cards.options import MOST_CHOICES
from bot.cards.receipts import Receipt, add_receipts
from bot.cards.reference import tag, tagged
from bot.cards.verdicts import ECHO, can_ask_again, head, is_sure, verdict_of
from bot.library import Library
from bot.search import Answer, Citation
from bot.texts import Texts

CORROBORATING = 0.5
"""The share of the best passage's score from which the best passage of another file is shown beside it."""

LONGEST_FURTHER = 500
PASSAGES_MORE = 3
LONGEST_QUESTION = 6000
"""What Discord lets people type into an option."""


def answer_card(library: Library, answer: Answer, say: Texts, file: str | None = None) -> Card:
    """What /ask shows first; `file` is the only one that was asked."""
    card = Card((Tone.SURE if is_sure(library, answer) else Tone.LIKELY) if answer.found else Tone.UNKNOWN)
    above = head(library, answer, verdict_of(library, answer, say), say, file)
    if not answer.citations:
        nothing = "ask.nothing_near" if answer.wanted else "ask.blank"
        if not library.archive.articles:
            nothing = "ask.no_articles"
        card.add_text(f"{above}\n{say(nothing)}")
        _add_ways_on(card, answer, [], say, file)
        return card
    card.add_text(above)
    shown, rest = arranged(answer)
    whole, others = add_best(card, library, answer, say)
    more = [MorePassages(_state(0, file), say("button.more"))] if rest and can_ask_again(answer) else []
    _add_ways_on(card, answer, [whole, *more, *others], say, file)
    if len(shown) > 1:
        card.add_rule()
        card.add_text(f"-# {say('ask.also', count=len(shown) - 1)}")
        add_receipts(card, library, [_receipt(citation) for citation in shown[1:]], say)
    if file is None and can_ask_again(answer) and len(library.archive.articles) > 1:
        card.add_select(AskWithin.of(library, answer, say))
    return card


def more_card(
    library: Library, answer: Answer, page: int, say: Texts, file: str | None = None
) -> Card | None:
    """Further passages, `page` counting from 0; None when there are none."""
    _, rest = arranged(answer)
    chosen = rest[page * PASSAGES_MORE :][:PASSAGES_MORE]
    if not chosen:
        return None
    card = Card(Tone.PLAIN)
    card.add_text(head(library, answer, say("ask.more"), say, file, best=False))
    add_receipts(card, library, [_receipt(citation) for citation in chosen], say)
    last = (len(rest) - 1) // PASSAGES_MORE
    pages = beside(page, last, say)
    card.add_buttons(*(TurnPassages(_state(there, file), label) for there, label in pages))
    return card


def arranged(answer: Answer) -> tuple[list[Citation], list[Citation]]:
    """The citations of the first card (the best, and up to two of other files), and the rest.

    Those that say the same come first, then those that answer nearly as well.
    """
    if not answer.citations:
        return [], []
    best, *others = answer.citations
    shown = [best]
    near = (citation for citation in others if citation.score >= CORROBORATING * best.score)
    for citation in (*answer.corroborating, *near) if answer.found else ():
        new = citation.passage.span.file not in {one.passage.span.file for one in shown}
        if new and len(shown) < 3:
            shown.append(citation)
    spans = [one.passage.span for one in shown]
    rest = [one for one in others if not any(one.passage.span.overlaps(span) for span in spans)]
    return shown, rest


async def show_answer(talk: Conversation, question: str, file: str | None = None) -> None:
    """Show what answers `question`, or that nothing does; with `file` only what stands in that."""
    library = talk.library

    def make() -> Card:
        return answer_card(library, _ask(library, question, file), talk.say, file)

    await talk.show(("ask", question, file), make)


class MorePassages(CardButton, kind="more"):
    """Opens the passages after those on the card. State: the page, and the tag of the only file asked.

    The question is read from the card.
    """

    async def press(self, talk: Conversation) -> None:
        """Ask again and show the page."""
        page, _, file_tag = self.state.partition("/")
        found = await _asked(talk, self.message, file_tag)
        if found is None:
            return
        await _show_more(talk, *found, number_in(page))


class TurnPassages(MorePassages, kind="passages", turns=True):
    """Turns to another page of them."""


async def _show_more(talk: Conversation, question: str, file: str | None, page: int) -> None:
    library, say = talk.library, talk.say

    def make() -> Card | None:
        return more_card(library, _ask(library, question, file), page, say, file)

    await talk.show(("more", question, file, page), make, otherwise=say("ask.no_more"))


class AskWithin(CardSelect, kind="within"):
    """Asks the question on the card of one article only. No state; the value is the tag of the file."""

    @classmethod
    def of(cls, library: Library, answer: Answer, say: Texts) -> "AskWithin":
        """The list of articles: first those with passages near the question, in their order, then others."""
        near = [one.passage.span.file for one in (*answer.citations, *answer.corroborating)]
        others = library.archive.files[:MOST_CHOICES]
        files = list(dict.fromkeys([*near, *others]))
        return cls("", article_options(library, files, say), say("ask.within"))

    async def press(self, talk: Conversation) -> None:
        """Show what the chosen article says."""
        found = await _asked(talk, self.message, self.chosen)
        if found is not None:
            await show_answer(talk, *found)


class AskEverywhere(CardButton, kind="everywhere"):
    """Asks the question on the card of all articles again. No state."""

    async def press(self, talk: Conversation) -> None:
        """Show what answers it anywhere."""
        found = await _asked(talk, self.message, "")
        if found is not None:
            await show_answer(talk, found[0])


ANSWER_CONTROLS: tuple[type[CardButton | CardSelect], ...] = (
    MorePassages,
    TurnPassages,
    AskWithin,
    AskEverywhere,
)
"""Register these in every cog that shows answers; they are shared, so no cog removes them."""


def question_on(message: discord.Message | None) -> str | None:
    """The question that a card of /ask repeats in its first line, exactly as it was asked."""
    for frame in message.components if message else ():
        for part in frame.children if isinstance(frame, discord.Container) else ():
            if isinstance(part, discord.TextDisplay) and part.content.startswith(ECHO):
                return unescape(part.content.split("\n")[0].removeprefix(ECHO))
    return None


async def _asked(
    talk: Conversation, message: discord.Message | None, file_tag: str
) -> tuple[str, str | None] | None:
    """The question on the card, and the file with that tag if there is a tag; else the refusal was said."""
    question = question_on(message)
    archive = talk.library.archive
    article = await talk.reply.after(lambda: tagged(archive, file_tag)) if file_tag else None
    if question is None:
        await talk.reply.refuse(talk.say("ask.forgotten"))
    elif file_tag and article is None:
        await talk.reply.refuse(talk.say("read.gone"))
    else:
        return question, article.file if article else None
    return None


def _ask(library: Library, question: str, file: str | None) -> Answer:
    return library.search.ask(question, within=None if file is None else [file])


def _add_ways_on(
    card: Card, answer: Answer, buttons: Sequence[CardButton], say: Texts, file: str | None
) -> None:
    everywhere = file is not None and can_ask_again(answer)
    card.add_buttons(*buttons, *([AskEverywhere("", say("button.everywhere"))] if everywhere else []))


def _state(page: int, file: str | None) -> str:
    return f"{page}/{tag(file)}" if file is not None else str(page)


def _receipt(citation: Citation) -> Receipt:
    return Receipt(citation.passage.span, citation.highlights, most=LONGEST_FURTHER)
