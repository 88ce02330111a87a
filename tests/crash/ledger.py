"""What a process that was killed had been told to be done, against what is found afterwards."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import Literal

Key = tuple[Hashable, ...]
Change = tuple[Key, Hashable]
State = Mapping[Key, Hashable]
Kind = Literal["whole", "in order", "any order"]


@dataclass(frozen=True, slots=True)
class Step:
    """Something that a process does: what then stands under each key, None for nothing.

    `whole` steps are done or not when they are interrupted; of others some of the changes may be done, the
    first of them or, if they come in no order, any.
    """

    changes: tuple[Change, ...] = ()
    kind: Kind = "whole"

    def outcomes(self, before: State, found: State) -> list[State]:
        """What may be there when it was interrupted; where anything may, what is nearest to `found`."""
        match self.kind:
            case "whole":
                parts = [(), self.changes]
            case "in order":
                parts = [self.changes[:count] for count in range(len(self.changes) + 1)]
            case "any order":
                parts = [tuple(change for change in self.changes if found.get(change[0]) == change[1])]
        return [_after(before, part) for part in parts]


class Telling:
    """The process' side: it says what it begins, and that it has been told that it is done."""

    def __init__(self, to: Connection) -> None:
        self._to = to

    def ready(self) -> None:
        """Everything is opened."""
        self._to.send(None)

    def begin(self, *changes: Change, kind: Kind = "whole") -> None:
        """From now on they may be found."""
        self._to.send(Step(changes, kind))

    def end(self) -> None:
        """From now on they have to be found."""
        self._to.send(True)


@dataclass
class Ledger:
    """What has to be found: `confirmed`, but for the step `under_way`; `steps` counts those that ended."""

    confirmed: State = field(default_factory=dict)
    under_way: Step | None = None
    steps: int = 0

    def hear(self, said: object) -> None:
        """Note what the process says."""
        if isinstance(said, Step):
            self.under_way = said
        elif said and self.under_way is not None:
            self.confirmed = _after(self.confirmed, self.under_way.changes)
            self.under_way = None
            self.steps += 1

    def known(self) -> set[Key]:
        """Everything that may be found."""
        return {*self.confirmed, *(key for key, _ in (self.under_way or Step()).changes)}

    def settle(self, found: State) -> list[str]:
        """What was lost, or is there and should not be; from now on what was `found` counts."""
        step = self.under_way or Step()
        outcomes = [_difference(outcome, found) for outcome in step.outcomes(self.confirmed, found)]
        self.confirmed, self.under_way = dict(found), None
        return min(outcomes, key=len)


def _after(before: State, changes: Iterable[Change]) -> State:
    return {key: value for key, value in {**before, **dict(changes)}.items() if value is not None}


def _difference(wanted: State, found: State) -> list[str]:
    return [
        f"{key}: {found.get(key)} in place of {wanted.get(key)}"
        for key in wanted.keys() | found.keys()
        if wanted.get(key) != found.get(key)
    ]
