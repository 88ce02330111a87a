"""One relation between people, with the words that state it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.archive import Span
from bot.facts.values import RelationKind

_INVERSE: Mapping[RelationKind, RelationKind] = {"child": "parent", "parent": "child"}


@dataclass(frozen=True, slots=True)
class Kinship:
    """That `person` is of this `kind` to all of `others`, as `evidence` states."""

    person: str
    kind: RelationKind
    others: tuple[str, ...]
    evidence: Span

    def inverses(self) -> Iterator["Kinship"]:
        """The same, said of each of the others."""
        for other in self.others:
            yield Kinship(other, _INVERSE.get(self.kind, self.kind), (self.person,), self.evidence)
