"""What two articles have in common: the people they are about, and the words that they quote."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.archive import Article, Span
from bot.archive.words import LONG_WORD, WORD

_FULL_NAME = re.compile(r"(?<![^\W_])[A-ZÀ-Þ][^\W\d_]{2,30}(?: [A-ZÀ-Þ][^\W\d_]{2,30}){1,5}(?![^\W_])")
_CLAUSE = re.compile(r"[^\s.,;:!?()\"“”„«»—][^.,;:!?()\"“”„«»—]*")
_QUOTED = re.compile(r"[\"“”„«»]")
# In words. Shorter clauses are common property, longer ones are no speech.
_SHORTEST, _LONGEST = 5, 60
# Fewer clauses in common may be a phrase that everybody quotes.
_CLAUSES = 3
_TOPIC_NAMES = 2
# Words in more articles than this tell nothing about which of them belong together.
TOO_COMMON = 50


def related_files(articles: Iterable[Article]) -> dict[str, frozenset[str]]:
    """For every file those about the same people or places.

    Both use two names again and again, or give two names in full ("Ann Lee") that few other files have.
    """
    return related_by_names({article.file: names_of(article) for article in articles})


def related_by_names(names: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """The same, given the names in each file."""
    holders: dict[str, list[str]] = defaultdict(list)
    for file, found in names.items():
        for name in found:
            holders[name].append(file)
    return related_by(holders.values())


def related_by(holders: Iterable[Sequence[str]]) -> dict[str, frozenset[str]]:
    """The same, given the files that hold each name."""
    pairs: Counter[tuple[str, str]] = Counter()
    for files in holders:
        if len(files) <= TOO_COMMON:
            pairs.update((one, other) for one in files for other in files if one != other)
    related: dict[str, set[str]] = defaultdict(set)
    for (one, other), count in pairs.items():
        if count >= _TOPIC_NAMES:
            related[one].add(other)
    return {file: frozenset(others) for file, others in related.items()}


def names_of(article: Article) -> set[str]:
    """The words that are only written with a capital and come again, and the runs of several such."""
    words: Counter[str] = Counter()
    full: set[str] = set()
    for passage in article.passages:
        words.update(LONG_WORD.findall(article.raw, passage.span.start, passage.span.end))
        if not passage.heading:
            full.update(_FULL_NAME.findall(article.raw, passage.span.start, passage.span.end))
    only_capitals = {word for word in words if word[0].isupper() and word.lower() not in words}
    again = {word for word in only_capitals if words[word] > 1}
    return again | {name for name in full if only_capitals.issuperset(name.split())}


def same_quotations(articles: Iterable[Article]) -> Mapping[str, Mapping[str, tuple[Span, ...]]]:
    """For every file the files that quote the same words, with the clauses of the first that hold them.

    Clauses are compared, not sentences: every paper puts its "said" elsewhere and joins halves as it likes.
    """
    holders: dict[str, dict[str, Span]] = defaultdict(dict)
    for article in articles:
        for span in quoting_passages(article):
            for clause in _CLAUSE.finditer(article.raw, span.start, span.end):
                words = WORD.findall(clause.group().casefold())
                if _SHORTEST <= len(words) <= _LONGEST:
                    holders[" ".join(words)].setdefault(article.file, span.within(*clause.span()))
    shared: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for spans in holders.values():
        if 1 < len(spans) <= TOO_COMMON:
            for file, span in spans.items():
                for other in spans.keys() - {file}:
                    shared[file][other].append(span)
    return {
        file: {other: tuple(sorted(spans)) for other, spans in others.items() if len(spans) >= _CLAUSES}
        for file, others in shared.items()
    }


def quoting_passages(article: Article) -> Iterator[Span]:
    """The sentences of paragraphs that quote anybody; a quotation's middle ones bear no marks themselves."""
    quoting = {
        number
        for number, paragraph in enumerate(article.paragraphs, 1)
        if _QUOTED.search(article.raw, paragraph.start, paragraph.end)
    }
    return (passage.span for passage in article.passages if passage.paragraph in quoting)
