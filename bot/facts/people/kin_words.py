"""English and Dutch words and phrases that say who is whose kin."""

import re

from bot.facts.values import RelationKind


def _kinds() -> dict[str, RelationKind]:
    words: dict[RelationKind, str] = {
        "child": "son daughter zoon dochter zoontje dochtertje",
        "parent": "father mother dad mom mum vader moeder",
        "sibling": "brother sister broer zus broertje zusje",
        "spouse": "wife husband spouse widow widower echtgenoot echtgenote weduwe weduwnaar",
        "ex-spouse": "ex-wife ex-husband ex-vrouw ex-man ex-echtgenoot ex-echtgenote",
        "engaged": "fiance fiancé fiancee fiancée verloofde",
        "partner": "girlfriend boyfriend partner",
    }
    return {word: kind for kind, several in words.items() for word in several.split()}


KINDS = _kinds()
# Of these only a possessive makes kin: "zijn vrouw" is his wife, "de vrouw" the woman.
OWNED: dict[str, RelationKind] = {
    "vrouw": "spouse",
    "man": "spouse",
    "vriend": "partner",
    "vriendin": "partner",
}
FRIENDS = {"vriend": "haar", "vriendin": "zijn"}  # the other way round they are mere friends
FORMER = {"former", "ex", "voormalige", "vroegere"}
# Before "mother", "brother" or "partner" these make it somebody else.
OTHER = frozenset(
    {"foster", "half", "step", "grand", "great", "god", "blood", "host", "surrogate", "would-be", "future"}
)
# "Her longtime partner"; without such a word a partner may be in business.
ATTACHED = frozenset({"longtime", "long-time", "long-term", "domestic", "civil", "life", "romantic"})
_ROLE = r"(?:(?:[a-z]+|Mr|Mrs|Ms|Dr)\.?\s){0,2}"
_ADVERB = r"(?:recently|secretly|later|first|then|also|onlangs|later|eerst)\s"
VERBS: tuple[tuple[RelationKind, re.Pattern[str]], ...] = (
    (
        "spouse",
        re.compile(
            rf"(?:,\swho|,\sdie)?\s(?:(?:has|had|have)\s)?(?:{_ADVERB})?"
            rf"(?:(?:(?:is|was|are|been|got)\s)?(?:married|wed)(?:\sto)?|marries|filed\sfor\sdivorce\sfrom"
            rf"|trouwde\smet|trouwt\smet|is\s(?:ge|ver)?trouwd\smet|is\sgehuwd\smet)\s{_ROLE}"
        ),
    ),
    (
        "spouse",
        re.compile(
            rf"(?:[’']s)?\s(?:[a-z-]+\s)?(?:(?:marriage|wedding|huwelijk)\s(?:to|met)"
            rf"|(?:divorce|scheiding)\s(?:from|van))\s{_ROLE}"
        ),
    ),
    (
        "ex-spouse",
        re.compile(
            rf"(?:,\swho)?\s(?:(?:has|had)\s)?(?:{_ADVERB})?(?:divorced|(?:is|was)\sdivorced\sfrom"
            rf"|scheidde\svan|is\sgescheiden\svan)\s{_ROLE}"
        ),
    ),
    (
        "engaged",
        re.compile(
            rf"(?:,\swho)?\s(?:is|was|got|became)\s(?:engaged\sto)\s{_ROLE}|(?:[’']s)?\sengagement\sto\s{_ROLE}"
            rf"|\s(?:is\sverloofd|verloofde\szich)\smet\s{_ROLE}"
        ),
    ),
    (
        "partner",
        re.compile(rf"(?:,\swho)?\s(?:is|was|started|has\sstarted|has\sbeen)\s(?:now\s)?dating\s{_ROLE}"),
    ),
)
TOGETHER: tuple[tuple[RelationKind, re.Pattern[str]], ...] = (
    (
        "spouse",
        re.compile(
            r"\s(?:were\s|got\s|have\sbeen\s|had\s)?(?:married|wed|tied\sthe\sknot)(?=\s(?:in|on|at|for|last|this)\b|[.,;])"
            r"|\s(?:trouwden|zijn\sgetrouwd)\b"
        ),
    ),
    (
        "ex-spouse",
        re.compile(
            r"\s(?:(?:are|were|got|have)\s)?divorced(?=\s(?:in|on|last|this|after)\b|[.,;])|\szijn\sgescheiden\b"
        ),
    ),
    ("engaged", re.compile(r"\s(?:are|were|got)\sengaged\b|\szijn\sverloofd\b")),
    ("partner", re.compile(r"\s(?:are|were|have\sbeen)\sdating\b")),
)

WED = re.compile(
    r"\b(?:years?\sof\smarriage|jaar\shuwelijk|jaar\sgetrouwd|their\s(?:marriage|wedding|divorce)"
    r"|hun\s(?:huwelijk|bruiloft|scheiding))\b",
    re.IGNORECASE,
)
