"""What every answer keeps to, whatever was asked, and questions that try it."""

from itertools import pairwise

from bot.search import Answer, Search

ODD = [
    "",
    " ",
    "a",
    "?",
    "😀😀",
    "who is he",
    "wie is hij",
    "日本語の質問",
    "ใครสร้างประภาคาร",
    "من بنى المنارة",
    "किसने बनाया",
    "'; DROP TABLE articles; --",
    'NEAR("a" OR b*)',
    "(a+)+$" * 50,
    "\x00\x01",
    "\ud800 lamp \udfff",
    "\u202elamp",
    "lamp " * 1200,
    "x" * 6000,
    "a-" * 3000,
    "’" * 100,
    " ".join(f"word{number}" for number in range(500)),
]


def keeps_its_promises(search: Search, question: str) -> Answer:
    """Ask, and hold the answer to what its docstrings promise."""
    answer = search.ask(question)
    assert answer.question == question
    assert 0 <= answer.confidence <= 1
    for citation in (*answer.citations, *answer.corroborating):
        span = citation.passage.span
        passages = search._archive.article(span.file).passages
        assert 0 <= citation.score <= 1
        assert span.start in {passage.span.start for passage in passages}
        assert span.end in {passage.span.end for passage in passages}
        assert citation.passage.context.contains(span)
        assert all(span.contains(mark) for mark in citation.highlights)
        assert all(one.end <= other.start for one, other in pairwise(citation.highlights))
    for one, other in pairwise(sorted(citation.passage.span for citation in answer.citations)):
        assert not one.overlaps(other)
    return answer
