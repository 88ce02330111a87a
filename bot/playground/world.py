"""A server simulated in this process for the bot: one channel, a few people, and a clock that walks."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime

import simcord
from babel.core import Locale
from discord import Permissions

from bot.cards.layout import Card
from bot.client import Receipts
from bot.playground.live import Live
from bot.playground.locales import Locales, locale_of
from bot.playground.typed import Command, commands_of
from bot.texts import DEFAULT, languages, texts_for

SERVER = "Playground"
CHANNEL = "receipts"
NAME = "Receipts"
GREETING = (
    "Type `/`, choose a command and press the arrow; or type one in full and press Enter. "
    f"`@{NAME}` with a question works too."
)
PEOPLE = {"en": "Robin", "nl": "Noor"}
MANAGER = "Sam (manages this server)"

# A person waits rather than reads an error, so slow work gets more time here than in a test.
PATIENCE_SECONDS = 20.0


class World:
    """The bot on a simulated Discord. `open` connects it; `close` must follow, also after an error.

    There is one person for each language that the bot speaks, and one who manages the server and runs the
    bot. `person` is whose language is `language`, and `viewers` are all of them, that one first; `locale` is
    what Discord calls the language. What is saved in the folders of cogs is taken up; `line` prints what came
    of it. The simulator takes one operation at a time: whoever holds `turn` may act.
    """

    def __init__(
        self, bot: Receipts, language: str = DEFAULT, line: Callable[[str], None] = lambda _: None
    ) -> None:
        self._bot, self._line = bot, line
        self._live: Live | None = None
        self.env = simcord.Env(bot, check_errors=False, settle_timeout=PATIENCE_SECONDS)
        self.env.backend.bot_user.name = NAME
        # Before anything exists: ids, cooldowns and timestamps are read off this clock.
        self.env.backend.advance_clock(max(0.0, self._seconds_behind()))
        guild = self.env.create_guild(SERVER)
        self.channel = guild.create_text_channel(
            CHANNEL, topic="The bot and its articles. Nothing leaves this machine."
        )
        manages = guild.create_role("Manager", permissions=Permissions(administrator=True))
        locales = Locales(self.env)
        people = {each: guild.add_member(self._person(each)) for each in languages()}
        for each in people.keys() - {DEFAULT}:
            locales.speak(people[each], locale_of(each))
        self.manager = guild.add_member(self.env.create_user("sam", global_name=MANAGER), roles=[manages])
        locales.speak(self.manager, locale_of(language))
        bot.owner_ids = {self.manager.id}
        self.turn = asyncio.Lock()
        self.language, self.locale = language, locale_of(language)
        self.person = people.pop(language)
        self.viewers = [self.person, *people.values(), self.manager]

    def _person(self, language: str) -> simcord.UserHandle:
        name = PEOPLE.get(language, PEOPLE[DEFAULT])
        own = "" if language == DEFAULT else f" ({Locale.parse(language, sep='-').get_display_name()})"
        return self.env.create_user(f"{name.lower()}-{language}", global_name=f"{name}{own}")

    async def open(self) -> None:
        """Log the bot in; its commands can be used when this returns."""
        await self.env.start()
        self._live = Live(self._bot, self._line)
        self._live.start()

    async def greet(self) -> None:
        """Let the bot say which commands there are: an empty channel tells a newcomer nothing."""
        commands = [f"`{each.usage}` {each.description}" for each in self.commands(self.person)]
        channel = self.env.bot.get_partial_messageable(self.channel.id)
        await channel.send("\n".join([GREETING, *commands]))
        if self._live is not None:
            await self._show(self._live.left_out(texts_for(self.language)))

    async def take_up_cogs(self) -> None:
        """Take up what was saved in the folders of cogs, and say in the channel what is broken or mended."""
        if self._live is not None:
            await self._show(await self._live.take_up(texts_for(self.language)))

    async def _show(self, cards: list[Card]) -> None:
        channel = self.env.bot.get_partial_messageable(self.channel.id)
        for card in cards:
            await channel.send(view=card)

    async def close(self) -> None:
        """Stop whatever the bot still does, then close it as Discord's gateway would."""
        if self._live is not None:
            self._live.stop()
        bot = self.env.bot
        await self.env.shutdown()
        await bot.close()

    async def catch_up(self) -> None:
        """Walk the simulated clock up to now, firing the timers that are due on the way.

        Must not overlap a person's action: the simulator takes one at a time.
        """
        behind = self._seconds_behind()
        if behind > 0:
            # Slow background work: what was walked is kept, and the next step goes on from there.
            with suppress(TimeoutError):
                await self.env.advance_time(behind)

    def commands(self, actor: simcord.MemberActor) -> list[Command]:
        """The commands that `actor` is shown in the channel."""
        visible = self.env.backend.visible_commands(user_id=actor.id, channel_id=self.channel.id)
        return commands_of(visible)

    def mentioning(self, text: str) -> str:
        """`text` as Discord sends it when somebody has chosen the bot behind an @."""
        return text.replace(f"@{NAME}", f"<@{self.env.backend.bot_user.id}>")

    @property
    def requests(self) -> int:
        """How many requests the bot has made: as long as it stays the same, nothing new can be seen."""
        return len(self.env.http_requests)

    def _seconds_behind(self) -> float:
        return (datetime.now(UTC) - self.env.now()).total_seconds()
