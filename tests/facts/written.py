"""Articles written for a test, not read: a line is a paragraph, two spaces divide sentences."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from datetime import date

from hypothesis import strategies as st

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


def stories(*sentences: str) -> st.SearchStrategy[list[tuple[str, str | None]]]:
    """Up to four articles made of these sentences, each with the day that it states, or none."""
    texts = st.lists(st.sampled_from(sentences), min_size=1, max_size=6, unique=True).map("\n".join)
    days = st.sampled_from([None, "2021-01-06", "2021-06-01"])
    return st.lists(st.tuples(texts, days), min_size=1, max_size=4, unique=True)


def archive_of(stories: Iterable[tuple[str, str | None]], names: Iterable[str]) -> Archive:
    """The stories as articles of these names."""
    return Archive(
        written(text, file=name, stated=day) for name, (text, day) in zip(names, stories, strict=True)
    )


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
