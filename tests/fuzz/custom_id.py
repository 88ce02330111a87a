"""Any text as the `custom_id` of a click: forged, cut off, of other people's cards, from another version."""

import importlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import discord

from bot.cards.buttons import CardButton, CardChannelSelect, CardSelect, Control
from bot.cards.reference import Reference, tag
from tests.cards.made import HARBOUR, storm
from tests.fuzz.clicking import ASKER, STRANGER, Click, loop
from tests.fuzz.target import SEPARATOR, Target, bytes_of

_ITEM: Any = SimpleNamespace(label="-", options=[discord.SelectOption(label="-")], placeholder="")
LONGEST_ID = 100
"""Characters of a `custom_id`, and of a value in a list; Discord passes on no more."""


def custom_id(data: bytes) -> None:
    """Click what the first part names; the first byte chooses who clicks, and where.

    The parts after it are the value chosen in a list, and the first line of the card. Whoever clicks may
    change nothing, and gets exactly one answer; nobody but who asked gets it where others would see that.
    """
    choice, parts = data[0] if data else 0, data[1:].split(SEPARATOR, 2)
    # What is no UTF-8 cannot come through JSON.
    written, chosen, line = (*(part.decode("utf-8", "replace") for part in parts), "", "")[:3]
    control = claimed(written[:LONGEST_ID])
    if control is None:
        return
    click = Click(
        person=STRANGER if choice & 1 else ASKER,
        private=bool(choice & 2),
        alone=choice & 124 == 4,
        can_attach=choice >= 224,
        line=line,
    )
    loop().run_until_complete(_press(control, click, written[:LONGEST_ID], chosen[:LONGEST_ID]))
    check_answer(control, click)


def claimed(written: str) -> type[Control[Any]] | None:
    """The one kind of control that takes the `custom_id`; None when none does."""
    kinds = [kind for kind in controls() if kind.__discord_ui_compiled_template__.fullmatch(written)]
    assert len(kinds) <= 1
    return kinds[0] if kinds else None


def check_answer(kind: type[Control[Any]], click: Click) -> None:
    """There was one; privately beside the card, or in its place for whoever it belongs to."""
    (private,) = click.said
    theirs = click.user.id == ASKER or click.context.dm_channel
    public = click.client.servers.of(click.guild_id).private
    assert private if private is not None else kind.turns and theirs and not public


@cache
def controls() -> tuple[type[Control[Any]], ...]:
    """Every kind of control that the cogs have."""
    for file in sorted(Path("cogs").glob("*.py")):
        importlib.import_module(f"cogs.{file.stem}")
    kinds = {kind.kind: kind for base in (CardButton, CardSelect, CardChannelSelect) for kind in _below(base)}
    return tuple(kind for name, kind in sorted(kinds.items()) if name)


async def _press(kind: type[Control[Any]], click: Any, written: str, chosen: str) -> None:
    found = kind.__discord_ui_compiled_template__.fullmatch(written)
    assert found
    control: Any = await kind.from_custom_id(click, _ITEM, found)
    assert written.endswith(f"{kind.kind}/{control.state}")
    if issubclass(kind, CardSelect):
        control.item._values = [chosen]
    await control.callback(click)


def _below(base: type[Any]) -> Iterator[type[Any]]:
    for kind in base.__subclasses__():
        yield kind
        yield from _below(kind)


HERE = Reference.to(storm().archive, storm().facts.quotations[0].parts[0])
STATES = (
    *("", "0", "1", "99999999999999999999", "0/", "0.0/?//", "2.1///storm", "1.0/0123456789ab/x/who"),
    *("0/2019/2020-05/lamp", "1///", "0/2019-13/x/", f"0/{HERE}", f"{HERE}/2", tag("Bo Lind"), tag(HARBOUR)),
    *("language", "answers", "articles", "sure", "abcdefgh.9", "Ada Lind", "²", "-1", "1e9", "/////"),
)
CHOSEN = ("en", "private", tag("Bo Lind"), tag(HARBOUR))
TARGET = Target(
    custom_id,
    longest=110,
    beginnings=bytes_of(
        *(
            f"{chr(number % 8)}{'' if number % 3 else '0a1f.'}{kind.kind}/{STATES[number % len(STATES)]}"
            f"\x1e{CHOSEN[number % len(CHOSEN)]}\x1ewhen did the strom hit the harbour"
            for number in range(2 * len(STATES))
            for kind in controls()[number % 5 :: 5]
        ),
        "\x00quote",
        "\x00unknown/1",
        "\x00GGGG.quote/1",
    ),
    words=(*(f"{kind.kind}/" for kind in controls()), *STATES[5:], "0a1f.", "\x1e", "ffff."),
)
