"""A picture on a card: its bytes, and what it shows in words."""

from dataclasses import dataclass
from io import BytesIO

import discord

LONGEST_ALT = 1024
"""The characters of a description that Discord takes (resources/message.mdx, attachment object)."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG file. `alt` says what it shows to whoever cannot see it, in at most `LONGEST_ALT` characters."""

    name: str
    png: bytes
    alt: str

    def file(self) -> discord.File:
        """The file as it is sent; each message takes one of its own."""
        return discord.File(BytesIO(self.png), self.name, description=self.alt)
