"""A channel with a person in it, and every message checked against the promises that no card may break."""

import re
from typing import Any

import discord
import simcord
from simcord.results import ResponseMessage

from bot.archive import Archive, Span
from bot.cards.escaping import unescape
from bot.cards.quoting import unquote
from bot.client import Receipts
from bot.library import Library
from bot.own_archives import OWN
from tests.promise.rules import autocomplete_problems, message_problems, walk

TEXT, BUTTON, SELECT, CHANNELS = 10, 2, 3, 8


class Room:
    """What a person does, and what they then see."""

    def __init__(self, env: simcord.Env, bot: Receipts) -> None:
        self.env, self.bot = env, bot
        self.guild = env.create_guild()
        self.channel = self.guild.create_text_channel("general")
        self.person = self.guild.add_member(env.create_user("Ida"))

    async def slash(self, name: str, /, **options: Any) -> "Seen":
        return self.seen(await self.person.slash(self.channel, name, **options))

    async def tell(self, said: str, *, where: Any = None, **how: Any) -> list["Seen"]:
        """What the bot answers to a message; `{me}` in it mentions the bot."""
        channel = where or self.channel
        told = said.replace("{me}", f"<@{self.env.backend.bot_user.id}>")
        return self.answers(channel, await self.person.send(channel, told, **how))

    async def menu(self, target: Any, name: str = "Check against the articles") -> "Seen":
        """What the command `name` on the message `target` shows."""
        return self.seen(await self.person.context_menu(self.channel, name, target))

    def answers(self, channel: Any, told: Any) -> list["Seen"]:
        """The messages of the bot in `channel` after the message `told`."""
        found = [
            ResponseMessage(self.env, message)
            for message in list(self.env.backend.messages[channel.id].values())
            if message.id > told.id and message.author_id == self.env.backend.bot_user.id
        ]
        return [self.checked(message) for message in found]

    async def click(self, seen: "Seen", label: str, number: int = 0) -> "Seen":
        button = [one for one in seen.parts(BUTTON) if one["label"] == label][number]
        return self.seen(await self.person.click(seen.message, custom_id=button["custom_id"]))

    async def choose(self, seen: "Seen", kind: str, *chosen: Any) -> "Seen":
        """Choose in the list whose custom_id begins with `kind`."""
        [menu] = [
            one
            for one in seen.parts(SELECT) + seen.parts(CHANNELS)
            if one["custom_id"].rpartition(".")[2].startswith(kind)
        ]
        return self.seen(await self.person.select(seen.message, list(chosen), custom_id=menu["custom_id"]))

    def manager(self) -> simcord.MemberActor:
        """Somebody else, who manages the server."""
        role = self.guild.create_role("Manager", permissions=discord.Permissions(manage_guild=True))
        return self.guild.add_member(self.env.create_user("Mia"), roles=[role])

    def demote(self, manager: simcord.MemberActor) -> None:
        """Take all roles from somebody."""
        for role in list(self.env.backend.get_guild(self.guild.id).members[manager.id].role_ids):
            self.env.backend.remove_member_role(self.guild.id, manager.id, role)

    async def suggest(self, name: str, option: str, typed: str) -> list[str]:
        choices = await self.person.autocomplete(self.channel, name, option, typed)
        assert not autocomplete_problems(choices)
        return [choice["value"] for choice in choices]

    async def restart(self, bot: Receipts) -> None:
        await self.env.restart_bot(bot)
        self.bot = bot

    def seen(self, result: Any) -> "Seen":
        assert result.acknowledged
        return self.checked(shown(result))

    def checked(self, message: Any) -> "Seen":
        seen = Seen(message)
        assert seen.text
        assert not message_problems({"components": message.components})
        assert_verbatim(seen.texts, self.library.archive)
        return seen

    @property
    def library(self) -> Library:
        """What the server answers from."""
        chosen = self.bot.servers.of(self.guild.id).archive
        own = self.bot.own_archives.at_hand(self.guild.id) if chosen == OWN else None
        return own or self.bot.shelf.library(chosen)


def shown(result: Any) -> Any:
    """The message that a person has before them in the end."""
    return result.followups[-1] if result.followups else result.response


class Seen:
    """A message as a person sees it."""

    def __init__(self, message: Any) -> None:
        self.message = message
        self.private: bool = message.ephemeral
        self.texts = [part["content"] for part in self.parts(TEXT)]
        self.text = message.content + "\n".join(self.texts)
        self.labels = [part["label"] for part in self.parts(BUTTON)]
        self.colour = next((part["accent_color"] for part in message.components), None)

    def parts(self, kind: int) -> list[dict[str, Any]]:
        return [part for part in walk(self.message.components) if part["type"] == kind]

    @property
    def quoted(self) -> list[str]:
        return [unquote(block) for block, _ in blocks(self.texts)]


def blocks(texts: list[str]) -> list[tuple[str, str]]:
    """Each quote block with the line under it."""
    found = []
    for text in texts:
        block: list[str] = []
        for line in [*text.split("\n"), ""]:
            if line.startswith("> "):
                block.append(line)
            elif block:
                found.append(("\n".join(block), line))
                block = []
    return found


def assert_verbatim(texts: list[str], archive: Archive) -> None:
    """Each quote block is a slice of the file named under it, and shows nothing of its clutter."""
    for block, line in blocks(texts):
        assert line.startswith("-# ")
        file = unescape(line.removeprefix("-# ").split(" · ")[0])
        article = archive.article(file)
        shown = unquote(block)
        assert shown
        found = (
            Span(file, one.start(), one.start() + len(shown))
            for one in re.finditer(re.escape(shown), article.raw)
        )
        assert any(not any(map(span.overlaps, article.clutter)) for span in found)
