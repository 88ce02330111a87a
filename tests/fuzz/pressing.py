"""Any bytes as the `custom_id` of a button or list: forged, cut off, other people's, from another version."""

import asyncio
import importlib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import discord

from bot.cards.buttons import CardButton, CardChannelSelect, CardSelect, Control
from bot.cards.conversation import Conversation
from bot.cards.layout import Card
from bot.cards.replying import Reply
from bot.cards.verdicts import ECHO
from bot.config import Config
from bot.library import Shelf
from bot.store.servers import UNSET
from tests.fuzz.cards import SAY, check_card
from tests.fuzz.target import SEPARATOR, invented

LONGEST_ID = 100
"""Characters of a `custom_id`, and of a value in a list; Discord passes on no more."""

_CONTAINER, _TEXT = 17, 10


def pressing(data: bytes) -> None:
    """Press the control that the first byte names, with the rest as its state.

    The parts after the first separator are the value that is chosen, and the first line of the card. Whoever
    presses may change nothing, and gets exactly one answer.

    Raises:
        AssertionError: a promise is broken. Any other exception is a finding too.
    """
    number, (state, chosen, line) = data[:1] or b"\0", _parts(data[1:])
    kinds = controls()
    kind = kinds[number[0] % len(kinds)]
    custom_id = f"{kind.kind}/{state}"[:LONGEST_ID]
    found = kind.__discord_ui_compiled_template__.fullmatch(custom_id)
    assert found
    _loop().run_until_complete(_press(kind, custom_id, found, chosen[:LONGEST_ID], line))


@cache
def controls() -> tuple[type[Control[Any]], ...]:
    """Every kind of control that the cogs have."""
    for file in sorted(Path("cogs").glob("*.py")):
        importlib.import_module(f"cogs.{file.stem}")
    kinds = {kind.kind: kind for base in (CardButton, CardSelect, CardChannelSelect) for kind in _below(base)}
    return tuple(kind for name, kind in sorted(kinds.items()) if name)


async def _press(kind: type[Control[Any]], custom_id: str, found: Any, chosen: str, line: str) -> None:
    clicked: Any = Click(line)
    control: Any = await kind.from_custom_id(clicked, _item(kind, custom_id, chosen), found)
    control.clicked = clicked
    reply = Replied()
    library, _ = invented()
    await control.press(Conversation(library, SAY, reply, can_attach=False))
    assert reply.count == 1


class Replied(Reply):
    """Takes the one card, or the one sentence, and holds it against Discord's limits."""

    def __init__(self) -> None:
        self.count = 0

    async def after(self, work: Any) -> Any:
        """What `work` returns; a thread of its own would only slow the fuzzer down."""
        return work()

    async def meanwhile(self, work: Any) -> Any:
        """What `work` returns."""
        return await work

    async def _show(self, card: Card) -> None:
        self.count += 1
        check_card(card)

    async def _tell(self, sentence: str) -> None:
        self.count += 1
        assert 0 < len(sentence) <= 2000

    async def ask_for_patience(self) -> None:
        """Nobody waits."""


class Click(SimpleNamespace):
    """A click by somebody who may change nothing, on a card with `line` as its first line."""

    def __init__(self, line: str) -> None:
        shown = discord.Container(_card(line), None)
        super().__init__(
            message=SimpleNamespace(
                components=[shown], flags=discord.MessageFlags(), attachments=[], embeds=[]
            ),
            guild_id=1,
            filesize_limit=10_000_000,
            guild=None,
            user=SimpleNamespace(id=2),
            permissions=discord.Permissions.none(),
            client=host(),
        )


@cache
def host() -> Any:
    """A client that stores nothing: whoever would change something finds nothing to change it with."""
    library, _ = invented()
    return SimpleNamespace(
        config=Config(),
        server=lambda _: 1,
        channels=lambda _: (),
        shelf=Shelf(library),
        servers=SimpleNamespace(of=lambda _: UNSET),
        own_archives=SimpleNamespace(count=lambda _: 0),
    )


def _card(line: str) -> Any:
    text = {"type": _TEXT, "content": ECHO + line}
    return {"type": _CONTAINER, "components": [text]}


def _item(kind: type[Control[Any]], custom_id: str, chosen: str) -> Any:
    if issubclass(kind, CardButton):
        return discord.ui.Button[Any](label="-", custom_id=custom_id)
    if issubclass(kind, CardChannelSelect):
        return discord.ui.ChannelSelect[Any](custom_id=custom_id)
    select = discord.ui.Select[Any](custom_id=custom_id, options=[discord.SelectOption(label="-")])
    select._values = [chosen]
    return select


def _parts(data: bytes) -> Sequence[str]:
    """State, value and line; what is no UTF-8 cannot come through JSON, and is shown as such."""
    parts = [part.decode("utf-8", "replace") for part in data.split(SEPARATOR, 2)]
    return (*parts, "", "")[:3]


def _below(base: type[Any]) -> Iterator[type[Any]]:
    for kind in base.__subclasses__():
        yield kind
        yield from _below(kind)


@cache
def _loop() -> asyncio.AbstractEventLoop:
    return asyncio.new_event_loop()
