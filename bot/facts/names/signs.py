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
_WHO_AFTER = re.compile(r", (?:who|whose)\b")
_OF_AGE = re.compile(
    r", (?:(?:now )?an?|een|his|her|their|zijn|haar|hun) [\w-]{1,14}(?:[- ]years?[- ]old|-?jarige)\b"
)
_OPENING_QUOTES = "\"“„«‘'"
_CLOSING_QUOTES = "\"”»’'"


@dataclass(frozen=True, slots=True)
class SeenRun:
    """A run of capitals where it was seen: among the words of its passage, in the raw text of its file.

    `listed` says that it stands in a list of children, `shortened` that its last word also stands alone.
    """

    raw: str
    words: Sequence[Word]
    run: Run
    listed: bool = False
    shortened: bool = False

    def before(self, back: int = 1) -> str:
        """The word `back` places before the run in its passage, in lower case, or nothing."""
        place = self.run.first - back
        return self.words[place].key if place >= 0 else ""

    def owned(self) -> bool:
        """Whether the word before the run owns it: "the president's Pacific roots"."""
        return self.run.first > 0 and self.words[self.run.first - 1].possessive

    def after(self) -> str:
        """The word behind the run, in lower case, or nothing."""
        return self.words[self.run.last].key if self.run.last < len(self.words) else ""

    def gap(self) -> str:
        """What stands between the run and the word before it."""
        place = self.run.first - 1
        return self.raw[self.words[place].end : self.run.start] if place >= 0 else ""


def introduces_person(seen: SeenRun) -> bool:
    """Whether the words around it can only introduce a person: a title, a role, kinship or an age."""
    run, before = seen.run, seen.before()
    if run.title or seen.listed:
        return True
    if seen.owned():
        return False
    age = age_after_name(seen.raw, run.end)
    if age:
        # Line-ups and tables print other numbers so: a bare word before "(77)" may be anything.
        return " " in run.key or seen.raw[age.end - 1] != ")"
    if " " in run.key and _OF_AGE.match(seen.raw, run.end):
        return True
    gap = seen.gap()
    if before.endswith(("-year-old", "-jarige")):
        return gap == " " and " " in run.key  # "the 6-year-old Cuban"
    return (before in KIN and gap in {" ", ", "}) or (before in ROLES and gap == " ")


def personal_signs(seen: SeenRun) -> int:
    """How strongly one occurrence says that its name is a person's: 2 for a sure sign, 1 for a weak one."""
    run, before, after = seen.run, seen.before(), seen.after()
    acts = not run.possessive and after in HUMAN_VERBS
    told_of = " " in run.key and _WHO_AFTER.match(seen.raw, run.end) is not None
    if acts or told_of or introduces_person(seen) or before in PERSON_OBJECT_VERBS:
        return 2
    if not run.possessive and (after in SPEECH_VERBS or before in SPEECH_VERBS):
        return 1 + seen.shortened
    if before in LOCATIVE or before == "of":  # "the governor of South Dakota and her staff"
        return int(seen.shortened)
    return seen.shortened + int(any(word.key in _PERSONAL for word in seen.words[run.last : run.last + 12]))


def impersonal_signs(seen: SeenRun) -> int:
    """How strongly one occurrence tells against it: after "the", after "in", within quotation marks."""
    run, raw = seen.run, seen.raw
    before = seen.before() if seen.gap() == " " else ""
    opened = run.start > 0 and raw[run.start - 1] in _OPENING_QUOTES
    quoted = opened and run.end < len(raw) and raw[run.end] in _CLOSING_QUOTES
    return 2 * (before in {"the", "de", "het"} or quoted) + (before in LOCATIVE)
