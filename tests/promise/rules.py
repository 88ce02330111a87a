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
EMPTY_LINES = {"-#", "#", "##", "###", "****"}
SUBCOMMAND, SUBCOMMAND_GROUP = 1, 2
BUTTON, SELECT, LINK, TEXT_DISPLAY, ACTION_ROW, GALLERY = 2, 3, 5, 10, 1, 12
ATTACHED = "attachment://"


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
    if any(line.strip() in EMPTY_LINES for text in texts for line in text.split("\n")):
        problems.append("a line of markup with nothing in it")
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
        if part["type"] == GALLERY:
            problems += _gallery_problems(part)
    return problems + list(_attachment_problems(message, parts))


def _gallery_problems(gallery: Payload) -> Iterator[str]:
    if not 1 <= len(gallery["items"]) <= 10:
        yield f"a gallery of {len(gallery['items'])} pictures"
    for item in gallery["items"]:
        if len(item.get("description") or "") > 1024:
            yield f"a description of {len(item['description'])} characters"


def _attachment_problems(message: Payload, parts: list[Payload]) -> Iterator[str]:
    attached = [one["filename"] for one in message.get("attachments") or [] if "filename" in one]
    if len(attached) > 10:
        yield f"{len(attached)} files, 10 are allowed"
    if len(set(attached)) < len(attached):
        yield "two files have the same name"
    media = [item["media"] for part in parts for item in part.get("items") or [] if "media" in item]
    media += [part["file"] for part in parts if "file" in part]
    shown = [one["url"].removeprefix(ATTACHED) for one in media if one["url"].startswith(ATTACHED)]
    yield from (f"{name!r} is shown and not attached" for name in shown if name not in attached)
    yield from (f"{name!r} is attached and not shown" for name in attached if name not in shown)


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
        yield f"{len(options)} options, 1 to 25 are allowed"
    if len(select.get("placeholder") or "") > 150:
        yield f"a placeholder of {len(select['placeholder'])} characters"
    if len({option["value"] for option in options}) < len(options):
        yield "two options have the same value"
    for option in options:
        for part in ("label", "value", "description"):
            words = option.get(part)
            if words is not None and not 1 <= len(words) <= 100:
                yield f"the {part} of an option has {len(words)} characters"


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
