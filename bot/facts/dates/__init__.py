"""Every date expression of the articles, and the days that it means."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from bot.archive import Archive
from bot.facts.dates.story import DatedSentence, dated_sentences, tell_dates
from bot.facts.values import Published, Timex


def find_dates(
    archive: Archive,
    published: Mapping[str, Published],
    sentences: Mapping[str, Sequence[DatedSentence]] = MappingProxyType({}),
) -> tuple[Timex, ...]:
    """The date expressions in the content of every article, in file and reading order.

    What counts from the article's own date ("Tuesday", "in July") is worked out from `published`; an article
    missing there, or without a date, leaves such expressions unknown. Of what lies outside the content only
    the article's own stated date is listed. `sentences` are those that hold any, of the files read already.
    """
    undated = Published(None, "unknown")
    return tuple(
        timex
        for article in archive.articles
        for timex in tell_dates(
            article,
            published.get(article.file, undated).interval,
            sentences[article.file] if article.file in sentences else tuple(dated_sentences(article)),
        )
    )


__all__ = ["find_dates"]
