"""What the articles state: dates, quotations, people; each fact with the spans that it comes from."""

from bot.facts.facts import Facts
from bot.facts.values import (
    AgeConflict,
    AgeMention,
    BirthWindow,
    Comparison,
    DatedEvent,
    EventMention,
    Medium,
    Person,
    Published,
    Quotation,
    Relation,
    RelationKind,
    Speaker,
    Timex,
    Topic,
    Verdict,
)

__all__ = [
    "AgeConflict",
    "AgeMention",
    "BirthWindow",
    "Comparison",
    "DatedEvent",
    "EventMention",
    "Facts",
    "Medium",
    "Person",
    "Published",
    "Quotation",
    "Relation",
    "RelationKind",
    "Speaker",
    "Timex",
    "Topic",
    "Verdict",
]
