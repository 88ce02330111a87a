"""The same words of one speaker in several articles."""

from collections.abc import Iterator, Sequence

from bot.facts.comparisons.drawing import Draft, first_in_each_file
from bot.facts.values import Quotation


def compare_words(quotations: Sequence[Quotation]) -> Iterator[Draft]:
    """One for each quotation that stands in several files."""
    by_key = {quotation.key: quotation for quotation in quotations}
    seen: set[str] = set()
    for quotation in quotations:
        if quotation.key in seen or not quotation.same_as:
            continue
        group = _group(quotation, by_key)
        seen |= group.keys()
        places = first_in_each_file(max(one.parts, key=len) for one in group.values())
        named = dict.fromkeys(one.speaker.name for one in group.values() if one.speaker.name)
        if len(places) > 1 and len(named) < 2:
            yield Draft("words", "same", tuple(named), places)


def _group(quotation: Quotation, by_key: dict[str, Quotation]) -> dict[str, Quotation]:
    """The quotation with those that hold the same words, and those that hold the words of these."""
    group = {quotation.key: quotation}
    waiting = [quotation]
    while waiting:
        for key in waiting.pop().same_as:
            if key in by_key and key not in group:
                group[key] = by_key[key]
                waiting.append(by_key[key])
    return group
