"""A click as the bot gets it, answered by nobody but a list of what was said."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from functools import cache, lru_cache
from types import SimpleNamespace
from typing import Any, TypeVar, TypeVarTuple
from weakref import WeakSet

import discord

from bot.cards.layout import Card
from bot.cards.verdicts import ECHO
from bot.config import Config
from bot.library import Shelf
from bot.operations.health import Health
from bot.store.servers import UNSET, ServerSettings
from tests.cards.made import storm
from tests.fuzz.checking import SAY, check_card

ASKER, STRANGER, GUILD = 2, 3, 1
Given = TypeVarTuple("Given")
Result = TypeVar("Result")
_CONTAINER, _TEXT = 17, 10
_checked: WeakSet[Card] = WeakSet()


class Click(SimpleNamespace):
    """By the asker or by a stranger, who may change nothing, on a card with `line` as its first line.

    The server wants answers `private`, or they are `alone` with the bot, which may then attach files too.
    `said` tells of each answer whether it was private; None stands for a card in place of the one clicked.
    """

    def __init__(self, *, person: int, private: bool, alone: bool, can_attach: bool, line: str) -> None:
        asked = SimpleNamespace(user=SimpleNamespace(id=ASKER))
        super().__init__(
            message=SimpleNamespace(
                components=[_card(line)],
                flags=discord.MessageFlags(),
                attachments=[],
                embeds=[],
                interaction_metadata=asked,
                reference=None,
            ),
            context=SimpleNamespace(dm_channel=alone),
            guild_id=None if alone else GUILD,
            filesize_limit=10_000_000,
            guild=None,
            user=SimpleNamespace(id=person),
            permissions=discord.Permissions.none(),
            app_permissions=discord.Permissions(attach_files=can_attach),
            client=host(private=private),
            response=self,
            followup=self,
            said=[],
        )

    def is_done(self) -> bool:
        """Whether something was said."""
        return bool(self.said)

    async def send_message(
        self, content: str = "", *, view: Card | None = None, files: object = (), ephemeral: bool = False
    ) -> None:
        """A sentence or a card, beside the one clicked."""
        self.said.append(ephemeral)
        self._check(content, view)

    async def edit_message(self, *, view: Card, attachments: object = ()) -> None:
        """A card in place of the one clicked."""
        self.said.append(None)
        self._check("", view)

    def _check(self, content: str, view: Card | None) -> None:
        if view is None:
            assert 0 < len(content) <= 2000
        elif view not in _checked:  # one that was remembered has not changed
            check_card(view, self.client.shelf.library())
            _checked.add(view)


@cache
def host(*, private: bool) -> Any:
    """A client that stores nothing: whoever would change something finds nothing to change it with."""
    settings = ServerSettings(private=True) if private else UNSET
    library = storm()
    return SimpleNamespace(
        config=Config(),
        shelf=Shelf(library),
        health=Health,
        server=lambda click: click.guild_id,
        channels=lambda _: (),
        servers=SimpleNamespace(of=lambda guild: settings if guild else UNSET, known=frozenset()),
        uploads=SimpleNamespace(files=lambda _: ()),
        own_archives=SimpleNamespace(count=lambda _: 0),
        library_at_hand=lambda _: library,
        texts=lambda _: SAY,
        begin_work=lambda: None,
        check_channel=lambda _: None,
        report_failure=_raise,
        is_owner=_is_owner,
        cogs={},
    )


class Loop(asyncio.SelectorEventLoop):
    """An event loop that does at once what others leave to a thread: that would only slow the fuzzer down."""

    def run_in_executor(
        self, executor: Executor | None, func: Callable[[*Given], Result], *args: *Given
    ) -> asyncio.Future[Result]:
        """What `func` returns or raises, in a future that is done."""
        future: asyncio.Future[Result] = self.create_future()
        try:
            future.set_result(func(*args))
        except Exception as error:  # noqa: BLE001 - handed on to whoever waits, as a thread would
            future.set_exception(error)
        return future


@cache
def loop() -> Loop:
    """The one loop of all clicks."""
    return Loop()


async def _is_owner(_person: Any) -> bool:
    return False


async def _raise(_click: Any, error: Exception) -> None:
    raise error


@lru_cache(maxsize=1000)
def _card(line: str) -> discord.Container:
    text: Any = {"type": _TEXT, "content": ECHO + line}
    shown: Any = {"type": _CONTAINER, "components": [text]}
    return discord.Container(shown, None)
