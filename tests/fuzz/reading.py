"""Any bytes as a file: an article in which every mark is where it says, or a refusal in one sentence."""

from collections.abc import Sequence
from itertools import pairwise

from bot.archive import Article, Span
from bot.archive.reading import SourceFile, UnusableFileError, read_article

NAME = "2021-02-20 some file.txt"


def reading(data: bytes) -> None:
    """Read `data` as a file.

    Raises:
        AssertionError: what was read breaks a promise. Any other exception is a finding too.
    """
    try:
        article = read_article(SourceFile(NAME, data))
    except UnusableFileError:
        return
    check_article(article)


def check_article(article: Article) -> None:
    """Hold it to what its docstring promises."""
    content = [passage.span for passage in article.passages]
    assert content
    for spans in (article.clutter, article.paragraphs, content):
        assert all(one.end <= other.start for one, other in pairwise(spans))
        assert all(_is_inside(article, span) for span in spans)
    assert not _overlap(content, article.clutter)
    for passage in article.passages:
        assert passage.context.contains(passage.span)
        assert article.paragraphs[passage.paragraph - 1].contains(passage.context)
        assert article.raw[passage.span.start : passage.span.end].strip()
    evidence = (
        article.outlet and article.outlet.evidence,
        article.stated_date and article.stated_date.evidence,
    )
    assert all(_is_inside(article, span) for span in (article.title, *evidence) if span)


def _is_inside(article: Article, span: Span) -> bool:
    return span.file == article.file and 0 <= span.start < span.end <= len(article.raw)


def _overlap(some: list[Span], others: Sequence[Span]) -> bool:
    """Whether any of `some` overlaps any of `others`; both are sorted and disjoint."""
    ordered = sorted([*some, *others])
    return any(one.end > other.start for one, other in pairwise(ordered))
