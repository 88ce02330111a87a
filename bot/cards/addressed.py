"""Whether a message asks the bot something, and what."""

import re

import discord

from bot.cards.escaping import one_line

ENTITY = re.compile(r"<(?:@[!&]?(?P<user>\d+)|#\d+|id:\w+|a?:\w+:\d+|/[^:<>\n]+:\d+|t:-?\d+(?::\w)?)>")
"""A mention of a person, role, channel or command, an emoji or a time.

Source: discord-api-docs, developers/reference.mdx, message formatting.
"""

_WRITTEN = (discord.MessageType.default, discord.MessageType.reply)


def question_in(message: discord.Message, me: discord.abc.User) -> str | None:
    """What a person asks `me` in `message`, on one line and without the mention; None when they ask nothing.

    In a server it must name `me`: an answer to one of its messages, a mention of everybody or of a role does
    not. In private every message is a question.
    """
    author = message.author
    if message.type not in _WRITTEN or author.bot or author.system or message.webhook_id is not None:
        return None
    named = any(found["user"] == str(me.id) for found in ENTITY.finditer(message.content))
    private = isinstance(message.channel, discord.DMChannel)  # a server that is not known yet is none either
    return plain(message) if named or private else None


def plain(message: discord.Message) -> str:
    """The text of `message` on one line, with people by their names, without bots and what is no word."""
    return one_line(with_names(message, message.content))


def with_names(message: discord.Message, text: str) -> str:
    """`text`, which came with `message`, with people by their names, without bots and what is no word."""
    names = {str(one.id): one.display_name for one in message.mentions if not one.bot}
    return ENTITY.sub(lambda found: f" {names.get(found['user'], '')} ", text)
