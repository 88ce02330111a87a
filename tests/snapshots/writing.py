"""A message as text that a person can review: what is shown, what it is, and where each button leads."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from discord import ComponentType as Kind
from simcord.results import ResponseMessage

from bot.cards.layout import Tone

FRAMES = {Kind.container.value, Kind.action_row.value, Kind.section.value}
PARAGRAPHS = {Kind.action_row.value, Kind.text_display.value, Kind.separator.value}
TOKEN = re.compile(r"(?<=/)[0-9a-f]{16}(?=')")
"""What a button finds a waiting article by: another each time."""

COLOURS = {tone.value: tone.name.lower() for tone in Tone}


def written(message: ResponseMessage) -> str:
    """`message`, ending with a line break."""
    head = "private" if message.ephemeral else "for everybody"
    body = [message.content] if message.content else []
    lines = [head, *body, *_parts(message.components)]
    lines += [f"file: {attachment.filename}" for attachment in message.attachments]
    return TOKEN.sub("token", "\n".join(lines)) + "\n"


def _parts(parts: Iterable[dict[str, Any]]) -> Iterator[str]:
    for part in parts:
        if part["type"] == Kind.container.value:
            colour: int = part.get("accent_color") or 0
            yield f"card: {COLOURS.get(colour, colour)}"
        if part["type"] in PARAGRAPHS:
            yield ""
        yield from _own(part)
        yield from _parts(part.get("components") or [])
        if part.get("accessory"):
            yield from _parts([part["accessory"]])


def _own(part: dict[str, Any]) -> Iterator[str]:
    """What a component says itself, without those inside it."""
    match part["type"]:
        case Kind.text_display.value:
            yield part["content"]
        case Kind.button.value:
            yield _button(part)
        case Kind.select.value | Kind.channel_select.value:
            yield f"list: {part.get('placeholder') or ''} -> {part['custom_id']!r}"
            yield from (_option(option) for option in part.get("options") or [])
        case Kind.media_gallery.value:
            yield from (f"picture: {item.get('description') or ''}" for item in part["items"])
        case Kind.file.value:
            yield f"file: {part.get('name') or part['file']['url']}"
        case Kind.separator.value:
            yield "-" * 8
        case kind if kind not in FRAMES:
            yield f"component of type {kind}"


def _button(part: dict[str, Any]) -> str:
    label = " ".join(filter(None, ((part.get("emoji") or {}).get("name"), part.get("label"))))
    leads = part.get("url") or repr(part["custom_id"])
    return f"[{label}] -> {leads}{' (disabled)' if part.get('disabled') else ''}"


def _option(option: dict[str, Any]) -> str:
    details = f" · {option['description']}" if option.get("description") else ""
    return f"  ({'x' if option.get('default') else ' '}) {option['label']}{details} -> {option['value']!r}"
