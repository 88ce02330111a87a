"""A message of the bot -> lines in a terminal, and the controls on it that a person can use."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import discord
from babel.core import Locale
from rich.console import Console
from rich.style import Style
from rich.text import Text
from simcord import ResponseMessage
from simcord.components import walk_components

from bot.playground.discord_text import CONTROL, styled

DIM = Style(dim=True)
HEADING = Style(bold=True, underline=True)
KEY = Style(color="cyan", bold=True)
BAR = "▌ "

Kind = discord.ComponentType


@dataclass(frozen=True, slots=True)
class Control:
    """A button, or one choice of a menu (then `value` is its value), on a message that was printed."""

    message: ResponseMessage
    custom_id: str
    value: str | None = None


class Printer:
    """Prints the bot's messages to one console and numbers their controls, from 1 after each `restart`.

    `width` None: lines are not wrapped, for a reader that is no person. Dates are written as in `language`.
    """

    def __init__(self, console: Console, width: int | None, language: str) -> None:
        self._console = console
        self._width = width
        self._locale = Locale.parse(language, sep="-")
        self._blank = True
        self.controls: list[Control] = []

    def restart(self) -> None:
        """Forget the controls that were printed; the next one is number 1."""
        self.controls = []

    def line(self, text: str | Text = "", style: Style | str = "") -> None:
        """Print one line that wraps where the terminal wraps."""
        plain = Text(CONTROL.sub(" ", text), style) if isinstance(text, str) else text
        self._print(plain)

    def space(self) -> None:
        """Print an empty line unless the line above is one."""
        if not self._blank:
            self._print(Text())

    def _print(self, text: Text) -> None:
        self._console.print(text, soft_wrap=True)
        self._blank = not text.plain

    def message(self, message: ResponseMessage, now: datetime) -> None:
        """Print `message` with its controls; `now` is what relative times count from."""
        self.space()
        if message.ephemeral:
            self.line("(only you see this)", DIM)
        self._markdown(message.content, now)
        for embed in message.embeds:
            self._embed(embed, now)
        row = Text()
        for part in walk_components(message.components):
            if row and Kind(part["type"]) is not Kind.button:
                self.line(row)
                self.space()
                row = Text()
            self._component(part, message, row, now)
        if row:
            self.line(row)
        for attachment in message.attachments:
            self.line(f"[file] {attachment.filename}", DIM)

    def _component(self, part: Mapping[str, Any], message: ResponseMessage, row: Text, now: datetime) -> None:
        match Kind(part["type"]):
            case Kind.text_display:
                self._markdown(part["content"], now)
            case Kind.separator:
                self.space()
            case Kind.media_gallery:
                for item in part["items"]:
                    self.line(f"[picture] {item.get('description') or item['media']['url']}", DIM)
            case Kind.button:
                row.append_text(self._button(part, message))
            case Kind.select:
                if part.get("placeholder"):
                    self.line(part["placeholder"], DIM)
                for choice in part["options"]:
                    key = self._key(Control(message, part["custom_id"], choice["value"]))
                    self.line(Text.assemble((key, KEY), CONTROL.sub(" ", choice["label"])))

    def _button(self, part: Mapping[str, Any], message: ResponseMessage) -> Text:
        label = CONTROL.sub(" ", part.get("label") or part.get("emoji", {}).get("name", ""))
        if part.get("url"):
            return Text(f"{label}: {CONTROL.sub('', part['url'])}   ", DIM)
        if part.get("disabled"):
            return Text(f"{label}   ", DIM)
        return Text.assemble((self._key(Control(message, part["custom_id"])), KEY), f"{label}   ")

    def _key(self, control: Control) -> str:
        self.controls.append(control)
        return f"[{len(self.controls)}] "

    def _embed(self, embed: discord.Embed, now: datetime) -> None:
        for text in (embed.title, embed.description):
            self._markdown(text or "", now)
        for field in embed.fields:
            self._markdown(f"**{field.name}**\n{field.value}", now)
        self._markdown(f"-# {embed.footer.text}" if embed.footer.text else "", now)

    def _markdown(self, content: str, now: datetime) -> None:
        quoting = False
        for line in content.split("\n") if content else ():
            quoting = quoting or line.startswith(">>> ")
            if quoting or line.startswith("> "):
                self._wrapped(self._styled(line.removeprefix(">>> ").removeprefix("> "), now), BAR, "", KEY)
            elif line.startswith("-# "):
                self._wrapped(self._styled(line.removeprefix("-# "), now), "", "", DIM)
            elif line.startswith(("# ", "## ", "### ")):
                self._wrapped(self._styled(line.lstrip("#").lstrip(), now), "", HEADING, "")
            else:
                self._wrapped(self._styled(line, now), "", "", "")

    def _styled(self, line: str, now: datetime) -> Text:
        return styled(line, now, self._locale)

    def _wrapped(self, text: Text, prefix: str, style: Style | str, prefix_style: Style | str) -> None:
        text.stylize_before(style)
        lines = text.wrap(self._console, self._width - len(prefix)) if self._width else [text]
        for line in lines:
            self._print(Text.assemble((prefix, prefix_style), line))
