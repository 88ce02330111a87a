"""The articles: raw text kept whole, and everything else as offsets into it."""

from bot.archive.archive import Archive, SkippedFile
from bot.archive.article import Article, Outlet, StatedDate
from bot.archive.interval import Interval
from bot.archive.passage import Passage
from bot.archive.span import Span

__all__ = ["Archive", "Article", "Interval", "Outlet", "Passage", "SkippedFile", "Span", "StatedDate"]
