"""Which capitalised names are people: the signs that the running text gives, for and against."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.facts.names.age_words import age_after_name
from bot.facts.names.capitals import Run, Word
from bot.facts.person_words import (
    HUMAN_VERBS,
    KIN,
    LOCATIVE,
    PERSON_OBJECT_VERBS,
    ROLES,
    SPEECH_VERBS,
    SUBJECT_PRONOUNS,
)

_PERSONAL = (SUBJECT_PRONOUNS | {"his", "her", "him", "himself", "herself", "hem"}) - {"ze", "zij"}
_WHO_AFTER = re.compile(r",? (?:who|whose)\b")
_OPENING_QUOTES = "\"“„«‘'"
_CLOSING_QUOTES = "\"”»’'"


@dataclass(frozen=True, slots=True)
class SeenRun:
    """A run of capitals where it was seen: among the words of its passage, in the raw text of its file.

    `listed` says that it stands in a list of children.
    """

    raw: str
    words: Sequence[Word]
    run: Run
    listed: bool = False

    def before(self, back: int = 1) -> str:
        """The word `back` places before the run in its passage, in lower case, or nothing."""
        place = self.run.first - back
        return self.words[place].key if place >= 0 else ""

    def after(self) -> str:
        """The word behind the run, in lower case, or nothing."""
        return self.words[self.run.last].key if self.run.last < len(self.words) else ""

    def adjoins(self) -> bool:
        """Whether only a space, or a comma and a space, parts the run from the word before it."""
        place = self.run.first - 1
        return place >= 0 and self.raw[self.words[place].end : self.run.start] in {" ", ", "}


def introduces_person(seen: SeenRun) -> bool:
    """Whether the words around it can only introduce a person: a title, a role, kinship or an age."""
    run, before = seen.run, seen.before()
    introduced = before in KIN or before in ROLES or before.endswith(("-year-old", "-jarige"))
    aged = age_after_name(seen.raw, run.end) is not None
    return bool(run.title or seen.listed or aged or (seen.adjoins() and introduced))


def personal_signs(seen: SeenRun) -> int:
    """How strongly one occurrence says that its name is a person's: 2 for a sure sign, 1 for a weak one."""
    run, before, after = seen.run, seen.before(), seen.after()
    acts = not run.possessive and after in HUMAN_VERBS
    if (
        acts
        or introduces_person(seen)
        or before in PERSON_OBJECT_VERBS
        or _WHO_AFTER.match(seen.raw, run.end)
    ):
        return 2
    if not run.possessive and (after in SPEECH_VERBS or before in SPEECH_VERBS):
        return 1
    return int(any(word.key in _PERSONAL for word in seen.words[run.last : run.last + 12]))


def impersonal_signs(seen: SeenRun) -> int:
    """How strongly one occurrence tells against it: after "the", after "in", within quotation marks."""
    run, raw, before = seen.run, seen.raw, seen.before()
    adjoins = seen.adjoins()
    quoted = (
        run.start > 0
        and raw[run.start - 1] in _OPENING_QUOTES
        and raw[run.end : run.end + 1] in _CLOSING_QUOTES
    )
    return 2 * (
        (before in {"the", "de", "het"} and adjoins) or (quoted and raw[run.end : run.end + 1] != "")
    ) + (adjoins and before in LOCATIVE)
