"""What reading starts from: a file's name and bytes, and the way to say that they are of no use."""

from dataclasses import dataclass


class UnusableFileError(Exception):
    """The file cannot be used as an article; the message says why in one sentence for the operator."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as it came from the folder: its name, relative and with forward slashes, and its bytes."""

    name: str
    data: bytes
