"""The frame of every card: one container with an accent colour, kept within what Discord accepts."""

from enum import IntEnum
from typing import Any

import discord

from bot.cards.attachment import Attachment
from bot.cards.escaping import units
from bot.charts.picture import Picture

MOST_TEXT = 4000
"""The `units` over all texts of one message (`LayoutView.content_length` in discord.py)."""

MOST_COMPONENTS = 40
LONGEST_NOTE = 150
"""What is kept free for one `note`."""

Button = discord.ui.DynamicItem[discord.ui.Button[Any]]
Select = (
    discord.ui.DynamicItem[discord.ui.Select[Any]] | discord.ui.DynamicItem[discord.ui.ChannelSelect[Any]]
)


class Tone(IntEnum):
    """The accent colour; a word on the card always says the same."""

    SURE = 0x2E9E6B
    LIKELY = 0xD9A13B
    UNKNOWN = 0x80848E
    PLAIN = 0x5C7CFA


class Card(discord.ui.LayoutView):
    """A message, built from top to bottom.

    It may be sent any number of times, and nothing need be kept of it: its controls carry their own state.
    """

    def __init__(self, tone: Tone) -> None:
        super().__init__(timeout=None)
        self.tone = tone
        self._body: discord.ui.Container[Card] = discord.ui.Container(accent_colour=tone.value)
        self._used = 0
        self._attached: list[Attachment] = []
        self._payload: list[dict[str, Any]] | None = None
        self.add_item(self._body)

    def is_finished(self) -> bool:
        """Yes, from the start: discord.py would keep others in memory, those without a timeout for good."""
        return True

    def files(self) -> list[discord.File]:
        """What is attached to the message, made anew each time: a file can be sent only once."""
        return [attached.file() for attached in self._attached]

    @property
    def room(self) -> int:
        """How many more characters of text it takes."""
        return MOST_TEXT - LONGEST_NOTE - self._used

    @property
    def places(self) -> int:
        """How many more components it takes."""
        return MOST_COMPONENTS - 1 - self.total_children_count

    def add_text(self, text: str) -> None:
        """A block of text.

        Raises:
            ValueError: there is no `room` for it.
        """
        self._body.add_item(self._text(text))

    def add_section(self, text: str, button: Button) -> None:
        """A block of text with a button beside it.

        Raises:
            ValueError: there is no `room` for it.
        """
        self._body.add_item(discord.ui.Section(self._text(text), accessory=button))

    def add_buttons(self, *buttons: Button) -> None:
        """A row of up to five buttons; no buttons, no row."""
        if buttons:
            self._body.add_item(discord.ui.ActionRow(*buttons))

    def add_select(self, select: Select) -> None:
        """A list to choose from."""
        row: discord.ui.ActionRow[Card] = discord.ui.ActionRow()
        self._body.add_item(row.add_item(select))

    def add_picture(self, picture: Picture) -> None:
        """A picture over the whole width of the card."""
        self._attached.append(Attachment(picture.name, picture.png, picture.alt))
        item = discord.MediaGalleryItem(f"attachment://{picture.name}", description=picture.alt)
        self._body.add_item(discord.ui.MediaGallery(item))

    def add_file(self, attachment: Attachment) -> None:
        """A file to download."""
        self._attached.append(attachment)
        self._body.add_item(discord.ui.File(f"attachment://{attachment.name}"))

    def add_rule(self) -> None:
        """A thin line between what came before and what follows."""
        self._body.add_item(discord.ui.Separator())

    def add_note(self, note: str) -> None:
        """One small line at the end, of at most `LONGEST_NOTE` characters; there is always room for it."""
        self._body.add_item(discord.ui.TextDisplay(f"-# {note}"))

    def finish(self, edition: str) -> None:
        """Let every control say which `edition` of the articles it is from; nothing can be added any more."""
        for item in self.walk_children():
            if isinstance(item, discord.ui.DynamicItem):
                item.item.custom_id = f"{edition}.{item.custom_id}"
        self._payload = self.to_components()

    def to_components(self) -> list[dict[str, Any]]:
        """The card as Discord gets it; a finished one is not worked out again each time that it is sent."""
        if self._payload is not None:
            return self._payload
        payload: list[dict[str, Any]] = super().to_components()  # type: ignore[no-untyped-call]  # no type there
        return payload

    def _text(self, text: str) -> "discord.ui.TextDisplay[Card]":
        size = units(text)
        if size > self.room:
            raise ValueError(f"a card has no room for {size} characters more")
        self._used += size
        return discord.ui.TextDisplay(text)
