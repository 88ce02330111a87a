"""The card of /ask: the passage that answers, where else it stands, or an honest no."""

from collections.abc import Sequence

import discord

from bot.cards.buttons import CardButton, beside, number_in
from bot.cards.conversation import Conversation
from bot.cards.escaping import escape_line, unescape
from bot.cards.layout import Card, Tone
from bot.cards.reading import ReadInContext
from bot.cards.receipts import Receipt, add_receipts
from bot.cards.source import cited, longest_source_line
from bot.library import Library
from bot.search import Answer, Citation
from bot.texts import Texts

SURE = 0.8
"""The confidence from which the card says "answer" and not "likely answer"."""

CORROBORATING = 0.5
"""The share of the best passage's score from which the best passage of another file is shown beside it."""

LONGEST_PASSAGE = 1100
LONGEST_FURTHER = 500
PASSAGES_MORE = 3
LONGEST_QUESTION = 6000
"""What Discord lets people type into an option."""

LONGEST_ECHO = 300
"""How much of the question the card repeats; *More passages* needs all of it."""

ECHO = "-# "
"""How the first line of the card begins, which repeats the question."""


def answer_card(library: Library, answer: Answer, say: Texts) -> Card:
    """What /ask shows first."""
    if not answer.citations:
        card = Card(Tone.UNKNOWN)
        card.add_text(f"{_head(answer, say('ask.not_found'), say)}\n{say('ask.nothing_near')}")
        return card
    shown, rest = arranged(answer)
    sure = answer.confidence >= SURE
    card = Card((Tone.SURE if sure else Tone.LIKELY) if answer.found else Tone.UNKNOWN)
    verdict = say("ask.sure" if sure else "ask.likely") if answer.found else _refusal(answer, say)
    card.add_text(_head(answer, verdict, say, _contradictions(library, answer, say)))
    best = shown[0]
    room = card.room - longest_source_line(best.passage.span.file) - 100
    text = cited(library, best.passage.span, say, highlights=best.highlights, most=min(room, LONGEST_PASSAGE))
    introduction = say("ask.instead" if answer.contradictions else "ask.closest")
    card.add_text(text if answer.found else f"{introduction}\n{text}")
    buttons: list[CardButton] = [ReadInContext.at(library, best.passage.span, say("button.read_in_context"))]
    if rest and len(answer.question) <= LONGEST_ECHO:
        buttons.append(MorePassages("0", say("button.more")))
    card.add_buttons(*buttons)
    if len(shown) > 1:
        card.add_rule()
        card.add_text(f"-# {say('ask.also', count=len(shown) - 1)}")
        add_receipts(card, library, [_receipt(citation) for citation in shown[1:]], say)
    return card


def more_card(library: Library, answer: Answer, page: int, say: Texts) -> Card | None:
    """Further passages, `page` counting from 0; None when there are none."""
    _, rest = arranged(answer)
    chosen = rest[page * PASSAGES_MORE :][:PASSAGES_MORE]
    if not chosen:
        return None
    card = Card(Tone.PLAIN)
    card.add_text(_head(answer, say("ask.more"), say))
    add_receipts(card, library, [_receipt(citation) for citation in chosen], say)
    last = (len(rest) - 1) // PASSAGES_MORE
    pages = beside(page, last, say("page.previous"), say("page.next"))
    card.add_buttons(*(TurnPassages(str(there), label) for there, label in pages))
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


async def show_answer(talk: Conversation, question: str) -> None:
    """Show what answers `question`, or that nothing does."""
    library = talk.library
    await talk.show(("ask", question), lambda: answer_card(library, library.search.ask(question), talk.say))


class MorePassages(CardButton, kind="more"):
    """Opens the passages after those on the card. State: the page; the question is read from the card."""

    async def press(self, talk: Conversation) -> None:
        """Ask again and show the page."""
        question = question_on(self.message)
        if question is None:
            await talk.reply.refuse(talk.say("ask.forgotten"))
            return
        await _show_more(talk, question, number_in(self.state))


class TurnPassages(MorePassages, kind="passages", turns=True):
    """Turns to another page of them."""


async def _show_more(talk: Conversation, question: str, page: int) -> None:
    library, say = talk.library, talk.say

    def make() -> Card | None:
        return more_card(library, library.search.ask(question), page, say)

    await talk.show(("more", question, page), make, otherwise=say("ask.no_more"))


def question_on(message: discord.Message | None) -> str | None:
    """The question that a card of /ask repeats in its first line, exactly as it was asked."""
    for frame in message.components if message else ():
        for part in frame.children if isinstance(frame, discord.Container) else ():
            if isinstance(part, discord.TextDisplay) and part.content.startswith(ECHO):
                return unescape(part.content.split("\n")[0].removeprefix(ECHO))
    return None


def _receipt(citation: Citation) -> Receipt:
    return Receipt(citation.passage.span, citation.highlights, most=LONGEST_FURTHER)


def _refusal(answer: Answer, say: Texts) -> str:
    return say("ask.otherwise" if answer.contradictions else "ask.not_found")


def _contradictions(library: Library, answer: Answer, say: Texts) -> list[str]:
    """What the question takes for granted and the passage puts otherwise, in the passage's own words."""
    return [
        say(
            "ask.contradicted",
            typed=escape_line(one.typed, 40),
            says=escape_line(library.archive.text(one.says), 80),
        )
        for one in answer.contradictions[:2]
    ]


def _head(answer: Answer, verdict: str, say: Texts, contradictions: Sequence[str] = ()) -> str:
    echo = answer.question if len(answer.question) <= LONGEST_ECHO else f"{answer.question[:LONGEST_ECHO]}…"
    lines = [ECHO + escape_line(echo, 2000), f"### {verdict}"]
    read_as = [
        say("ask.read_as", typed=escape_line(one.typed, 40), read_as=escape_line(one.read_as, 40))
        for one in answer.corrections[:2]
    ]
    missing = [say("ask.quoted", word=escape_line(word, 40)) for word in answer.missing[:3]]
    if read_as:
        lines.append(f"-# {' · '.join(read_as)}")
    if missing:
        lines.append(f"-# {say('ask.missing', words=', '.join(missing))}")
    apart = [say("ask.quoted", word=escape_line(word, 40)) for word in answer.apart[:3]]
    if apart and not answer.found:
        lines.append(f"-# {say('ask.apart', words=', '.join(apart))}")
    lines += [f"-# {line}" for line in contradictions]
    return "\n".join(lines)
