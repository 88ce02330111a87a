"""What happened when: the sentences that tell events, each event once."""

from bot.facts.timeline.joining import event_of, in_order

__all__ = ["event_of", "in_order"]
