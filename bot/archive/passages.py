"""Content lines -> paragraphs and passages."""

from collections.abc import Iterable, Set

from bot.archive.orthography import Orthography
from bot.archive.sentences import split_sentences

Bounds = tuple[int, int]


def divide(text: str, paragraphs: Iterable[Bounds], headings: Set[Bounds], habits: Orthography) -> list[int]:
    """Every sentence of every paragraph, with its neighbours for context: the numbers of `Passages`."""
    numbers: list[int] = []
    for number, paragraph in enumerate(paragraphs, 1):
        if paragraph in headings:
            numbers += (*paragraph, *paragraph, number, True)
            continue
        sentences = list(split_sentences(text, *paragraph, habits))
        before, after = [*sentences[:1], *sentences], [*sentences[1:], *sentences[-1:]]
        for (first, _), (start, end), (_, last) in zip(before, sentences, after, strict=False):
            numbers += (start, end, first, last, number, False)
    return numbers
