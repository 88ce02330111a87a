"""A message of the bot as the person sees it who used it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from simcord import ResponseMessage

from bot.testing.failing import HIDDEN
from bot.testing.rules import BUTTON, walk
from bot.testing.showing import quoted, told
from bot.testing.verbatim import nearest

if TYPE_CHECKING:
    from bot.testing.chat import Chat

__tracebackhide__ = HIDDEN


@dataclass(frozen=True, slots=True)
class Cited:
    """Whether a card cites `wanted`, and if not, what it does cite: an assertion that fails shows this."""

    wanted: str
    files: tuple[str, ...]

    def __bool__(self) -> bool:
        return self.wanted in self.files

    def __repr__(self) -> str:
        if self:
            return f"yes, it cites {self.wanted}"
        like = nearest(self.wanted, self.files)
        return f"no, it does not cite {self.wanted}; " + (
            f"the nearest of the files that it cites is {like}" if like else "it cites no file at all"
        )


class Seen:
    """What a message says, as it said it when it came, and what can be pressed on it.

    `str()` of it is the message as a person reads it.
    """

    text: str
    """All of it, with Discord's markup."""
    texts: list[str]
    """Its parts."""
    private: bool
    """Whether only one person sees it."""

    def __init__(self, chat: "Chat", message: ResponseMessage, screen: str) -> None:
        self.message = message
        self.components: list[dict[str, Any]] = message.components
        self.private = message.ephemeral
        self.content, *self.texts = told(message)
        self.text = self.content + "\n".join(self.texts)
        self.labels = [_label(part) for part in self.parts(BUTTON)]
        self.colour = next((part.get("accent_color") for part in self.components), None)
        self._chat, self._screen = chat, screen

    def __str__(self) -> str:
        return self._screen

    def __repr__(self) -> str:
        return f"<Seen: {' '.join(self._screen.split())[:60]}…>"

    def parts(self, *kinds: int) -> list[dict[str, Any]]:
        """The components of these kinds, in the order in which they are shown."""
        return [part for part in walk(self.components) if part["type"] in kinds]

    @property
    def quoted(self) -> list[str]:
        """The words of each quotation, as they stand in their file."""
        return [block.words for block in quoted(self._told)]

    @property
    def files(self) -> tuple[str, ...]:
        """The files that are named under its quotations, each once, in the order in which they are shown."""
        return tuple(dict.fromkeys(block.file for block in quoted(self._told) if block.file))

    def cites(self, file: str) -> Cited:
        """Whether some words on it are cited from `file`; where not, the answer tells what is cited."""
        return Cited(file, self.files)

    async def click(self, label: str, number: int = 0) -> "Seen":
        """What comes of pressing the button `label`; the one of that `number` if there are several."""
        return await self._chat.press(self, label, number)

    async def choose(self, kind: str, *chosen: Any) -> "Seen":
        """What comes of choosing from the list of that `kind`, by what is shown there."""
        return await self._chat.choose(self, kind, *chosen)

    @property
    def _told(self) -> Iterable[str]:
        return [self.content, *self.texts]


def _label(button: dict[str, Any]) -> str:
    return button.get("label") or (button.get("emoji") or {}).get("name") or ""
