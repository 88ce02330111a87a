"""What a command shows before it is sent: names, descriptions, and suggestions for its options."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any, TypeVar

from discord.app_commands import Choice, Command, ContextMenu, allowed_contexts, allowed_installs, locale_str

from bot.cards.escaping import reveal, units
from bot.search import suggest
from bot.texts import texts_for

MOST_CHOICES = 25
LONGEST_CHOICE = 100
LONGEST_LABEL = 80
SPARE = 4
"""How many times more suggestions are looked for than shown, since some cannot be shown."""

IN_EVERY_CHANNEL = {"in_every_channel": True}
"""The `extras` of a command that a server's choice of channels does not touch."""

CommandT = TypeVar("CommandT")


def text(key: str) -> locale_str:
    """The text `key` as a name or description of a command or option: Discord gets it in each language."""
    return locale_str(texts_for()(key), key=key)


def everywhere(command: CommandT) -> CommandT:
    """Offer the command in servers, direct messages and group chats, to whoever installed the bot."""
    installed = allowed_installs(guilds=True, users=True)(command)
    return allowed_contexts(guilds=True, dms=True, private_channels=True)(installed)


def works_in_every_channel(command: Command[Any, ..., Any] | ContextMenu | None) -> bool:
    """Whether the command is there also where the server wants no answers: see `IN_EVERY_CHANNEL`."""
    return command is not None and command.extras == IN_EVERY_CHANNEL


def choices(typed: str, values: Sequence[str], longest: int = LONGEST_CHOICE) -> list[Choice[str]]:
    """Those of `values` that `typed` may mean, as Discord accepts them; the first ones when it is blank."""
    return offered(suggest(typed, values, SPARE * MOST_CHOICES), longest)


def offered(values: Iterable[str], longest: int = LONGEST_CHOICE) -> list[Choice[str]]:
    """The first of `values`, as Discord accepts them.

    A value that is empty or over `longest` characters is left out: it can still be typed in part.
    """
    made = (Choice(name=reveal(value), value=value) for value in values)
    fit = (
        one for one in made if one.name and units(one.name) <= LONGEST_CHOICE and units(one.value) <= longest
    )
    return list(islice(fit, MOST_CHOICES))


def label(text: str) -> str:
    """`text` as the label of a button or of a choice in a list: on one line, as long as Discord accepts."""
    shown = reveal(text) or "-"
    while units(shown) > LONGEST_LABEL:
        shown = f"{shown[: min(len(shown) - 2, LONGEST_LABEL - 1)]}…"
    return shown
