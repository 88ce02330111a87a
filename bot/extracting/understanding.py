"""What the archive makes of an article: shown to whoever added it, before it counts."""

from bot.archive.archive import Archive
from bot.archive.article import Article
from bot.archive.frontmatter import read_front_matter
from bot.archive.reading import SourceFile, UnusableFileError, read_article
from bot.archive.span import Span
from bot.extracting.values import DateSource, ExtractionError, Request, Understood
from bot.extracting.writing import one_line
from bot.facts import Facts

EXAMPLES = 3
LONGEST_EXAMPLE = 120


def understand(name: str, data: bytes, request: Request, *, from_page: bool) -> Understood:
    """Read the article file as the bot will, every fact included: what takes too long here never gets there.

    Raises:
        ExtractionError: there is nothing in it to cite.
    """
    try:
        article = read_article(SourceFile(name, data))
    except UnusableFileError as error:
        raise ExtractionError("not_text") from error
    published = Facts.of(Archive([article])).published[name].interval
    end = read_front_matter(article.raw).end
    clutter = [_text(article, span) for span in article.clutter if span.start >= end]
    opening = next((passage for passage in article.passages if not passage.heading), None)
    return Understood(
        title=one_line(_text(article, article.title)) if article.title else "",
        outlet=one_line(article.outlet.name) if article.outlet else "",
        language=article.language,
        first_day=published.first.isoformat() if published else "",
        last_day=published.last.isoformat() if published else "",
        dated_by=_dated_by(article, end, request, from_page=from_page) if published else "unknown",
        passages=len(article.passages),
        clutter=len(clutter),
        examples=tuple(one_line(example)[:LONGEST_EXAMPLE] for example in clutter[:EXAMPLES]),
        opening=one_line(_text(article, opening.span)) if opening else "",
        digest=article.digest,
    )


def _text(article: Article, span: Span) -> str:
    return article.raw[span.start : span.end]


def _dated_by(article: Article, end: int, request: Request, *, from_page: bool) -> DateSource:
    stated = article.stated_date
    if stated is None:
        return "inferred"
    if stated.evidence is None:
        return "name"
    if stated.evidence.start >= end:
        return "text"
    if request.date:
        return "given"
    return "page" if from_page else "file"
