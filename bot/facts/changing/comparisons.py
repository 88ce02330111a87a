"""Comparisons when some articles have changed: those that they bear on are drawn anew, the others stay."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain

from bot.archive import Span
from bot.facts.background import Background
from bot.facts.changing.events import EventsChanged
from bot.facts.changing.people import PeopleChanged
from bot.facts.changing.quotations import QuotationsChanged
from bot.facts.comparisons.ages import compare_ages
from bot.facts.comparisons.counts import compare_counts
from bot.facts.comparisons.days import compare_days, compare_once
from bot.facts.comparisons.deeds import compare_deeds
from bot.facts.comparisons.drawing import VERDICTS, Draft, drawn
from bot.facts.comparisons.words import compare_words
from bot.facts.states import Deed
from bot.facts.values import Comparison, DatedEvent, Topic, Verdict

_TOPICS: tuple[Topic, ...] = ("age", "date", "state", "count", "words")
# Which of two verdicts on one thing stands: one pair in conflict is enough, or one denial before the deed.
_STRONGEST: Mapping[Topic, Sequence[Verdict]] = {"state": ("changed", "conflict", "same")}


class ComparisonMerger:
    """Puts comparisons together again; `gone` are the files that no longer count as they were.

    `near` is what is known of the changed files and those related to them, `whole` the same archive whole.
    """

    def __init__(self, near: Background, whole: Background, gone: Set[str]) -> None:
        self._near, self._whole, self._gone = near, whole, gone

    def merge(
        self,
        known: Sequence[Comparison],
        *,
        people: PeopleChanged,
        events: EventsChanged,
        told: Iterable[DatedEvent],
        quotations: QuotationsChanged,
        deeds: Iterable[Deed],
    ) -> tuple[Comparison, ...]:
        """What is `known`, with all that the changes bear on; events `told` are those of near files only."""
        touched = _Touched(self._gone, people, events, quotations)
        stale = {place: one for place, one in enumerate(known) if touched.holds(one)}
        drafts = [
            *compare_ages(self._whole, people.after),
            *compare_days(events.after),
            *compare_words(quotations.linked),
        ]
        left = {
            (one.topic, place)
            for one in stale.values()
            for place in one.places
            if place.file not in self._gone
        }
        found = chain(
            compare_once(self._near, told), compare_deeds(self._near, deeds), compare_counts(self._near)
        )
        for draft in found:
            news = any(place.file in self._gone for place in draft.places)
            if news or any((draft.topic, place) in left for place in draft.places):
                drafts.append(draft)
        return self._merged(known, stale, drafts)

    def _merged(
        self, known: Sequence[Comparison], stale: dict[int, Comparison], drafts: Iterable[Draft]
    ) -> tuple[Comparison, ...]:
        homes: defaultdict[tuple[Topic, Span], list[int]] = defaultdict(list)
        for place, one in enumerate(known):
            for span in one.places:
                homes[one.topic, span].append(place)
        new: list[tuple[int, Comparison]] = []
        out = set(stale)
        for draft in drafts:
            same = sorted({at for span in draft.places for at in homes[draft.topic, span]})
            older = [known[at] for at in same if at not in out and draft.topic in {"state", "count"}]
            out.update(same)
            new.append((same[0] if same else len(known), self._drawn(draft, older)))
        kept = ((place, one) for place, one in enumerate(known) if place not in out)
        ordered = sorted((*kept, *new), key=lambda each: (*_rank(each[1]), each[0]))
        return tuple(dict.fromkeys(one for _, one in ordered))

    def _drawn(self, draft: Draft, older: Sequence[Comparison]) -> Comparison:
        """The comparison, with what other files state of the same."""
        files = {place.file for place in draft.places}
        more = tuple(place for one in older for place in one.places if place.file not in files)
        order = _STRONGEST.get(draft.topic, VERDICTS)
        verdict = min((draft.verdict, *(one.verdict for one in older)), key=order.index)
        return drawn(self._whole, Draft(draft.topic, verdict, draft.people, (*draft.places, *more)))


class _Touched:
    """Tells which comparisons the changes bear on."""

    def __init__(
        self, gone: Set[str], people: PeopleChanged, events: EventsChanged, quotations: QuotationsChanged
    ) -> None:
        self._gone = gone
        self._places: Mapping[tuple[Topic, Verdict | None], Set[Span]] = {
            ("age", None): {one.span for person in people.before for one in person.mentions},
            ("date", "same"): {place for event in events.before for place in _places_of(event)},
            ("words", None): quotations.places,
        }

    def holds(self, one: Comparison) -> bool:
        """Whether it has to be drawn anew."""
        if any(place.file in self._gone for place in one.places):
            return True
        spans = self._places.get((one.topic, None)) or self._places.get((one.topic, one.verdict), frozenset())
        return not spans.isdisjoint(one.places)


def _places_of(event: DatedEvent) -> Iterator[Span]:
    for mention in event.mentions:
        yield mention.timexes[0].span if mention.timexes else mention.span


def _rank(one: Comparison) -> tuple[int, int]:
    return VERDICTS.index(one.verdict), _TOPICS.index(one.topic)


def files_compared(known: Iterable[Comparison], gone: Set[str]) -> tuple[str, ...]:
    """The files of which something is compared with what stood in those `gone`."""
    files = (
        place.file for one in known if any(place.file in gone for place in one.places) for place in one.places
    )
    return tuple(dict.fromkeys(file for file in files if file not in gone))
