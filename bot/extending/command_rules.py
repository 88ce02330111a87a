"""Discord's rules for commands, which it checks when they are registered: one broken, and it takes none.

Source: Discord's developer documentation, page "Application Commands". Each function gives one sentence for
every rule that is broken.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

Payload = dict[str, Any]

COMMAND_NAME = re.compile(r"[-_'\w]{1,32}")
SUBCOMMAND, SUBCOMMAND_GROUP = 1, 2


def registration_problems(commands: list[Payload]) -> list[str]:
    """What Discord would refuse in a bulk registration of `commands`."""
    problems = []
    for kind, most in ((1, 100), (2, 15), (3, 15)):
        alike = [command for command in commands if command.get("type", 1) == kind]
        problems += [f"{problem} (commands of type {kind})" for problem in _shared_names(alike)]
        if len(alike) > most:
            problems.append(f"more than {most} commands of type {kind}")
    for command in commands:
        problems += [f"/{command['name']}: {problem}" for problem in _command_problems(command)]
    return problems


def _command_problems(command: Payload) -> Iterator[str]:
    if command.get("type", 1) == 1:
        yield from _name_problems(command)
    else:
        yield from (
            f"{name!r} is not 1 to 32 characters long"
            for name in _said(command, "name")
            if not 1 <= len(name) <= 32
        )
    if _characters(command) > 8000:
        yield "it holds more than 8,000 characters"
    yield from _option_problems(command.get("options", []))


def _name_problems(thing: Payload) -> Iterator[str]:
    """What is wrong with the names and descriptions of a command or option, in whatever language."""
    for name in _said(thing, "name"):
        if not COMMAND_NAME.fullmatch(name) or name != name.lower():
            yield f"{name!r} is not a lower-case name of 1 to 32 letters"
    for description in _said(thing, "description"):
        if not 1 <= len(description) <= 100:
            yield f"the description of {thing['name']}, {description!r}, is not 1 to 100 characters long"


def _shared_names(things: list[Payload]) -> Iterator[str]:
    """Names that two of `things` have in one language; what is not translated has its own name there.

    In no language may one be called what another is called by default: people type that too.
    """
    locales = {locale for thing in things for locale in thing.get("name_localizations") or {}}
    for locale in (None, *sorted(locales)):
        names = [{thing["name"], _localised_name(thing, locale)} for thing in things]
        counts = Counter(name for both in names for name in both)
        yield from (f"{name!r} names two things in {locale}" for name, count in counts.items() if count > 1)


def _localised_name(thing: Payload, locale: str | None) -> str:
    return str((thing.get("name_localizations") or {}).get(locale, thing["name"]))


def _said(thing: Payload, part: str) -> list[str]:
    """The name or the description in every language, the default first."""
    return [thing.get(part) or "", *(thing.get(f"{part}_localizations") or {}).values()]


def _option_problems(options: list[Payload]) -> Iterator[str]:
    if len(options) > 25:
        yield "more than 25 options"
    required = [bool(option.get("required")) for option in options]
    if required != sorted(required, reverse=True):
        yield "a required option stands after an optional one"
    yield from _shared_names(options)
    for option in options:
        yield from _name_problems(option)
        if len(option.get("choices", [])) > 25:
            yield f"{option['name']} has more than 25 choices"
        if option.get("choices") and option.get("autocomplete"):
            yield f"{option['name']} has both choices and autocomplete"
        if option["type"] in {SUBCOMMAND, SUBCOMMAND_GROUP}:
            yield from _option_problems(option.get("options", []))


def _characters(thing: Payload) -> int:
    """Name, description and value characters, of which only the longest localisation counts."""
    total = 0
    for key in ("name", "description"):
        total += max(map(len, _said(thing, key)))
    total += sum(len(str(choice["name"])) + len(str(choice["value"])) for choice in thing.get("choices", []))
    return total + sum(_characters(option) for option in thing.get("options", []))
