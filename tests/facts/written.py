"""Articles written for a test, not read: a line is a paragraph, two spaces divide sentences."""

import hashlib
import re
from collections.abc import Mapping
from datetime import date

from bot.archive import Archive, Article, Interval, Passage, Span, StatedDate
from bot.facts.background import Background
from bot.facts.clues import clues_of
from bot.facts.dates import find_dates
from bot.facts.names import Names
from bot.facts.published import date_articles
from bot.facts.shared import related_files
from bot.facts.values import Published, Timex

_SENTENCE = re.compile(r"\S(?:(?!  |\n).)*", re.DOTALL)


def written(text: str, *, file: str = "a.txt", language: str = "en", stated: str | None = None) -> Article:
    """An article of this text; a `stated` date stands on a line before it that is no content."""
    raw = f"{stated}\n{text}" if stated else text
    head = Span(file, 0, len(raw) - len(text))
    paragraphs, passages = [], []
    for line in re.compile(r"[^\n]+").finditer(raw, head.end):
        paragraph = Span(file, *line.span())
        paragraphs.append(paragraph)
        passages += [
            Passage(Span(file, *sentence.span()), paragraph, len(paragraphs))
            for sentence in _SENTENCE.finditer(raw, *line.span())
        ]
    day = StatedDate(on(stated), Span(file, 0, len(stated))) if stated else None
    clutter = (head,) if stated else ()
    digest = hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest()
    return Article(file, raw, digest, language, None, None, day, clutter, tuple(paragraphs), tuple(passages))


def on(first: str, last: str | None = None) -> Interval:
    """The days between two ISO dates."""
    return Interval(date.fromisoformat(first), date.fromisoformat(last or first))


def days_of(archive: Archive, prior: Interval | None = None) -> dict[str, Published]:
    """When each article was published."""
    clues = {article.file: clues_of(article) for article in archive.articles}
    return date_articles(archive, clues, related_files(archive.articles), prior)


def background_of(*articles: Article) -> Background:
    """What is known of an archive of these articles, their days worked out."""
    archive = Archive(articles)
    return known(archive, days_of(archive))


def known(archive: Archive, published: Mapping[str, Published] | None = None) -> Background:
    """What is known of an archive whose articles have these days, or none."""
    return Background(archive, Names(archive), published or {}, related_files(archive.articles))


def dated(
    text: str, published: str | Interval | None = "2023-03-15", language: str = "en"
) -> list[tuple[str, str | None]]:
    """Each date expression of a text with its days as "2023-03-15" or "2023-03-01/2023-03-31"."""
    archive = Archive([written(text, language=language)])
    interval = on(published) if isinstance(published, str) else published
    known = Published(interval, "explicit" if interval else "unknown")
    return [(archive.text(timex.span), iso(timex)) for timex in find_dates(archive, {"a.txt": known})]


def iso(timex: Timex) -> str | None:
    """The days of an expression in ISO 8601, one date when it is one day."""
    days = timex.interval
    if days is None:
        return None
    return f"{days.first}" if days.days == 1 else f"{days.first}/{days.last}"
