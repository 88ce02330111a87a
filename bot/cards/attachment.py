"""A file that goes along with a card, under a name that Discord takes."""

import re
from dataclasses import dataclass
from io import BytesIO

import discord

_REFUSED = re.compile(r"[^A-Za-z0-9._-]+")
"""Discord replaces other characters itself, and then no `attachment://` address finds the file."""

_LONGEST = 100


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file as it is sent; `name` is one that `safe_name` leaves as it is, `alt` what a picture shows."""

    name: str
    data: bytes
    alt: str | None = None

    def file(self) -> discord.File:
        """The file as it is sent; each message takes one of its own."""
        return discord.File(BytesIO(self.data), self.name, description=self.alt)


def safe_name(path: str) -> str:
    """The name of the file at `path` without its folders, in the letters that Discord leaves alone."""
    name = _REFUSED.sub("_", path.rpartition("/")[2]).lstrip("._-")
    stem, dot, ending = name.rpartition(".")
    kept = f"{stem[: _LONGEST - len(ending) - 1]}{dot}{ending}" if len(ending) < _LONGEST // 2 else name
    return kept[:_LONGEST] if re.search(r"[A-Za-z0-9]", stem or ending) else "article.txt"
