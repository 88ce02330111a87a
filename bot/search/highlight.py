"""Which words of a passage made it match."""

from bot.archive import Span
from bot.search.index import Index
from bot.search.reading import Reading
from bot.search.tokens import tokenize


def highlights(index: Index, span: Span, reading: Reading) -> tuple[Span, ...]:
    """The places in `span` that hold a word of the reading, in any form: sorted, disjoint, inside it."""
    wanted = {
        number
        for term in reading.terms
        for alternative in term.alternatives
        for number, _ in alternative.family
    }
    found: list[Span] = []
    number = index.vocabulary.number
    tokens = tokenize(index.archive.text(span), lambda word: number(word) in wanted)
    for token in sorted(tokens, key=lambda token: (token.start, -token.end)):
        match = span.within(span.start + token.start, span.start + token.end)
        if not (found and found[-1].overlaps(match)):
            found.append(match)
    return tuple(found)
