"""What a message shows, read back from its payload as a person would read it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from simcord.results import ResponseMessage

from bot.cards.escaping import unescape
from bot.cards.quoting import PREFIX, unquote
from bot.testing.rules import TEXT, embed_texts, walk

SOURCE = "-# "


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quote block: the words, as they must stand in `file`, which the source line under it names."""

    words: str
    file: str | None


def texts(components: list[dict[str, Any]]) -> list[str]:
    """All texts of a layout, in the order they are shown."""
    return [part["content"] for part in walk(components) if part["type"] == TEXT]


def told(message: ResponseMessage) -> list[str]:
    """All texts of a message, in the order they are shown: its content, its layout, its embeds."""
    embedded = [text for embed in message.embeds for text in embed_texts(dict(embed.to_dict()))]
    return [message.content, *texts(message.components), *embedded]


def quoted(texts: Iterable[str]) -> list[Quoted]:
    """Every quote block in `texts` with the file of the source line that follows it."""
    return [shown for text in texts for shown in _blocks(text)]


def _blocks(text: str) -> Iterator[Quoted]:
    runs = [
        (is_quote, "\n".join(lines))
        for is_quote, lines in groupby(text.split("\n"), key=lambda line: line.startswith(PREFIX))
    ]
    for number, (is_quote, block) in enumerate(runs):
        if is_quote:
            after = runs[number + 1][1] if number + 1 < len(runs) else ""
            yield Quoted(unquote(block), _file_named(after.split("\n")[0]))


def _file_named(line: str) -> str | None:
    if not line.startswith(SOURCE):
        return None
    return unescape(line.removeprefix(SOURCE).split(" · ")[0])
