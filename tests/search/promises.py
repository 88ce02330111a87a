"""What every answer keeps to, whatever was asked."""

from itertools import pairwise

from bot.archive import Archive
from bot.search import Answer, Citation, Search


def keeps_its_promises(search: Search, question: str) -> Answer:
    """Ask, and hold the answer to what its docstrings promise."""
    answer = search.ask(question)
    assert answer.question == question
    assert 0 <= answer.confidence <= 1
    assert answer.citations or not answer.found
    for citation in (*answer.citations, *answer.corroborating):
        _is_whole(search._archive, citation)
        _is_marked_inside(citation)
    for one, other in pairwise(sorted(citation.passage.span for citation in answer.citations)):
        assert not one.overlaps(other)
    return answer


def _is_whole(archive: Archive, citation: Citation) -> None:
    """It is made of whole passages of one paragraph, and its text is a slice of the file."""
    span, article = citation.passage.span, archive.article(citation.passage.span.file)
    held = [passage for passage in article.passages if span.contains(passage.span)]
    assert held
    assert (span.start, span.end) == (held[0].span.start, held[-1].span.end)
    assert {passage.paragraph for passage in held} == {citation.passage.paragraph}
    assert citation.passage.context.contains(span)
    assert archive.text(span) == article.raw[span.start : span.end] != ""
    assert 0 <= citation.score <= 1


def _is_marked_inside(citation: Citation) -> None:
    """Its highlights are sorted, disjoint and within it."""
    assert all(citation.passage.span.contains(mark) for mark in citation.highlights)
    assert all(one.end <= other.start for one, other in pairwise(citation.highlights))
