"""What two articles have in common: the people they are about, and long stretches of the same quoted words."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from bot.archive import Article, Span

_LONG_WORD = re.compile(r"[^\W\d_]{3,}")
_TOKEN = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r"[\"“”„«»]")
_STRETCH = 7
# Two sentences or more in common: one alone may be a phrase that everybody quotes.
_SENTENCES = 2
_TOPIC_NAMES = 2
# Words in more articles than this tell nothing about which of them belong together.
_TOO_COMMON = 50


def related_files(articles: Iterable[Article]) -> dict[str, frozenset[str]]:
    """For every file those that are about the same people or places: two names that both use again and again."""
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
    """For every file the files that quote the same words, with the sentences of the first that hold them."""
    holders: dict[tuple[str, ...], dict[str, Span]] = defaultdict(dict)
    for article in articles:
        quoting = _quoting_paragraphs(article)
        for passage in article.passages:
            if passage.paragraph in quoting:
                words = _TOKEN.findall(article.raw[passage.span.start : passage.span.end].casefold())
                for stretch in zip(*(words[n:] for n in range(_STRETCH)), strict=False):
                    holders[stretch].setdefault(article.file, passage.span)
    shared: dict[str, dict[str, set[Span]]] = defaultdict(lambda: defaultdict(set))
    for spans in holders.values():
        if 1 < len(spans) <= _TOO_COMMON:
            for file, span in spans.items():
                for other in spans.keys() - {file}:
                    shared[file][other].add(span)
    return {
        file: {other: tuple(sorted(spans)) for other, spans in others.items() if len(spans) >= _SENTENCES}
        for file, others in shared.items()
    }


def _quoting_paragraphs(article: Article) -> frozenset[int]:
    """The paragraphs that quote anybody; a quotation's middle sentences bear no marks themselves."""
    return frozenset(
        number
        for number, paragraph in enumerate(article.paragraphs, 1)
        if _QUOTED.search(article.raw, paragraph.start, paragraph.end)
    )
