"""Invented articles, and the short way to read one."""

from collections.abc import Sequence

from bot.archive import Article, Span
from bot.archive.reading import SourceFile, read_article

BRIDGE = """Harbour Bridge Closes for Repairs

By Ann Lee and Bob Ray
Published: 3 March 2019

MILLTOWN (Coast Wire) - The harbour bridge in Milltown closed on Sunday after engineers found a crack in it.

"We could not wait any longer," said Mayor Joan Hill. "People cross it every day with their children."

Who pays for the work

The county will pay half of the cost, and the rest comes from the harbour fund that was set up in 2011.
"""


def read(text: str, name: str = "bridge.txt") -> Article:
    """The article that `text` is read as."""
    return read_article(SourceFile(name, text.encode()))


def shown(article: Article, spans: Sequence[Span]) -> list[str]:
    """The texts that `spans` point at."""
    return [article.raw[span.start : span.end] for span in spans]


def clutter(text: str) -> list[str]:
    """The texts of all clutter in `text`."""
    article = read(text)
    return shown(article, article.clutter)


def passages(text: str) -> list[str]:
    """The texts of all passages in `text`."""
    article = read(text)
    return shown(article, [passage.span for passage in article.passages])
