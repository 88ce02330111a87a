"""A picture: its bytes, and what it shows in words."""

from dataclasses import dataclass

LONGEST_ALT = 1024
"""The characters of a description that Discord takes (resources/message.mdx, attachment object)."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG file. `alt` says what it shows to whoever cannot see it, in at most `LONGEST_ALT` characters."""

    name: str
    png: bytes
    alt: str


def told(sentences: list[str]) -> str:
    """As many of `sentences`, from the first on, as a picture's `alt` takes."""
    alt = ""
    for sentence in sentences:
        longer = f"{alt} {sentence}".strip()
        if len(longer.encode("utf-16-le")) // 2 > LONGEST_ALT:
            break
        alt = longer
    return alt
