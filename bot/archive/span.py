"""A place in an article: the one value that everything shown is made from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The characters `start` up to, not including, `end` of the decoded file `file`.

    Offsets count Python string indices (Unicode code points) into the whole decoded file, clutter, front
    matter and byte order mark included. A span holds no text: ask the archive for it, at the last moment.

    Raises:
        ValueError: the offsets are negative or in the wrong order.
    """

    file: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no such span: {self.file}[{self.start}:{self.end}]")

    def __len__(self) -> int:
        return self.end - self.start

    def within(self, start: int, end: int) -> "Span":
        """The part of the same file from `start` to `end`, as offsets into the file."""
        return Span(self.file, start, end)

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.file == other.file and self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.file == other.file and self.start < other.end and other.start < self.end
