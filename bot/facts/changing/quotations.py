"""Quotations when some articles have changed: which of them hold the same words, be they old or new."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.archive import Archive, Span
from bot.facts.changing.splicing import spliced
from bot.facts.comparisons.words import group_of
from bot.facts.quotes.same_words import same_words
from bot.facts.values import Quotation


@dataclass(frozen=True, slots=True)
class QuotationsChanged:
    """All quotations in reading order, and those that are new or linked otherwise than before.

    `linked` are the ones among these that hold the same words as others, with those others, and so on.
    `places` are where the changed ones stand, and where those stood that are no longer there.
    """

    quotations: tuple[Quotation, ...]
    linked: tuple[Quotation, ...]
    places: frozenset[Span]


def merge_quotations(
    archive: Archive,
    known: Sequence[Quotation],
    news: Sequence[Quotation],
    gone: Collection[str],
    alike: Collection[str],
) -> QuotationsChanged:
    """What is `known` without the files `gone`, with the `news`; their words may stand in files `alike`."""
    lost = _of_files(known, gone)
    left = spliced(known, gone, (), file_of)
    links = _links(archive, news, _of_files(left, alike))
    missing = {one.key for one in lost}
    touched = links.keys() | {key for one in lost for key in one.same_as}
    old = [one for one in left if one.key in touched] if touched else []
    same = {one.key: {*one.same_as} - missing | links.get(one.key, set()) for one in old}
    same |= {one.key: links.get(one.key, set()) for one in news}
    by_key = {one.key: one for one in (*left, *news)} if any(same.values()) else {}
    linked = {
        one.key: replace(one, same_as=tuple(sorted(same[one.key], key=lambda key: by_key[key].parts[0])))
        for one in (*old, *news)
    }
    files = {file_of(one) for one in old}
    kept = [linked.get(one.key, one) for one in _of_files(left, files)]
    fresh = [linked[one.key] for one in news]
    group = group_of((one for one in linked.values() if one.same_as), {**by_key, **linked})
    return QuotationsChanged(
        spliced(left, files, [*kept, *fresh], file_of),
        tuple(sorted(group.values(), key=lambda one: one.parts[0])),
        frozenset(part for one in (*lost, *linked.values()) for part in one.parts),
    )


def file_of(quotation: Quotation) -> str:
    """The file in which it stands."""
    return quotation.parts[0].file


def _of_files(quotations: Sequence[Quotation], files: Iterable[str]) -> list[Quotation]:
    """Those of these files, in reading order; all are in order of files."""
    found: list[Quotation] = []
    for file in sorted(files):
        start = bisect_left(quotations, file, key=file_of)
        found += quotations[start : bisect_right(quotations, file, lo=start, key=file_of)]
    return found


def _links(
    archive: Archive, news: Sequence[Quotation], others: Sequence[Quotation]
) -> Mapping[str, set[str]]:
    """The keys of those with the same words, for each of the news and each that has those of one of them."""
    compared = [*news, *others] if news else []
    words = [(file_of(one), " ".join(map(archive.text, one.parts)), one.speaker.name) for one in compared]
    same = same_words(words, of_first=len(news))
    links: defaultdict[str, set[str]] = defaultdict(set)
    for number, one in enumerate(news):
        for other in same[number]:
            links[one.key].add(compared[other].key)
            links[compared[other].key].add(one.key)
    return links
