"""The file of an article as it lies in the folder, sent to whoever asks for it."""

import asyncio

from bot.archive import Article
from bot.cards.attachment import Attachment, safe_name
from bot.cards.buttons import CardButton
from bot.cards.conversation import Conversation
from bot.cards.escaping import escape_name
from bot.cards.layout import Card, Tone
from bot.cards.reference import tag, tagged
from bot.cards.source import DOT, LONGEST_NAME, origin
from bot.library import Library
from bot.texts import Texts

MEGABYTE = 2**20
SLOW = MEGABYTE
"""Bytes from which sending them may take longer than Discord waits for an answer."""


def file_card(library: Library, article: Article, data: bytes, say: Texts) -> Card:
    """The file of `article`, which is `data`, to download, and whether it is the very bytes of the folder."""
    card = Card(Tone.PLAIN)
    name = escape_name(article.file)[:LONGEST_NAME]
    lines = [DOT.join([name, *origin(library, article.file, say)])]
    lines.append(say("file.exact" if article.exact else "file.converted"))
    card.add_text(f"### {say('file.title')}\n" + "\n".join(f"-# {line}" for line in lines))
    card.add_file(Attachment(safe_name(article.file), data))
    return card


class SendFile(CardButton, kind="file"):
    """Sends the file of an article. State: the tag of its name."""

    @classmethod
    def of(cls, article: Article, label: str) -> "SendFile":
        """The button for the file of `article`."""
        return cls(tag(article.file), label)

    async def press(self, talk: Conversation) -> None:
        """Send it, or say why that cannot be done."""
        article = await talk.reply.after(lambda: tagged(talk.library.archive, self.state))
        limit = self.clicked.filesize_limit
        if article is None:
            await talk.reply.refuse(talk.say("read.gone"))
            return
        if not talk.can_attach:
            await talk.reply.refuse(talk.say("file.not_here", permission=talk.say("permission.attach_files")))
            return
        data = await asyncio.to_thread(article.raw.encode, "utf-8", "surrogatepass")
        if len(data) > limit:
            await talk.reply.refuse(talk.say("file.too_big", megabytes=limit // MEGABYTE))
            return
        if len(data) >= SLOW:
            await talk.reply.ask_for_patience()
        await talk.reply.send(file_card(talk.library, article, data, talk.say))
