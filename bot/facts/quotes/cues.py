"""The words of a sentence that attribute: who says, according to whom, whose claim."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bot.facts.person_words import POSSESSIVE
from bot.facts.quotes.sentences import Sentence
from bot.facts.quotes.subjects import (
    Phrase,
    phrase_ending,
    phrase_starting,
    possessor,
    subject_after,
    subject_before,
)
from bot.facts.quotes.words import (
    BEING,
    CONVEYED,
    HELPING,
    NAMING,
    SAYING,
    SPEECH_NOUNS,
    UNFINISHED,
)

CueKind = Literal["says", "names", "goes on", "according", "claim"]

_NOT_INVERTED = frozenset(("told", "tells", "tell", "informed", "informs", "thanked", "thanks"))
_NEED_PARTICLE = {
    "weten": frozenset(("laat", "laten", "liet", "lieten")),
    "toe": frozenset(("geeft", "gaf", "gaven", "voegt", "voegde", "voegden")),
    "uit": frozenset(("legt", "legde", "legden")),
}
_PARTICLES = {verb: particle for particle, verbs in _NEED_PARTICLE.items() for verb in verbs}
_PARTICLE_REACH = 8


@dataclass(frozen=True, slots=True)
class Cue:
    """The token `at` that attributes, and whom it attributes to; None where that is told earlier in the sentence."""

    at: int
    kind: CueKind
    subject: Phrase | None


def find_cues(tokens: Sentence) -> list[Cue]:
    """Every cue of a sentence, in order."""
    return list(_cues(tokens))


def _cues(tokens: Sentence) -> Iterator[Cue]:
    for at, token in enumerate(tokens):
        if token.kind != "word" or (token.capital and at > 0):
            continue
        low = token.low
        if low in CONVEYED:
            cue = _according(tokens, at)
        elif (low in SAYING or low in NAMING) and not _follows(tokens, at, "to"):
            cue = _saying(tokens, at)
        elif low in UNFINISHED:
            cue = _going_on(tokens, at)
        elif low in SPEECH_NOUNS:
            cue = _claim(tokens, at)
        else:
            cue = None
        if cue is not None:
            yield cue


def _follows(tokens: Sentence, at: int, word: str) -> bool:
    return at > 0 and tokens[at - 1].low == word


def _according(tokens: Sentence, at: int) -> Cue | None:
    low = tokens[at].low
    if low == "according":
        at += 1
        if at >= len(tokens) or tokens[at].low != "to":
            return None
    elif low == "per" and at > 0 and tokens[at - 1].kind == "word":
        return None
    subject = phrase_starting(tokens, at + 1)
    return Cue(at, "according", subject) if subject is not None else None


def _saying(tokens: Sentence, at: int) -> Cue | None:
    """A finite verb of speech with its subject; None for a passive, a noun, or a verb without its particle."""
    low = tokens[at].low
    kind: CueKind = "says" if low in SAYING else "names"
    if low in _PARTICLES and not any(
        token.low == _PARTICLES[low] for token in tokens[at + 1 : at + 1 + _PARTICLE_REACH]
    ):
        return None
    before = at - 1
    while before >= 0 and tokens[before].low in HELPING:
        before -= 1
    if before >= 0 and tokens[before].low in BEING:
        return None
    starts = before < 0 or tokens[before].kind == "quote"
    starts = starts or (tokens[before].kind == "mark" and before > 0 and tokens[before - 1].kind == "quote")
    after = subject_after(tokens, at) if low not in _NOT_INVERTED else None
    ahead = subject_before(tokens, at)
    subject = (after or ahead) if starts else (ahead or (after if tokens[before].kind == "mark" else None))
    if (
        subject is None
        and before >= 0
        and tokens[before].kind == "word"
        and tokens[before].low
        not in (
            "and",
            "but",
            "en",
            "maar",
            "then",
        )
    ):
        return None
    return Cue(at, kind, subject)


def _going_on(tokens: Sentence, at: int) -> Cue:
    """ "adding", "to say": the subject is that of the clause before, unless "with the source adding" names one."""
    subject = phrase_ending(tokens, at - 1)
    if subject is not None and (subject.first == 0 or tokens[subject.first - 1].low not in ("with", "met")):
        subject = None
    return Cue(at, "goes on", subject)


def _claim(tokens: Sentence, at: int) -> Cue | None:
    """ "Brown's claim that", "her recent remark": the possessor says it."""
    for owner in range(at - 1, max(-1, at - 4), -1):
        token = tokens[owner]
        if token.kind != "word":
            return None
        if token.low in POSSESSIVE:
            return Cue(at, "claim", Phrase(owner, owner + 1, token.start, token.end))
        if token.text.endswith(("'s", "’s", "s'", "s’")):
            subject = possessor(tokens, owner)
            return Cue(at, "claim", subject) if subject else None
    return None
