"""The words of a sentence that attribute: who says, according to whom, whose claim."""

from dataclasses import dataclass
from typing import Literal

from bot.facts.person_words import ARTICLES, POSSESSIVE, means_people
from bot.facts.quotes.phrases import Phrase, phrase_ending, phrase_starting, possessor
from bot.facts.quotes.sentences import Sentence, Token
from bot.facts.quotes.subjects import subject_after, subject_before
from bot.facts.quotes.words import (
    BEING,
    CONVEYED,
    HELPING,
    LINKS,
    NAMING,
    PREPOSITIONS,
    SAYING,
    SPEECH_NOUNS,
    TEXTS,
    TIME_WORDS,
    TRANSITIVE,
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
_PUTS = frozenset(("put", "puts", "verwoordt", "verwoordde"))
_ALSO_NOUNS = SPEECH_NOUNS | {"address", "posts", "notes", "reports", "answers", "promises"}
_STARTS = frozenset(("begins", "began", "goes", "went"))
_MADE_BY = frozenset(("by", "from", "door"))


@dataclass(frozen=True, slots=True)
class Cue:
    """The token `at` that attributes, and to whom; None where that is told earlier in the sentence."""

    at: int
    kind: CueKind
    subject: Phrase | None


def find_cues(tokens: Sentence) -> list[Cue]:
    """Every cue of a sentence, in order."""
    cues: list[Cue] = []
    said = False
    for at, token in enumerate(tokens):
        if token.kind == "quote":
            said = False
        cue = _cue(tokens, at) if token.kind == "word" and (at == 0 or not token.capital) else None
        if cue is None or (said and _only_says_what(cue)):
            continue  # in "she said in a statement by the firm", the verb tells more than the noun
        said = said or cue.kind in ("says", "according")
        cues.append(cue)
    return cues


def _only_says_what(cue: Cue) -> bool:
    """Whether it is a noun of speech that tells nobody, or tells its maker only behind it."""
    return cue.kind == "claim" and (cue.subject is None or cue.subject.first > cue.at)


def _cue(tokens: Sentence, at: int) -> Cue | None:
    low = tokens[at].low
    if low in SPEECH_NOUNS:
        claim = _claim(tokens, at)
        if claim is not None:
            return claim
    if low in CONVEYED:
        return _according(tokens, at)
    if (low in SAYING or low in NAMING) and not _follows(tokens, at, "to"):
        return _saying(tokens, at)
    if low in _PUTS and at + 1 < len(tokens) and tokens[at + 1].low in ("it", "het"):
        return Cue(at, "says", subject_before(tokens, at))
    return _going_on(tokens, at) if low in UNFINISHED else None


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
    """A finite verb of speech with its subject; None for a passive, a noun, a verb without its particle."""
    low = tokens[at].low
    if low in _ALSO_NOUNS and at and _is_compound(tokens[at - 1]):
        return None  # "his late-night tweets"
    if low in _STARTS and at + 1 < len(tokens) and tokens[at + 1].low == "to":
        return None
    particle = _PARTICLES.get(low)
    if particle and all(token.low != particle for token in tokens[at + 1 : at + 1 + _PARTICLE_REACH]):
        return None
    before = at - 1
    while before >= 0 and tokens[before].low in HELPING:
        before -= 1
    if before >= 0 and tokens[before].low in BEING:
        return None
    subject = _subject(tokens, at, before)
    if subject is None and before >= 0 and tokens[before].kind == "word" and tokens[before].low not in LINKS:
        return None
    return Cue(at, "says" if low in SAYING else "names", subject)


def _subject(tokens: Sentence, verb: int, before: int) -> Phrase | None:
    """The subject of the verb at `verb`; `before` is the last token before it that is no adverb or auxiliary.

    It follows a verb that begins its clause ("said X") or, in Dutch, comes second after a time or a place.
    """
    after = subject_after(tokens, verb) if tokens[verb].low not in _NOT_INVERTED | TRANSITIVE else None
    ahead = subject_before(tokens, verb)
    if before < 0 or tokens[before].kind == "quote":
        return after or ahead
    if tokens[before].kind == "mark" and before > 0 and tokens[before - 1].kind == "quote":
        return after or ahead
    if after is not None and tokens[verb - 1].text == "," and _ends_clause(tokens, after):
        return after
    second = tokens[before].kind == "mark" or tokens[before].low in TIME_WORDS
    if ahead is None:
        return after if second else None
    if after is not None and ahead.first > 0 and tokens[ahead.first - 1].low in PREPOSITIONS:
        return after
    return ahead


def _is_compound(token: Token) -> bool:
    """Whether it is a word in two parts that describes a thing: "late-night"."""
    head = token.low.rpartition("-")[2]
    return token.kind == "word" and head != token.text and token.text.islower() and not means_people(head)


def _ends_clause(tokens: Sentence, phrase: Phrase) -> bool:
    """Whether a name is all that follows the verb: ", said Brown." and not "Cole, 45, said Brown was"."""
    if not tokens[phrase.last - 1].capital or tokens[phrase.first].low in ("that", "dat"):
        return False
    return phrase.last == len(tokens) or tokens[phrase.last].text in ",."


def _going_on(tokens: Sentence, at: int) -> Cue | None:
    """A verb with the subject of the clause before ("adding"), unless "with the source adding" names one.

    An infinitive counts only beside what is said: "to add: ..." but not "to continue with the plan".
    """
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if _follows(tokens, at, "to") and (following is None or following.kind == "word"):
        return None
    if at > 2 and _follows(tokens, at, "to") and tokens[at - 3].low in BEING:
        return Cue(at, "says", subject_before(tokens, at - 3))  # "was heard to say"
    name = at
    while name and tokens[name - 1].capital:
        name -= 1
    if 0 < name < at and tokens[name - 1].low == "of":  # "footage of Brown saying"
        return Cue(at, "goes on", phrase_starting(tokens, name))
    subject = phrase_ending(tokens, at - 1)
    if subject is not None and (subject.first == 0 or tokens[subject.first - 1].low not in ("with", "met")):
        subject = None
    return Cue(at, "goes on", subject)


def _claim(tokens: Sentence, at: int) -> Cue | None:
    """The owner of "Brown's claim" or "her recent remark"; the maker of "a statement" is told before it."""
    maker = _maker(tokens, at)
    if maker is not None:
        return Cue(at, "claim", maker)
    for owner in range(at - 1, max(-1, at - 4), -1):
        token = tokens[owner]
        if token.kind != "word":
            return None
        if token.low in POSSESSIVE:
            return Cue(at, "claim", Phrase(owner, owner + 1, token.start, token.end))
        if token.text.endswith(("'s", "’s", "s'", "s’")):
            subject = possessor(tokens, owner)
            return Cue(at, "claim", subject) if subject else None
        if token.low in ARTICLES:
            return Cue(at, "claim", None) if tokens[at].low in TEXTS else _announcement(tokens, at)
    return _announcement(tokens, at)


def _announcement(tokens: Sentence, at: int) -> Cue | None:
    """The noun before a colon, as in "made the following comment:"."""
    return Cue(at, "claim", None) if at + 1 < len(tokens) and tokens[at + 1].text == ":" else None


def _maker(tokens: Sentence, at: int) -> Phrase | None:
    """Who made it, told behind the noun: "this statement by Brown", "a letter from the mayor"."""
    if at + 1 >= len(tokens) or tokens[at + 1].low not in _MADE_BY:
        return None
    return phrase_starting(tokens, at + 2)
