"""The same words of one speaker in several articles."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.facts.comparisons.drawing import Draft, first_in_each_file
from bot.facts.values import Quotation


def compare_words(quotations: Sequence[Quotation]) -> Iterator[Draft]:
    """One for each quotation that stands in several files."""
    by_key = {quotation.key: quotation for quotation in quotations}
    seen: set[str] = set()
    for quotation in quotations:
        if quotation.key in seen or not quotation.same_as:
            continue
        group = group_of([quotation], by_key)
        seen |= group.keys()
        places = first_in_each_file(max(one.parts, key=len) for one in group.values())
        named = dict.fromkeys(one.speaker.name for one in group.values() if one.speaker.name)
        if len(places) > 1 and len(named) < 2:
            yield Draft("words", "same", tuple(named), places)


def group_of(some: Iterable[Quotation], by_key: Mapping[str, Quotation]) -> dict[str, Quotation]:
    """These with those that hold the same words, and those that hold the words of these; by key."""
    waiting = list(some)
    group = {one.key: one for one in waiting}
    while waiting:
        for key in waiting.pop().same_as:
            if key in by_key and key not in group:
                group[key] = by_key[key]
                waiting.append(by_key[key])
    return group
