"""All cogs there are, each with how it is and what it offers."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.extending.command_rules import Payload
from bot.extending.contained import Contained
from bot.extending.troubles import Kind, Trouble


class State(StrEnum):
    """How a cog is."""

    WORKS = "works"
    FAILS = "fails"
    """It is there, and something went wrong in it since it was loaded."""
    HOLDS = "holds"
    """The same, and it has held the event loop."""
    LEFT_OUT = "left_out"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a cog is; `line` and `reason` are of what went wrong last, `count` is how often something did.

    `commands` are what Discord is told of its commands.
    """

    name: str
    state: State
    line: str = ""
    reason: str = ""
    count: int = 0
    last: Trouble | None = None
    commands: tuple[Payload, ...] = ()
    listens: bool = False
    controls: int = 0


def roster(bot: Contained, off: Sequence[str]) -> tuple[Standing, ...]:
    """Every cog in the folders, those first with which something is wrong, each group by name."""
    there, _ = bot.cog_folders.find(())
    modules = {cog.name: cog.module for cog in there}
    loaded = [_loaded(bot, name, module) for name, module in modules.items() if module in bot.extensions]
    left_out = [Standing(one.name, State.LEFT_OUT, one.place, one.reason) for one in bot.failed_cogs]
    turned_off = [Standing(name, State.OFF) for name in modules if name in off]
    return tuple(
        sorted([*left_out, *loaded, *turned_off], key=lambda one: (_ORDER.index(one.state), one.name))
    )


_ORDER = (State.LEFT_OUT, State.HOLDS, State.FAILS, State.WORKS, State.OFF)


def _loaded(bot: Contained, name: str, module: str) -> Standing:
    troubles = bot.troubles.of(name)
    last = troubles[0] if troubles else None
    held = any(trouble.kind is Kind.HOLDING for trouble in troubles)
    state = State.WORKS if last is None else State.HOLDS if held else State.FAILS
    return Standing(
        name,
        state,
        last.line if last else "",
        last.reason if last else "",
        sum(trouble.count for trouble in troubles),
        last,
        bot.commands_of(module),
        bot.listens(module),
        bot.kinds_of(name),
    )
