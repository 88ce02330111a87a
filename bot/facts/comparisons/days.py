"""When things happened: the same day in several articles, or two days for what happens only once."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from bot.archive import Interval, Span
from bot.facts.background import Background
from bot.facts.comparisons.drawing import Draft, first_in_each_file, lying_apart
from bot.facts.values import DatedEvent, EventMention, Timex

# Nobody is born or dies twice. Between the name and the day nothing but an age may be told.
_ONCE = re.compile(
    r"(?:,\s\d{1,3},)?\s(?:(?P<birth>was born|werd geboren|is geboren)|(?P<death>died|overleed|stierf"
    r"|is overleden))(?:\s[^\s.;:,()\"]+){0,6}\s",
    re.IGNORECASE,
)
# "The dog of Ann died": it is not Ann who did.
_TURNED_AWAY = re.compile(r"\b(?:of|to|for|from|with|by|and|van|voor|met|door|en)\s\Z", re.IGNORECASE)
_MONTH = 31


def compare_days(events: Iterable[DatedEvent]) -> Iterator[Draft]:
    """One for each event that several articles tell."""
    for event in events:
        places = first_in_each_file(_place(mention) for mention in event.mentions)
        if event.standing != "denied" and event.interval and len(places) > 1:
            people = event.mentions[0].people[:2]
            yield Draft("date", "same", people, places)


def _place(mention: EventMention) -> Span:
    return mention.timexes[0].span if mention.timexes else mention.span


def compare_once(background: Background, events: Iterable[DatedEvent]) -> Iterator[Draft]:
    """One for each birth or death on days apart."""
    told: dict[tuple[str, str], list[tuple[Interval, Span]]] = defaultdict(list)
    for event in events:
        for mention in event.mentions if event.standing == "told" else ():
            for timex in mention.timexes:
                found = _birth_or_death(background, mention, timex)
                if found and timex.interval:
                    told[found].append((timex.interval, timex.span))
    for (person, _), days in sorted(told.items()):
        apart = lying_apart(background, days)
        if apart:
            yield Draft("date", "conflict", (person,), apart)


def _birth_or_death(background: Background, mention: EventMention, timex: Timex) -> tuple[str, str] | None:
    """Who was born or died on the day of `timex`; None where that is not what the sentence tells of it."""
    if timex.interval is None or timex.interval.days > _MONTH:
        return None
    raw = background.archive.article(mention.span.file).raw
    for start, end, person in background.names.named_in(mention.span):
        deed = _ONCE.fullmatch(raw, end, timex.span.start) if end < timex.span.start else None
        if deed and not _TURNED_AWAY.search(raw[mention.span.start : start]):
            return person, str(deed.lastgroup)
    return None
