"""Which capitalised names are people: the signs that the running text gives, for and against."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.facts.names.age_words import age_after_name
from bot.facts.names.capitals import Run, Word
from bot.facts.person_words import (
    COUPLE,
    FATES,
    FEMALE_KIN,
    HUMAN_VERBS,
    KIN,
    LOCATIVE,
    MALE_KIN,
    PERSON_OBJECT_VERBS,
    ROLES,
    SHARED_ROLES,
    SPEECH_VERBS,
    STARTERS,
    SUBJECT_PRONOUNS,
    is_role,
)

_PERSONAL = (SUBJECT_PRONOUNS | {"his", "her", "him", "himself", "herself", "hem"}) - {"ze", "zij"}
_WHO_AFTER = re.compile(r", (?:who|whose)\b")
_OF_AGE = re.compile(
    r", (?:(?:now )?an?|een|his|her|their|zijn|haar|hun) [\w-]{1,14}(?:[- ]years?[- ]old|-?jarige)\b"
)
_FORMERLY = re.compile(r"^(?:ex|oud|co|vice)-")
_APPOSED_BARE = re.compile(r", [a-z]")
_APPOSED = re.compile(r", (?:an?|the|een|de) [a-zA-Z]")
_ROLES = ROLES - SHARED_ROLES
_OPENING_QUOTES = "\"“„«‘'"
_CLOSING_QUOTES = "\"”»’'"


@dataclass(frozen=True)
class SeenRun:
    """A run of capitals where it was seen: among the words of its passage, in the raw text of its file.

    `listed` says that it stands in a list of children.
    """

    raw: str
    words: Sequence[Word]
    run: Run
    listed: bool = False

    @cached_property
    def personal(self) -> int:
        """Its `personal_signs`."""
        return personal_signs(self)

    @cached_property
    def impersonal(self) -> int:
        """Its `impersonal_signs`."""
        return impersonal_signs(self)

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
    called = _FORMERLY.sub("", before)
    shared = "-" in called and called.rpartition("-")[2] in SHARED_ROLES  # "coal-producer Port Arden"
    return (is_role(called) and not shared and gap == " ") or (before in KIN and gap in {" ", ", "})


def personal_signs(seen: SeenRun) -> int:
    """How strongly one occurrence says that its name is a person's: 2 for a sure sign, 1 for a weak one."""
    run, before, after = seen.run, seen.before(), seen.after()
    acts = not run.possessive and (after in HUMAN_VERBS or _suffers(seen))
    told_of = " " in run.key and _WHO_AFTER.match(seen.raw, run.end) is not None
    if acts or told_of or introduces_person(seen) or before in PERSON_OBJECT_VERBS:
        return 2
    if _is_coupled(seen) or _has_role(seen) or _has_kin(seen):
        return 2
    if is_heard(seen):
        return 1
    if before in LOCATIVE or before == "of":  # "the governor of South Dakota and her staff"
        return 0
    return int(any(word.key in _PERSONAL for word in seen.words[run.last : run.last + 12]))


def is_heard(seen: SeenRun) -> bool:
    """Whether it says something, as firms and papers do too."""
    return not seen.run.possessive and (seen.after() in SPEECH_VERBS or seen.before() in SPEECH_VERBS)


def _has_role(seen: SeenRun) -> bool:
    """Whether it is followed by what somebody is: "Sam Lee, the folk singer whose", "Ann Lee, mother of"."""
    words, last = seen.words, seen.run.last
    with_article = _APPOSED.match(seen.raw, seen.run.end) is not None
    bare = _APPOSED_BARE.match(seen.raw, seen.run.end) is not None and seen.before() not in LOCATIVE
    if " " not in seen.run.key or not (with_article or bare):
        return False
    start = last + with_article
    for place in range(start, min(len(words), start + 5)):
        if place > start and seen.raw[words[place - 1].end : words[place].start] not in {" ", "-"}:
            return False
        key = words[place].key
        if with_article and key in _ROLES:
            return not words[place].possessive and not seen.raw.startswith("-", words[place].end)
        if bare and key in _ROLES | FEMALE_KIN | MALE_KIN:
            return seen.raw.startswith((" of ", " van "), words[place].end)
        if key in STARTERS - {"former", "late"}:
            return False
    return False


def _suffers(seen: SeenRun) -> bool:
    """Whether it stands before "was born", "is arrested", "werd aangehouden"."""
    following = [word.key for word in seen.words[seen.run.last : seen.run.last + 3]]
    return len(following) > 1 and following[0] in {"was", "is", "werd", "wordt"} and following[1] in FATES


def _has_kin(seen: SeenRun) -> bool:
    """Whether it stands in "Ann Lee's wife", "Ann Lee and her sister"."""
    following = [word.key for word in seen.words[seen.run.last : seen.run.last + 3]]
    if seen.run.possessive:
        return seen.after() in FEMALE_KIN | MALE_KIN
    joined = (
        len(following) == 3
        and following[0] in {"and", "en"}
        and following[1] in {"his", "her", "zijn", "haar"}
    )
    return joined and following[2] in KIN


def _is_coupled(seen: SeenRun) -> bool:
    """Whether it is joined to another full name in a sentence that tells of a marriage."""
    run = seen.run
    if " " not in run.key or not any(word.key in COUPLE for word in seen.words):
        return False
    after, before = seen.words[run.last : run.last + 3], seen.words[max(0, run.first - 3) : run.first]
    return any(
        len(words) == 3 and words[at].key in {"and", "en"} and all(words[k].text[0].isupper() for k in others)
        for words, at, others in ((after, 0, (1, 2)), (before, 2, (0, 1)))
    )


def impersonal_signs(seen: SeenRun) -> int:
    """How strongly one occurrence tells against it: after "the", after "in", within quotation marks."""
    run, raw = seen.run, seen.raw
    before = seen.before() if seen.gap() == " " else ""
    opened = run.start > 0 and raw[run.start - 1] in _OPENING_QUOTES
    quoted = opened and run.end < len(raw) and raw[run.end] in _CLOSING_QUOTES
    return 2 * (before in {"the", "de", "het"} or quoted) + (before in LOCATIVE)
