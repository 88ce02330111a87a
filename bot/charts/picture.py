"""A picture: its bytes, and what it shows in words."""

import unicodedata
from dataclasses import dataclass

LONGEST_ALT = 1024
"""The characters of a description that Discord takes (resources/message.mdx, attachment object)."""

_JOINERS = "\u200c\u200d"
"""Unseen too, but spelling and emoji need them."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG file. `alt` says what it shows to whoever cannot see it, in at most `LONGEST_ALT` characters."""

    name: str
    png: bytes
    alt: str


def told(sentences: list[str]) -> str:
    """As many of `sentences`, from the first on, as a picture's `alt` takes; nothing in it is unseen."""
    alt = ""
    for sentence in map(_visible, sentences):
        longer = f"{alt} {sentence}".strip()
        if len(longer.encode("utf-16-le")) // 2 > LONGEST_ALT:
            break
        alt = longer
    return alt


def _visible(text: str) -> str:
    """`text` without control, direction and other unseen characters, halves of surrogate pairs among them."""
    return "".join(
        character
        for character in text
        if character in _JOINERS or not unicodedata.category(character).startswith("C")
    )
