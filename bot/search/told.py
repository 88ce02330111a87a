"""What the facts of an archive tell the search, as numbers: it needs no facts once it has these."""

from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray

from bot.archive import Archive
from bot.facts import Facts
from bot.search.answer_type import AnswerType
from bot.search.carried import Carried
from bot.search.columns import ColumnReader, named
from bot.search.corroboration import Corroboration
from bot.search.dates import Dates
from bot.search.patterns import Patterns
from bot.search.rows import Rows


@dataclass(frozen=True, slots=True)
class Told:
    """The dates, what is of the sort that a question may ask for, and what says the same."""

    dates: Dates
    answer_type: AnswerType
    corroboration: Corroboration

    @classmethod
    def of(
        cls,
        archive: Archive,
        facts: Facts,
        before: "tuple[Told, Carried] | None" = None,
        *,
        patterns: Patterns | None = None,
    ) -> "Told":
        """Take it from the facts; `before` is what those of an earlier edition told, with what stayed.

        With `patterns` the texts need not be looked through.
        """
        rows = Rows(archive)
        old, carried = before or (None, None)
        dates = Dates.of(archive, rows, facts.dates, (old.dates, carried) if old and carried else None)
        known = (old.answer_type, carried) if old and carried else None
        answer_type = AnswerType.of(archive, rows, facts, dates, known, patterns=patterns)
        return cls(dates, answer_type, Corroboration.of(archive, rows, facts))

    def columns(self) -> dict[str, NDArray[Any]]:
        """All of it as arrays."""
        return {
            **named("dates", self.dates.columns()),
            **named("answer_type", self.answer_type.columns()),
            **named("corroboration", self.corroboration.columns()),
        }

    @classmethod
    def restored(cls, held: ColumnReader, archive: Archive) -> "Told":
        """What `columns` gave for `archive`.

        Raises:
            ColumnsError: it is something else.
        """
        return cls(
            Dates.restored(held.part("dates"), archive),
            AnswerType.restored(held.part("answer_type")),
            Corroboration.restored(held.part("corroboration"), archive),
        )
