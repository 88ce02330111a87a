"""Any bytes as a file: an article in which every mark is where it says, or a refusal in one sentence."""

from collections.abc import Sequence
from itertools import pairwise

from bot.archive import Article, Span
from bot.archive.packing import packed, unpacked
from bot.archive.reading import SourceFile, UnusableFileError, read_article
from tests.fuzz import cleaning, loading
from tests.fuzz.target import Target, bytes_of
from tests.search.invented_articles import FILES

NAME = "2021-02-20 some file.txt"


def reading(data: bytes) -> None:
    """Read `data` as a file."""
    try:
        article = read_article(SourceFile(NAME, data))
    except UnusableFileError:
        return
    check_article(article)
    assert unpacked(packed(article)) == article


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


ARTICLE = """---
title: Mara Bell wins
date: 2019-05-03
outlet: Harbour Post
lang: en
---
# Mara Bell wins

By A. Writer, 3 May 2019

“We shouted, and won,” Mara Bell (34) told the Post on Sunday, 5/5/19. Her son Tom, 7, and daughter Eva, \
20 months, were there. In 1987 she had been born.

- Read also: ten races
* The race cost $1,2 million…
"""
TARGET = Target(
    reading,
    longest=600,
    beginnings=bytes_of(ARTICLE, *FILES.values()),
    words=(*loading.TARGET.words, *cleaning.TARGET.words),
)
