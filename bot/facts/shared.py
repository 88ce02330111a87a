"""What two articles have in common: the people they are about, and the words that they quote."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from bot.archive import Article, Span

_LONG_WORD = re.compile(r"[^\W\d_]{3,}")
_WORD = re.compile(r"[^\W_]+")
_CLAUSE = re.compile(r"[^\s.,;:!?()\"“”„«»—][^.,;:!?()\"“”„«»—]*")
_QUOTED = re.compile(r"[\"“”„«»]")
# In words. Shorter clauses are common property, longer ones are no speech.
_SHORTEST, _LONGEST = 5, 60
# Fewer clauses in common may be a phrase that everybody quotes.
_CLAUSES = 3
_TOPIC_NAMES = 2
# Words in more articles than this tell nothing about which of them belong together.
_TOO_COMMON = 50


def related_files(articles: Iterable[Article]) -> dict[str, frozenset[str]]:
    """For every file those about the same people or places: both use two names again and again."""
    by_name: dict[str, list[str]] = defaultdict(list)
    for article in articles:
        words = Counter(
            word
            for passage in article.passages
            for word in _LONG_WORD.findall(article.raw, passage.span.start, passage.span.end)
        )
        names = {
            word: count for word, count in words.items() if word[0].isupper() and word.lower() not in words
        }
        for name in sorted(name for name, count in names.items() if count > 1):
            by_name[name].append(article.file)
    pairs: Counter[tuple[str, str]] = Counter()
    for files in by_name.values():
        if len(files) <= _TOO_COMMON:
            pairs.update((one, other) for one in files for other in files if one != other)
    related: dict[str, set[str]] = defaultdict(set)
    for (one, other), count in pairs.items():
        if count >= _TOPIC_NAMES:
            related[one].add(other)
    return {file: frozenset(others) for file, others in related.items()}


def same_quotations(articles: Iterable[Article]) -> Mapping[str, Mapping[str, tuple[Span, ...]]]:
    """For every file the files that quote the same words, with the clauses of the first that hold them.

    Clauses are compared, not sentences: every paper puts its "said" elsewhere and joins halves as it likes.
    """
    holders: dict[str, dict[str, Span]] = defaultdict(dict)
    for article in articles:
        for span in _quoting_passages(article):
            for clause in _CLAUSE.finditer(article.raw, span.start, span.end):
                words = _WORD.findall(clause.group().casefold())
                if _SHORTEST <= len(words) <= _LONGEST:
                    holders[" ".join(words)].setdefault(article.file, span.within(*clause.span()))
    shared: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for spans in holders.values():
        if 1 < len(spans) <= _TOO_COMMON:
            for file, span in spans.items():
                for other in spans.keys() - {file}:
                    shared[file][other].append(span)
    return {
        file: {other: tuple(sorted(spans)) for other, spans in others.items() if len(spans) >= _CLAUSES}
        for file, others in shared.items()
    }


def _quoting_passages(article: Article) -> Iterator[Span]:
    """The sentences of paragraphs that quote anybody; a quotation's middle ones bear no marks themselves."""
    quoting = {
        number
        for number, paragraph in enumerate(article.paragraphs, 1)
        if _QUOTED.search(article.raw, paragraph.start, paragraph.end)
    }
    return (passage.span for passage in article.passages if passage.paragraph in quoting)
