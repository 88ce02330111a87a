"""Discord's rules that neither discord.py, nor the simulator, nor Discord's own API description checks.

Sources: Discord's developer documentation, pages "Application Commands", "Components Reference" and
"Receiving and Responding to Interactions". Each function gives one sentence for every rule that is broken.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

Payload = dict[str, Any]

COMMAND_NAME = re.compile(r"[-_'\w]{1,32}")
SUBCOMMAND, SUBCOMMAND_GROUP = 1, 2
BUTTON, LINK, SELECT, TEXT_DISPLAY, ACTION_ROW = 2, 5, 3, 10, 1


def registration_problems(commands: list[Payload]) -> list[str]:
    """What Discord would refuse in a bulk registration of `commands`."""
    problems = []
    counts = Counter((command.get("type", 1), command["name"]) for command in commands)
    problems += [f"{name} is registered twice" for (_, name), count in counts.items() if count > 1]
    for kind, most in ((1, 100), (2, 15), (3, 15)):
        if sum(command.get("type", 1) == kind for command in commands) > most:
            problems.append(f"more than {most} commands of type {kind}")
    for command in commands:
        problems += [f"/{command['name']}: {problem}" for problem in _command_problems(command)]
    return problems


def _command_problems(command: Payload) -> Iterator[str]:
    if command.get("type", 1) == 1:
        yield from _name_problems(command)
        if not 1 <= len(command.get("description", "")) <= 100:
            yield "its description is not 1 to 100 characters long"
    if _characters(command) > 8000:
        yield "it holds more than 8,000 characters"
    yield from _option_problems(command.get("options", []))


def _name_problems(thing: Payload) -> Iterator[str]:
    name = thing["name"]
    if not COMMAND_NAME.fullmatch(name) or name != name.lower():
        yield f"{name!r} is not a lower-case name of 1 to 32 letters"


def _option_problems(options: list[Payload]) -> Iterator[str]:
    if len(options) > 25:
        yield "more than 25 options"
    required = [bool(option.get("required")) for option in options]
    if required != sorted(required, reverse=True):
        yield "a required option stands after an optional one"
    if len({option["name"] for option in options}) < len(options):
        yield "two options share a name"
    for option in options:
        yield from _name_problems(option)
        if not 1 <= len(option.get("description", "")) <= 100:
            yield f"the description of {option['name']} is not 1 to 100 characters long"
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
        localised = (thing.get(f"{key}_localizations") or {}).values()
        total += max(map(len, [thing.get(key) or "", *localised]))
    total += sum(len(str(choice["name"])) + len(str(choice["value"])) for choice in thing.get("choices", []))
    return total + sum(_characters(option) for option in thing.get("options", []))


def message_problems(message: Payload) -> list[str]:
    """What Discord would refuse, or show broken, in a message."""
    parts = list(walk(message.get("components") or []))
    problems = []
    if len(parts) > 40:
        problems.append(f"{len(parts)} components, 40 are allowed")
    texts = [part["content"] for part in parts if part["type"] == TEXT_DISPLAY]
    if sum(map(len, texts)) > 4000:
        problems.append(f"{sum(map(len, texts))} characters of text, 4,000 are allowed")
    if any(not text.strip() for text in texts):
        problems.append("an empty text")
    ids = Counter(part["custom_id"] for part in parts if part.get("custom_id"))
    problems += [f"custom_id {name!r} stands twice" for name, count in ids.items() if count > 1]
    problems += [f"custom_id of {len(name)} characters" for name in ids if len(name) > 100]
    for part in parts:
        if part["type"] == BUTTON:
            problems += _button_problems(part)
        if part["type"] == SELECT:
            problems += _select_problems(part)
        if part["type"] == ACTION_ROW and not 1 <= len(part["components"]) <= 5:
            problems.append("a row without buttons, or with more than five")
    return problems


def _button_problems(button: Payload) -> Iterator[str]:
    label = button.get("label") or ""
    if not label and not button.get("emoji"):
        yield "a button with neither label nor emoji"
    if len(label) > 80:
        yield f"a label of {len(label)} characters"
    if button.get("style") == LINK and urlsplit(button["url"]).scheme not in {"http", "https", "discord"}:
        yield f"a link to {button['url']!r}"


def _select_problems(select: Payload) -> Iterator[str]:
    options = select["options"]
    if not 1 <= len(options) <= 25:
        yield f"a list of {len(options)} options"
    if len({option["value"] for option in options}) < len(options):
        yield "two options of a list share a value"
    if len(select.get("placeholder") or "") > 150:
        yield "a placeholder of more than 150 characters"
    for option in options:
        if not (1 <= len(option["label"]) <= 100 and 1 <= len(option["value"]) <= 100):
            yield "an option whose label or value is not 1 to 100 characters long"
        if len(option.get("description") or "") > 100:
            yield "an option with a description of more than 100 characters"


def autocomplete_problems(choices: list[Payload]) -> list[str]:
    """What Discord would refuse in an answer to autocomplete."""
    problems = [f"{len(choices)} choices, 25 are allowed"] if len(choices) > 25 else []
    for choice in choices:
        if not 1 <= len(choice["name"]) <= 100:
            problems.append(f"a choice name of {len(choice['name'])} characters")
        if isinstance(choice["value"], str) and not 1 <= len(choice["value"]) <= 100:
            problems.append(f"a choice value of {len(choice['value'])} characters")
    return problems


def walk(components: list[Payload]) -> Iterator[Payload]:
    """Every component of a message, nested ones and accessories included, in the order they are shown."""
    for component in components:
        yield component
        yield from walk(component.get("components") or [])
        if accessory := component.get("accessory"):
            yield from walk([accessory])
