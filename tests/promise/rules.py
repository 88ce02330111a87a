"""Discord's rules that neither discord.py, nor the simulator, nor Discord's own API description checks.

Sources: Discord's developer documentation, pages "Components Reference" and "Receiving and Responding to
Interactions". Each function gives one sentence for every rule that is broken. Those for commands are in
`bot.extending.command_rules`.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

Payload = dict[str, Any]

EMPTY_LINES = {"-#", "#", "##", "###", "****"}
BUTTON, SELECT, LINK, TEXT_DISPLAY, ACTION_ROW, GALLERY = 2, 3, 5, 10, 1, 12
ATTACHED = "attachment://"


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
