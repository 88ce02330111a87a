"""A cited place in the few characters of a button, found again when the articles have changed."""

import hashlib
import re
from bisect import bisect_right
from dataclasses import dataclass

from bot.archive import Archive, Article, Span

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
SHAPE = re.compile(r"([0-9a-z]{8})\.([0-9a-f]{8})\.([0-9a-z]{1,8})\.([0-9a-z]{1,8})")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reference leads now; `changed` when the article is no longer what it was."""

    article: Article
    span: Span
    changed: bool


@dataclass(frozen=True, slots=True)
class Reference:
    """A span in short: `article` is a tag of the file name, `edition` the start of the article's digest."""

    article: str
    edition: str
    start: int
    end: int

    @classmethod
    def to(cls, archive: Archive, span: Span) -> "Reference":
        """The reference to `span`.

        Raises:
            KeyError: the archive has no such file.
        """
        return cls(tag(span.file), archive.article(span.file).digest[:8], span.start, span.end)

    @classmethod
    def read(cls, written: str) -> "Reference | None":
        """What `str` wrote, or None for anything else."""
        found = SHAPE.fullmatch(written)
        if found is None:
            return None
        start, end = int(found[3], 36), int(found[4], 36)
        return cls(found[1], found[2], start, end) if start <= end else None

    def __str__(self) -> str:
        return f"{self.article}.{self.edition}.{base36(self.start)}.{base36(self.end)}"

    def find(self, archive: Archive) -> Place | None:
        """The place in `archive`; in an article that has changed, the passage now nearest to it.

        An empty place stands for the whole article, and is found where that begins.

        None when the article is gone, or never had such a place.
        """
        article = tagged(archive, self.article)
        return self._find_in(article) if article else None

    def _find_in(self, article: Article) -> Place | None:
        changed = not article.digest.startswith(self.edition)
        if self.start == self.end:
            return Place(article, Span(article.file, 0, 0), changed)
        if changed:
            nearest = _nearest(article, self.start)
            return Place(article, nearest, changed=True) if nearest else None
        if self.end > len(article.raw):
            return None
        return Place(article, Span(article.file, self.start, self.end), changed=False)


def tag(name: str) -> str:
    """Eight characters that stand for `name`: 41 bits, so of ten thousand names two rarely share one."""
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).digest()
    return base36(int.from_bytes(digest[:8], "big") % 36**8).rjust(8, "0")


def tagged(archive: Archive, wanted: str) -> Article | None:
    """The article whose file name has the tag `wanted`; None when there is none any more."""
    file = next((file for file in archive.files if tag(file) == wanted), None)
    return None if file is None else archive.article(file)


def base36(number: int) -> str:
    """`number` (not negative) in base 36; `int(text, 36)` is the inverse."""
    written = ""
    while number >= 36:
        number, digit = divmod(number, 36)
        written = DIGITS[digit] + written
    return DIGITS[number] + written


def _nearest(article: Article, offset: int) -> Span | None:
    """The passage that holds `offset` or begins nearest to it."""
    starts = [passage.span.start for passage in article.passages]
    position = bisect_right(starts, offset)
    around = [passage.span for passage in article.passages[max(position - 1, 0) : position + 1]]
    holding = [span for span in around if span.start <= offset < span.end]
    return min(holding or around, key=lambda span: abs(span.start - offset), default=None)
