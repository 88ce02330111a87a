"""What happened when: the sentences that tell events, each event once."""

from collections.abc import Mapping, Sequence

from bot.facts.background import Background
from bot.facts.clues import Clues
from bot.facts.states import Deed
from bot.facts.timeline.joining import joined
from bot.facts.timeline.tellings import find_tellings
from bot.facts.values import DatedEvent, Timex


def find_events(
    background: Background, dates: Sequence[Timex], deeds: Sequence[Deed], clues: Mapping[str, Clues]
) -> tuple[DatedEvent, ...]:
    """Every sentence that tells when something happened, joined into events and ordered by time.

    Where an article says that one of the `deeds` has not been done, that stands there too, as denied on the
    article's day. Events whose days cannot be known come last, in reading order.
    """
    return joined(find_tellings(background, dates, deeds, clues), background)


__all__ = ["find_events"]
