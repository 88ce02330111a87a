"""Discord's rules for messages that neither discord.py, nor the simulator, nor Discord's description checks.

Sources: Discord's developer documentation, pages "Message", "Components Reference" and "Receiving and
Responding to Interactions". Each function gives one sentence for every rule that is broken.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import discord

Payload = dict[str, Any]

EMPTY_LINES = {"-#", "#", "##", "###", "****"}
ATTACHED = "attachment://"
LINK = discord.ButtonStyle.link.value
LONGEST_CONTENT = 2000
LONGEST_IN_EMBED = {"title": 256, "description": 4096}
LONGEST_IN_FIELD = {"name": 256, "value": 1024}

Kind = discord.ComponentType
TEXT, BUTTON, SELECT = Kind.text_display.value, Kind.button.value, Kind.select.value
CHANNEL_SELECT, ROW, GALLERY = Kind.channel_select.value, Kind.action_row.value, Kind.media_gallery.value
LAYOUT = {TEXT, GALLERY, Kind.section.value, Kind.file.value, Kind.thumbnail.value, Kind.container.value}
PICTURES = ("image", "thumbnail")


def message_problems(message: Payload) -> list[str]:
    """What Discord would refuse, or show broken, in a message."""
    parts = list(walk(message.get("components") or []))
    problems = []
    if len(parts) > 40:
        problems.append(f"{len(parts)} components, 40 are allowed")
    texts = [part["content"] for part in parts if part["type"] == TEXT]
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
        if part["type"] == ROW and not 1 <= len(part["components"]) <= 5:
            problems.append("a row without buttons, or with more than five")
        if part["type"] == GALLERY:
            problems += _gallery_problems(part)
    problems += _content_problems(message.get("content") or "", parts)
    problems += _embed_problems(message.get("embeds") or [])
    return problems + list(_attachment_problems(message, parts))


def _content_problems(content: str, parts: list[Payload]) -> Iterator[str]:
    if len(content) > LONGEST_CONTENT:
        yield f"{len(content)} characters of content, 2,000 are allowed"
    if content and any(part["type"] == TEXT for part in parts):
        yield "content beside a layout, which Discord refuses"


def _embed_problems(embeds: list[Payload]) -> Iterator[str]:
    if len(embeds) > 10:
        yield f"{len(embeds)} embeds, 10 are allowed"
    texts = [text for embed in embeds for text in embed_texts(embed)]
    if sum(map(len, texts)) > 6000:
        yield f"{sum(map(len, texts))} characters in embeds, 6,000 are allowed"
    for embed in embeds:
        yield from _too_long(embed, LONGEST_IN_EMBED, "an embed")
        yield from _too_long(embed.get("footer") or {}, {"text": 2048}, "a footer")
        yield from _too_long(embed.get("author") or {}, {"name": 256}, "an author")
        fields = embed.get("fields") or []
        if len(fields) > 25:
            yield f"{len(fields)} fields in an embed, 25 are allowed"
        for field in fields:
            yield from _too_long(field, LONGEST_IN_FIELD, "a field")
            if not field["name"].strip() or not field["value"].strip():
                yield "a field without a name or a value"


def _too_long(thing: Payload, most: dict[str, int], what: str) -> Iterator[str]:
    for part, longest in most.items():
        if len(thing.get(part) or "") > longest:
            yield f"the {part} of {what} has {len(thing[part])} characters, {longest} are allowed"


def embed_texts(embed: Payload) -> list[str]:
    """Every text of an embed, in the order in which they are shown."""
    inner = [embed.get("footer") or {}, embed.get("author") or {}]
    texts = [inner[1].get("name"), embed.get("title"), embed.get("description")]
    texts += [field[part] for field in embed.get("fields") or [] for part in ("name", "value")]
    return [text for text in (*texts, inner[0].get("text")) if text]


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
    media += [part["media"] for part in parts if "media" in part]
    media += [embed[part] for embed in message.get("embeds") or [] for part in PICTURES if embed.get(part)]
    shown = [one["url"].removeprefix(ATTACHED) for one in media if one["url"].startswith(ATTACHED)]
    yield from (f"{name!r} is shown and not attached" for name in shown if name not in attached)
    if any(part["type"] in LAYOUT for part in parts):  # elsewhere what is attached is shown by itself
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
