"""A typed line -> the slash command it means, with its options."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import discord

from bot.playground.locales import DEFAULT_NAME

SUBCOMMANDS = {
    discord.AppCommandOptionType.subcommand.value,
    discord.AppCommandOptionType.subcommand_group.value,
}
YES = {"yes", "y", "true", "on", "1"}
NO = {"no", "n", "false", "off", "0"}


class UnclearLineError(Exception):
    """The line is no command; the message says in one line what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a command; `choices` maps what people see to the value that is sent.

    `sent` is the name that the bot knows it by, `name` the one in the person's language. One that `suggests`
    offers values while it is typed.
    """

    name: str
    description: str
    kind: discord.AppCommandOptionType
    required: bool
    choices: Mapping[str, str | int | float]
    sent: str
    suggests: bool = False


@dataclass(frozen=True, slots=True)
class Command:
    """A command as a person can type it; `name` and `sent` hold its groups too, separated by spaces."""

    name: str
    description: str
    options: Sequence[Option]
    sent: str

    @property
    def usage(self) -> str:
        """The command with its options: `/name <required> [optional:]`."""
        shown = (f"<{option.name}>" if option.required else f"[{option.name}:]" for option in self.options)
        return " ".join([f"/{self.name}", *shown])

    def sent_options(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """`values` by the names under which the bot knows the options."""
        return {option.sent: values[option.name] for option in self.options if option.name in values}


def commands_of(registered: Iterable[Mapping[str, Any]]) -> list[Command]:
    """The commands that can be typed, from what the bot registered with Discord."""
    return [command for root in registered for command in _leaves(root, "", "")]


def _leaves(node: Mapping[str, Any], group: str, sent_group: str) -> Iterable[Command]:
    name, sent = f"{group} {node['name']}".strip(), f"{sent_group} {_sent(node)}".strip()
    options = node.get("options") or []
    inner = [option for option in options if option["type"] in SUBCOMMANDS]
    if inner:
        for child in inner:
            yield from _leaves(child, name, sent)
    else:
        yield Command(name, node.get("description", ""), [_option(option) for option in options], sent)


def _option(payload: Mapping[str, Any]) -> Option:
    return Option(
        name=payload["name"],
        description=payload.get("description", ""),
        kind=discord.AppCommandOptionType(payload["type"]),
        required=payload.get("required", False),
        choices={choice["name"]: choice["value"] for choice in payload.get("choices") or []},
        sent=_sent(payload),
        suggests=payload.get("autocomplete", False),
    )


def _sent(payload: Mapping[str, Any]) -> str:
    return str(payload.get(DEFAULT_NAME, payload["name"]))


def read_line(line: str, commands: Sequence[Command]) -> tuple[Command, dict[str, Any]]:
    """The command that `line` ("/name value option:value") means, and its options by name.

    Names are understood in the person's language and in the bot's. Text before the first option name is the
    value of the first required option, or of the first one where none is required. Only the command's own
    option names count, so a colon in a question does no harm.

    Raises:
        UnclearLineError: there is no such command, or a value does not fit its option.
    """
    command, rest = _command(line, commands)
    values: dict[str, Any] = {}
    for option, text in _values(rest, command):
        if text:
            is_file = option.kind is discord.AppCommandOptionType.attachment
            values[option.name] = _file(option, text) if is_file else _convert(option, text)
    missing = [option.name for option in command.options if option.required and option.name not in values]
    if missing:
        raise UnclearLineError(f"{command.usage} needs {', '.join(missing)}.")
    return command, values


def read_unfinished(line: str, commands: Sequence[Command]) -> tuple[Command, Option, str, dict[str, Any]]:
    """The command that `line` begins, the option that is being typed at its end, and what is typed of it.

    Last come the options before it, by name.

    Raises:
        UnclearLineError: there is no such command, it has no options, or a value before it does not fit.
    """
    command, rest = _command(line, commands)
    if not command.options:
        raise UnclearLineError(f"/{command.name} takes no options.")
    values = list(_values(rest, command)) or [(_first(command), "")]
    *before, (option, typed) = values
    blanks = line[len(line.rstrip()) :] if typed else ""
    return command, option, typed + blanks, {one.name: _convert(one, text) for one, text in before if text}


def _first(command: Command) -> Option:
    """The option that text without a name is the value of."""
    return next((option for option in command.options if option.required), command.options[0])


def _command(line: str, commands: Sequence[Command]) -> tuple[Command, str]:
    text = line.removeprefix("/")
    words = text.split()
    paths = [(name.split(), command) for command in commands for name in (command.name, command.sent)]
    for path, command in sorted(paths, key=lambda each: -len(each[0])):
        if words[: len(path)] == path:
            return command, text.split(maxsplit=len(path))[len(path)] if len(words) > len(path) else ""
    name = words[0] if words else ""
    raise UnclearLineError(f"There is no /{name}. Type / to see every command.")


def _values(rest: str, command: Command) -> Iterable[tuple[Option, str]]:
    by_name = {option.sent: option for option in command.options}
    by_name |= {option.name: option for option in command.options}
    names = "|".join(map(re.escape, by_name))
    starts = list(re.finditer(rf"(?<!\S)({names}):", rest)) if names else []
    ends = [match.start() for match in starts[1:]] + [len(rest)]
    leading = rest[: starts[0].start() if starts else len(rest)].strip()
    if leading:
        if not command.options:
            raise UnclearLineError(f"/{command.name} takes no options.")
        yield _first(command), leading
    for match, end in zip(starts, ends, strict=False):
        yield by_name[match[1]], rest[match.end() : end].strip()


def _convert(option: Option, text: str) -> str | int | float | bool:
    if option.choices:
        for name, value in option.choices.items():
            if text.casefold() in {name.casefold(), str(value).casefold()}:
                return value
        raise UnclearLineError(f"{option.name} is one of: {', '.join(option.choices)}.")
    kinds = discord.AppCommandOptionType
    try:
        match option.kind:
            case kinds.string:
                return text
            case kinds.integer:
                return int(text)
            case kinds.number:
                return float(text)
            case kinds.boolean if text.casefold() in YES | NO:
                return text.casefold() in YES
            case kinds.boolean:
                raise UnclearLineError(f"{option.name} is yes or no.")
    except ValueError:
        raise UnclearLineError(f"{option.name} is a number, not {text!r}.") from None
    raise UnclearLineError(f"{option.name} cannot be typed in a terminal; the page can (make play).")


def _file(option: Option, text: str) -> tuple[str, bytes]:
    """The file whose path is `text`, as the page of a browser would send it."""
    path = Path(text).expanduser()
    try:
        return path.name, path.read_bytes()
    except OSError as error:
        raise UnclearLineError(f"{option.name} is a file that can be read: {error.strerror}.") from None
