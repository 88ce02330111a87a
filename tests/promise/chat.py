"""A conversation with the real client: every payload that it sends is held against the promises."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import simcord
from discord import Permissions
from simcord.builders import ChannelHandle
from simcord.results import InteractionResult, ResponseMessage

from bot.archive import Span
from bot.archive.source import SourceFile
from bot.client import Receipts, create_bot
from bot.config import Config
from bot.library import Library, Shelf, build_library
from bot.playground.locales import Locales
from bot.store.folder import read_folder
from tests.promise.rules import autocomplete_problems, message_problems
from tests.promise.showing import quoted

ROOT = Path(__file__).parents[2]


def seeds() -> Library:
    """The library of the folder that comes with the project."""
    contents = read_folder(ROOT / "seeds")
    return build_library(contents.sources, contents.skipped)


def made_of(**articles: str) -> Library:
    """A library of articles written for a test."""
    return build_library(
        SourceFile(f"{name}.txt", text.encode("utf-8", "surrogatepass")) for name, text in articles.items()
    )


class Chat:
    """One person in one channel, and somebody who manages the server, both with the same locale.

    Whatever the bot answers is checked before the test sees it. `person` is who acts.
    """

    def __init__(
        self, env: simcord.Env, bot: Receipts, channel: ChannelHandle, library: Library, locale: str
    ) -> None:
        self.env = env
        self.bot = bot
        self.channel = channel
        self.library = library
        self.robin = self.person = env.guild.add_member(env.create_user("robin"))
        manages = env.guild.create_role("Manager", permissions=Permissions(administrator=True))
        self.manager = env.guild.add_member(env.create_user("sam"), roles=[manages])
        locales = Locales(env)
        for person in (self.robin, self.manager):
            locales.speak(person, locale)

    @property
    def registered(self) -> list[dict[str, Any]]:
        """The commands as the bot gave them to Discord."""
        return list(self.env.backend.commands[None].values())

    async def slash(self, command: str, **options: Any) -> ResponseMessage:
        """Type a command; the answer to it."""
        return self._checked(await self.person.slash(self.channel, command, **options))

    async def click(self, message: ResponseMessage, custom_id: str) -> ResponseMessage:
        """Press a button; the answer to that, or the message as it is after it."""
        result = await self.person.click(message, custom_id=custom_id)
        return self._checked(result, message)

    async def choose(self, message: ResponseMessage, custom_id: str, *values: Any) -> ResponseMessage:
        """Choose from a list; the answer to that, or the message as it is after it."""
        result = await self.person.select(message, list(values), custom_id=custom_id)
        return self._checked(result, message)

    async def use_menu(self, name: str, text: str) -> ResponseMessage:
        """Write a message and use the menu command `name` on it."""
        written = await self.person.send(self.channel, text)
        return self._checked(await self.person.context_menu(self.channel, name, written))

    async def mention(self, text: str) -> ResponseMessage:
        """Write a message that mentions the bot; what it writes back."""
        await self.person.send(self.channel, f"<@{self.env.backend.bot_user.id}> {text}")
        answer = self.channel.last_message
        assert answer is not None
        assert answer.author.id == self.env.backend.bot_user.id
        return self._held(ResponseMessage(self.env, self.env.backend.get_message(self.channel.id, answer.id)))

    async def autocomplete(self, command: str, option: str, typed: str) -> list[dict[str, Any]]:
        """Type into an option; what is suggested."""
        choices = await self.person.autocomplete(self.channel, command, option, typed)
        assert not autocomplete_problems(choices)
        return choices

    def _checked(self, result: InteractionResult, clicked: ResponseMessage | None = None) -> ResponseMessage:
        assert result.acknowledged
        assert not result.deferred
        answer = result.followups[-1] if result.followups else result.response or clicked
        assert answer is not None
        return self._held(answer)

    def _held(self, answer: ResponseMessage) -> ResponseMessage:
        assert not message_problems({"components": answer.components})
        self.assert_verbatim(answer)
        return answer

    def assert_verbatim(self, message: ResponseMessage) -> None:
        """Each quoted block stands in the file named under it, outside of what is marked as clutter."""
        for shown in quoted(message.components):
            assert shown.file is not None, f"no file is named under {shown.words!r}"
            assert stands_in(self.library, shown.file, shown.words), (shown.file, shown.words)


def stands_in(library: Library, file: str, words: str) -> bool:
    """Whether `words` are a slice of `file` at a place that no clutter touches."""
    article = library.archive.article(file)
    start = article.raw.find(words)
    while start >= 0:
        place = Span(file, start, start + len(words))
        if not any(place.overlaps(clutter) for clutter in article.clutter):
            return True
        start = article.raw.find(words, start + 1)
    return False


@asynccontextmanager
async def chat_about(library: Library, home: Path, locale: str = "en-US") -> AsyncIterator[Chat]:
    """Log the real bot in, with the real cogs, and sit down before it."""
    bot = create_bot(Config(data=home / "data", cooldown=0), Shelf(library))
    async with simcord.run(bot, settle_timeout=60) as env:
        channel = env.create_guild("Newsroom", preferred_locale=locale).create_text_channel("news")
        yield Chat(env, bot, channel, library, locale)
        assert not bot.failed_cogs
