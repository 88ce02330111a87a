"""What a target is: something that takes in text from people and files, and how to try it."""

from collections.abc import Callable
from dataclasses import dataclass

SEPARATOR = b"\x1e"
"""Stands between the parts of an input: the "record separator", which no article needs."""


@dataclass(frozen=True, slots=True)
class Target:
    """`attempt` takes any bytes, at most the `longest`, and raises where a promise is broken.

    Its AssertionError names the promise; any other exception is a finding too. `beginnings` are inputs to
    begin with, from which the fuzzer finds its way to others; `words` are what it may put in.
    """

    attempt: Callable[[bytes], None]
    longest: int
    beginnings: tuple[bytes, ...]
    words: tuple[str, ...]


def text_of(data: bytes) -> str:
    """`data` as text; bytes that are no UTF-8 become lone surrogates, so that those are tried too."""
    return data.decode("utf-8", "surrogateescape")


def bytes_of(*texts: str) -> tuple[bytes, ...]:
    """The texts as inputs."""
    return tuple(text.encode("utf-8", "surrogatepass") for text in texts)
