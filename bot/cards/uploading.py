"""/archive add: a file becomes an article of the server, once who sent it has seen what was made of it."""

import asyncio
from pathlib import PurePosixPath

import aiohttp
import discord

from bot.archive import Interval
from bot.cards.conversation import Conversation
from bot.cards.escaping import escape_line
from bot.cards.layout import Card, Tone
from bot.cards.managing import AnswerFromOwn, ManagerButton, guild_managed, size_in_words
from bot.cards.period import UnreadableDateError, days_meant
from bot.cards.refusing import Why, refusal
from bot.cards.server import Server
from bot.cards.understood import understood_lines
from bot.extracting import SUFFIXES, Extracted, Refused, Request
from bot.host import Host
from bot.own_archives import OWN
from bot.store.waiting import Waiting
from bot.texts import Texts

LONGEST_TITLE = 200

_OUTCOMES = {"kept": "archive.kept", "same": "archive.same", "gone": "archive.gone"}


async def show_upload(
    talk: Conversation,
    interaction: discord.Interaction[Host],
    file: discord.Attachment,
    title: str,
    date: str,
) -> None:
    """Make an article of `file` and show privately what came of it, to keep or to discard."""
    guild_id, host, say = guild_managed(interaction), interaction.client, talk.say
    if guild_id is None:
        await talk.reply.refuse(say("settings.not_yours"))
        return
    try:
        days = days_meant(date) if date.strip() else None
    except UnreadableDateError:
        await talk.reply.refuse(say("timeline.bad_date", typed=escape_line(date)))
        return
    if reason := _reason_against(host, guild_id, file):
        await talk.reply.refuse(refusal(reason, host.config.uploads, say))
        return
    await talk.reply.ask_for_patience()
    try:
        data = await file.read()
    except (discord.HTTPException, aiohttp.ClientError, TimeoutError):
        await talk.reply.refuse(refusal("download", host.config.uploads, say))
        return
    request = Request(file.filename, data, title.strip(), _written(days))
    result = await host.extractions.extract(request, host.config.uploads.max_bytes, guild_id)
    if isinstance(result, Refused):
        await talk.reply.refuse(refusal(result.reason, host.config.uploads, say))
        return
    await _offer(talk, interaction, guild_id, file, result)


class Keep(ManagerButton, kind="keep"):
    """Makes the article that waits one of the server's. State: the token that it is found by."""

    async def act(self, talk: Conversation, guild_id: int) -> None:
        """Keep it, and say what came of it; pressed again it changes nothing."""
        host, say = self.clicked.client, talk.say
        person, token = self.clicked.user.id, self.state
        try:
            outcome, name = await talk.reply.after(lambda: host.uploads.keep(guild_id, person, token))
        except OSError:  # the store has logged it
            await talk.reply.refuse(say("archive.not_kept"))
            return
        if outcome == "full":
            await talk.reply.refuse(refusal("full", host.config.uploads, say))
            return
        if host.servers.of(guild_id).archive == OWN:
            await talk.reply.meanwhile(host.own_archives.library(guild_id, latest=True))
        await talk.reply.send(
            _decided_card(self.clicked, say(_OUTCOMES[outcome], name=escape_line(name)), say)
        )


class Discard(ManagerButton, kind="discard"):
    """Deletes the article that waits. State: the token that it is found by."""

    async def act(self, talk: Conversation, guild_id: int) -> None:
        """Delete it, and say so."""
        host, say = self.clicked.client, talk.say
        person, token = self.clicked.user.id, self.state
        try:
            waited = await talk.reply.after(lambda: host.uploads.discard(guild_id, person, token))
        except OSError:  # the store has logged it
            await talk.reply.refuse(say("archive.not_removed"))
            return
        said = say("archive.discarded" if waited else "archive.gone")
        await talk.reply.send(_decided_card(self.clicked, said, say))


UPLOAD_BUTTONS = (Keep, Discard)


async def _offer(
    talk: Conversation,
    interaction: discord.Interaction[Host],
    guild_id: int,
    file: discord.Attachment,
    article: Extracted,
) -> None:
    """Let the article wait, and show it with the two buttons; one that is there already is only named."""
    host, say = interaction.client, talk.say
    there = await asyncio.to_thread(host.uploads.same_as, guild_id, article.data)
    token = None
    if there is None:
        waiting = Waiting(PurePosixPath(file.filename).stem, article)
        try:
            token = await asyncio.to_thread(host.uploads.wait, guild_id, interaction.user.id, waiting)
        except OSError:  # the store has logged it
            await talk.reply.refuse(say("archive.not_kept"))
            return
        if token is None:
            await talk.reply.refuse(refusal("waiting", host.config.uploads, say))
            return
    card = Card(Tone.PLAIN)
    card.add_text(
        f"### {say('archive.offer')}\n-# {escape_line(file.filename)} · {size_in_words(file.size, say)}"
    )
    card.add_rule()
    card.add_text("\n".join(understood_lines(article.understood, say)))
    card.add_rule()
    if token is None:
        card.add_text(say("archive.same", name=escape_line(there or "")))
    else:
        kept = "archive.as_it_came" if article.as_it_came else "archive.made"
        card.add_text(f"{say(kept)}\n-# {say('archive.waits')}")
        keep, discard = Keep(token, say("button.keep")), Discard(token, say("button.discard"))
        keep.item.style = discord.ButtonStyle.success
        card.add_buttons(keep, discard)
    await talk.reply.send(card)


def _decided_card(clicked: discord.Interaction[Host], said: str, say: Texts) -> Card:
    """What has been decided, how many articles there are now, and from which the server answers."""
    server = Server.where(clicked)
    card = Card(Tone.PLAIN)
    lines = [said, f"-# {say('archive.count', count=server.own)}"]
    if server.own and server.archive != OWN:
        lines.append(say("archive.answers_from", articles=server.named(server.archive, say)))
    card.add_text("\n".join(lines))
    if server.own and server.archive != OWN:
        card.add_buttons(AnswerFromOwn("", say("button.answer_from_own")))
    return card


def _reason_against(host: Host, guild_id: int, file: discord.Attachment) -> Why | None:
    """Why the file is refused before it is downloaded; None if it is not."""
    if not file.filename.lower().endswith(SUFFIXES):
        return "kind"
    if file.size > host.config.uploads.max_bytes:
        return "too_big"
    return None if host.uploads.has_room(guild_id) else "full"


def _written(days: Interval | None) -> str:
    """The day, month or year as front matter has it."""
    if days is None:
        return ""
    parts = 3 if days.days == 1 else 2 if days.first.month == days.last.month else 1
    return "-".join(days.first.isoformat().split("-")[:parts])
