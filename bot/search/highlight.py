"""Which words of a passage made it match: by themselves, corrected, or by their meaning in any language."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np

from bot.archive import Span
from bot.search.column import Floats
from bot.search.index import Index
from bot.search.reading import Reading, Term
from bot.search.tokens import Token, tokenize

_CLOSE = 0.6  # closeness from which a word is marked for its meaning
_SHORT = 1000  # characters of a passage whose tokens are kept: a file may hold a sentence of megabytes
_CHUNK = re.compile(r"\S+")
_CORE = re.compile(r"[^\W_](?:.*[^\W_])?", re.DOTALL)  # a word without the marks around it


def highlights(index: Index, span: Span, terms: Sequence[Term]) -> tuple[Span, ...]:
    """The places in `span` that hold one of `terms`, in any form: sorted, disjoint, inside it."""
    wanted = _forms(index, terms)
    tokens = (token for token in _tokens(index.archive.text(span)) if token.word in wanted)
    return disjoint(span.within(span.start + token.start, span.start + token.end) for token in tokens)


def unmarked(index: Index, span: Span, reading: Reading) -> list[int]:
    """The places in `reading.terms` of those that `span` holds in no form."""
    held = {token.word for token in _tokens(index.archive.text(span))}
    return [at for at, term in enumerate(reading.terms) if held.isdisjoint(_forms(index, [term]))]


def closest(index: Index, span: Span, closeness: Floats) -> tuple[Span, ...]:
    """The word of the sentence `span` that comes closest to a word of the question, if close enough.

    `closeness[p]` is that of word `p` of the sentence, as `split()` has them.
    """
    if not len(closeness) or closeness.max() < _CLOSE:
        return ()
    chunk = list(_CHUNK.finditer(index.archive.text(span)))[int(np.argmax(closeness))]
    core = _CORE.search(chunk.group())
    start = span.start + chunk.start()
    return (span.within(start + core.start(), start + core.end()),) if core else ()


def disjoint(spans: "Iterator[Span] | Sequence[Span]") -> tuple[Span, ...]:
    """The spans in order; of those that overlap the one that begins first, and of those the longest."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not (found and found[-1].overlaps(span)):
            found.append(span)
    return tuple(found)


def _tokens(text: str) -> tuple[Token, ...]:
    """Those of a passage: the same are shown again and again, and cutting them up costs most of all."""
    return _remembered(text) if len(text) <= _SHORT else tuple(tokenize(text))


@lru_cache(500)
def _remembered(text: str) -> tuple[Token, ...]:
    return tuple(tokenize(text))


def _forms(index: Index, terms: Sequence[Term]) -> frozenset[str]:
    return index.vocabulary.forms(one.family for term in terms for one in term.alternatives)
