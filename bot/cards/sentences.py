"""The sentences behind what is said of somebody: each age and each relation where an article states it."""

from bot.cards.ages import ages_of
from bot.cards.buttons import CardButton, number_in
from bot.cards.conversation import Conversation
from bot.cards.directory import Known, directory_of
from bot.cards.escaping import escape_line
from bot.cards.kinship import kin_of
from bot.cards.layout import Card, Tone
from bot.cards.nearest import with_subject
from bot.cards.paging import Page
from bot.cards.receipts import Receipt, add_receipts
from bot.cards.source import DOT, sentence_at
from bot.charts.wording import age_words
from bot.library import Library
from bot.texts import Texts

A_PAGE = 5
LONGEST_SENTENCE = 500


def sentences_card(library: Library, known: Known, page: int, say: Texts) -> Card:
    """Page `page` (from 0, the last one when there are fewer) of the sentences about somebody."""
    card = Card(Tone.PLAIN)
    receipts = _receipts(library, known, say)
    here = Page.of(page, len(receipts), A_PAGE)
    details = [say("sentences.count", count=len(receipts)), here.line(say)]
    card.add_text(f"### {escape_line(known.name, 80)}\n-# {DOT.join(filter(None, details))}")
    add_receipts(card, library, here.shown(receipts), say)
    card.add_buttons(
        *(
            TurnSentences(with_subject(library, f"{known.tag}/{there}"), label)
            for there, label in here.turns(say)
        )
    )
    return card


class ShowSentences(CardButton, kind="sentences"):
    """Opens somebody's sentences privately. State: their tag, the page, what the articles are about."""

    @classmethod
    def of(cls, library: Library, known: Known, say: Texts) -> "ShowSentences":
        """The button for somebody; only one on a card."""
        state = f"{known.tag}/0" if library.share else known.tag
        return cls(with_subject(library, state), say("button.sentences"))

    async def press(self, talk: Conversation) -> None:
        """Show the page, if the articles still tell of them."""
        tag, page, subject = (*self.state.split("/", 2), "", "")[:3]
        near, say = await talk.near(subject), talk.say
        if near is None:
            return
        library = near.library
        directory = await directory_of(library)
        known = directory.tagged(tag)
        if known is None:
            await near.reply.refuse(say("who.gone"))
            return
        number = number_in(page)
        await near.show(("sentences", tag, number), lambda: sentences_card(library, known, number, say))


class TurnSentences(ShowSentences, kind="sentence", turns=True):
    """Turns to another page of them."""


def _receipts(library: Library, known: Known, say: Texts) -> list[Receipt]:
    ages = [
        Receipt(
            sentence_at(library.archive, one.span),
            (one.span,),
            above=f"**{age_words(one, say)}**",
            most=LONGEST_SENTENCE,
        )
        for one in ages_of(known.person)
    ]
    kin = [
        Receipt(
            sentence_at(library.archive, place),
            (place,),
            above=f"**{one.words(say)}**",
            most=LONGEST_SENTENCE,
        )
        for one in kin_of(known.person)
        for place in one.evidence
    ]
    return ages + kin
