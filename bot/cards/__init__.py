"""Answers as Discord shows them: layouts made from spans, with buttons that carry their own state.

What stands here is what a cog may use: it stays as it is, and CHANGELOG says when it does not.
"""

from bot.cards.attachment import Attachment
from bot.cards.buttons import CardButton, CardSelect, number_in
from bot.cards.cog import Cog, Stored
from bot.cards.conversation import Conversation
from bot.cards.escaping import escape_line, one_line
from bot.cards.layout import Card, Tone
from bot.cards.options import choices, everywhere
from bot.cards.paging import Page
from bot.cards.receipts import Receipt, add_receipts
from bot.cards.remembered import remembered
from bot.cards.replying import Reply
from bot.cards.source import cited, passage_at, sentence_at, source_line
from bot.cards.words import Words
from bot.charts.drawing import DRAWING
from bot.charts.picture import Picture
from bot.host import Host, Interaction
from bot.library import Library
from bot.texts import Texts

__all__ = [
    "DRAWING",
    "Attachment",
    "Card",
    "CardButton",
    "CardSelect",
    "Cog",
    "Conversation",
    "Host",
    "Interaction",
    "Library",
    "Page",
    "Picture",
    "Receipt",
    "Reply",
    "Stored",
    "Texts",
    "Tone",
    "Words",
    "add_receipts",
    "choices",
    "cited",
    "escape_line",
    "everywhere",
    "number_in",
    "one_line",
    "passage_at",
    "remembered",
    "sentence_at",
    "source_line",
]
