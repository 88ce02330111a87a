"""A file that goes along with a card, under a name that Discord takes."""

import re
import unicodedata
from dataclasses import dataclass
from io import BytesIO

import discord

_REFUSED = re.compile(r"[^A-Za-z0-9._-]+")
"""Discord replaces other characters itself, and then no `attachment://` address finds the file."""

_LONGEST, _LONGEST_ENDING = 100, 10
_MARKS = "._-"


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
    name = _plain(path.rpartition("/")[2]).rstrip(_MARKS)
    stem, ending = name.rpartition(".")[::2] if "." in name else (name, "")
    ending = ending.strip(_MARKS)[:_LONGEST_ENDING].rstrip(_MARKS)
    kept = stem.strip(_MARKS)[: _LONGEST - len(ending) - 1].rstrip(_MARKS) or "article"
    return f"{kept}.{ending}" if ending else kept


def _plain(text: str) -> str:
    """`text` without accents, and with a line for each run of what Discord would replace."""
    letters = unicodedata.normalize("NFKD", text)
    return _REFUSED.sub("_", "".join(letter for letter in letters if not unicodedata.combining(letter)))
