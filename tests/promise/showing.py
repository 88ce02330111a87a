"""What a message shows, read back from its payload as a person would read it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from bot.cards.escaping import unescape
from bot.cards.quoting import PREFIX, unquote
from tests.promise.rules import TEXT_DISPLAY, walk

SOURCE = "-# "


@dataclass(frozen=True, slots=True)
class Shown:
    """A quote block: the words, as they must stand in `file`, which the source line under it names."""

    words: str
    file: str | None


def texts(components: list[dict[str, Any]]) -> list[str]:
    """All texts of a message, in the order they are shown."""
    return [part["content"] for part in walk(components) if part["type"] == TEXT_DISPLAY]


def quoted(components: list[dict[str, Any]]) -> list[Shown]:
    """Every quote block of a message with the file of the source line that follows it."""
    return [shown for text in texts(components) for shown in _blocks(text)]


def _blocks(text: str) -> Iterator[Shown]:
    runs = [
        (is_quote, "\n".join(lines))
        for is_quote, lines in groupby(text.split("\n"), key=lambda line: line.startswith(PREFIX))
    ]
    for number, (is_quote, block) in enumerate(runs):
        if is_quote:
            after = runs[number + 1][1] if number + 1 < len(runs) else ""
            yield Shown(unquote(block), _file_named(after.split("\n")[0]))


def _file_named(line: str) -> str | None:
    if not line.startswith(SOURCE):
        return None
    return unescape(line.removeprefix(SOURCE).split(" · ")[0])
