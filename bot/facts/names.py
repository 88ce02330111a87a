"""Who is meant: names, their short forms, and the pronouns and descriptions that stand for them."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.archive import Archive, Span


@dataclass(frozen=True, slots=True)
class NameMention:
    """A place that names a person; `person` is the fullest name that the archive uses for them."""

    span: Span
    person: str


class Names:
    """Every person whom the articles name, learned from the articles themselves."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    @property
    def people(self) -> tuple[str, ...]:
        """The fullest name of each person, most often named first."""
        return ()

    def mentions(self, file: str) -> Sequence[NameMention]:
        """Every place in `file`'s content that names a person, in reading order."""
        return ()

    def resolve(self, words: Span) -> str | None:
        """The person meant by `words`: a name, a pronoun ("she") or a description ("the rapper").

        None when it is nobody in particular ("a source"), or when two people fit equally well.
        """
        return None
