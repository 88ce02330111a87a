"""Content lines -> paragraphs and passages."""

from collections.abc import Iterator, Sequence

from bot.archive.orthography import Orthography
from bot.archive.passage import Passage
from bot.archive.sentences import split_sentences
from bot.archive.span import Span


def divide(
    text: str, paragraphs: Sequence[Span], headings: frozenset[Span], habits: Orthography
) -> Iterator[Passage]:
    """Every sentence of every paragraph as a passage, with its neighbours for context."""
    for number, paragraph in enumerate(paragraphs, 1):
        if paragraph in headings:
            yield Passage(paragraph, paragraph, number, heading=True)
            continue
        sentences = list(split_sentences(text, paragraph.start, paragraph.end, habits))
        for index, (start, end) in enumerate(sentences):
            first, last = sentences[max(0, index - 1)], sentences[min(len(sentences) - 1, index + 1)]
            yield Passage(paragraph.within(start, end), paragraph.within(first[0], last[1]), number)
