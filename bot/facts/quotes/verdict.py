"""Which words between quotation marks are a quotation, and which a title, a nickname or a scare quote."""

from bot.archive.words import COMPOUND
from bot.facts.person_words import STARTERS
from bot.facts.quotes.attribution import Attribution, Closeness
from bot.facts.quotes.sentences import Sentence
from bot.facts.quotes.words import (
    BREAKS,
    DETERMINERS,
    LINKS,
    NAMING,
    NAMING_ON,
    PREPOSITIONS,
    SAYING,
    TITLE_NOUNS,
)

_FEWEST: dict[Closeness | None, int] = {"direct": 1, "near": 3, None: 5}
_LONGEST_TITLE = 12
_A = frozenset(("a", "an", "een"))
_LONGEST_THING = 8


def is_quotation(words: str, tokens: Sentence, at: int, attribution: Attribution | None) -> bool:
    """Whether `words`, at token `at` of a sentence, are somebody's words rather than a name or a term.

    The more closely a sentence ties them to a speaker, the fewer words it takes: a single "no" that somebody
    said is a quotation; an "extravagant" gift is not.
    """
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is not None and following.text in "-–" and following.start == tokens[at].end:
        return False
    found = COMPOUND.findall(words)
    closeness = attribution.closeness if attribution else None
    if closeness == "direct" and _is_spoken_place(tokens, at):
        return bool(found)
    if (
        _is_title(found, words)
        or _is_named(tokens, at, attribution)
        or (attribution is None and _is_ironic(found, words, tokens, at))
    ):
        return False
    fewest = _FEWEST["near" if closeness == "direct" else closeness]
    return len(found) >= fewest or (bool(found) and _is_predicate(tokens, at, attribution))


def _is_named(tokens: Sentence, at: int, attribution: Attribution | None) -> bool:
    """Whether the words are the name of a work: “her song “X””, “a commentary, “X,””."""
    before = [token.low for token in tokens[max(0, at - 2) : at]]
    if before[-1:] == [","] and attribution is None:
        before.pop()
    return bool(before) and before[-1] in TITLE_NOUNS


def _is_ironic(found: list[str], words: str, tokens: Sentence, at: int) -> bool:
    """Whether they only set a thing apart in the middle of a sentence: sent into “a walk in the park”."""
    if not found or not words.rstrip()[-1].isalnum() or len(found) > _LONGEST_THING:
        return False
    return found[0].lower() in _A and at > 0 and tokens[at - 1].low in PREPOSITIONS


def _is_predicate(tokens: Sentence, at: int, attribution: Attribution | None) -> bool:
    """Whether somebody who is named before says the words of a thing: "Brown called it “a joke”".

    An adjective before its noun ("the “extravagant” gifts") may be the writer's own irony.
    """
    if attribution is None or attribution.subject is None or attribution.verb is None:
        return False
    if attribution.verb > at or tokens[attribution.verb].low not in SAYING | NAMING | NAMING_ON:
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return following is None or following.kind != "word" or following.low in PREPOSITIONS | LINKS | BREAKS


def _is_spoken_place(tokens: Sentence, at: int) -> bool:
    """Whether the quotation begins the sentence or follows a pause or a verb, as a clause of its own does."""
    before = tokens[at - 1] if at else None
    return (
        before is None or before.kind != "word" or before.low not in PREPOSITIONS | DETERMINERS | TITLE_NOUNS
    )


def _is_title(found: list[str], words: str) -> bool:
    """Whether every word that a title would capitalise has a capital."""
    if not found or len(found) > _LONGEST_TITLE or words.rstrip()[-1] in "?!":
        return False
    weighty = [word for word in found if word.lower() not in STARTERS and len(word) > 3]
    return found[0][0].isupper() and bool(weighty) and all(not word[0].islower() for word in weighty)
