"""Where the articles agree, where the story moved on between them, and where they contradict each other."""

from collections.abc import Iterable, Sequence
from itertools import chain

from bot.facts.background import Background
from bot.facts.comparisons.ages import compare_ages
from bot.facts.comparisons.counts import compare_counts
from bot.facts.comparisons.days import compare_days, compare_once
from bot.facts.comparisons.deeds import compare_deeds
from bot.facts.comparisons.drawing import VERDICTS, drawn
from bot.facts.comparisons.words import compare_words
from bot.facts.states import Deed
from bot.facts.values import Comparison, DatedEvent, Person, Quotation


def compare(
    background: Background,
    *,
    people: Iterable[Person],
    events: Sequence[DatedEvent],
    quotations: Sequence[Quotation],
    deeds: Iterable[Deed],
) -> tuple[Comparison, ...]:
    """Everything that two articles or more state: first what cannot both be right, last what is the same.

    Precise rather than complete: what cannot be told to be a contradiction, a change or the same for sure,
    an age in an undated article for instance, is left out.
    """
    found = chain(
        compare_ages(background, people),
        compare_days(events),
        compare_once(background, events),
        compare_deeds(background, deeds),
        compare_counts(background),
        compare_words(quotations),
    )
    drafts = sorted(found, key=lambda draft: VERDICTS.index(draft.verdict))
    return tuple(drawn(background, draft) for draft in drafts)


__all__ = ["compare"]
