"""Whose words each quotation of a sentence is, as that sentence says."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

from bot.facts.quotes.cues import Cue, find_cues
from bot.facts.quotes.phrases import Phrase, phrase_ending, phrase_starting
from bot.facts.quotes.sentences import Sentence
from bot.facts.quotes.subjects import main_subject
from bot.facts.quotes.words import BREAKS, LINKS, NEUTRAL, SUBJECTS

Closeness = Literal["direct", "near"]

_DASHES = frozenset("-–—―")
_PAUSES = _DASHES | {",", ":"}
_UNFINISHED_ENDS = frozenset(",?!…-–—")
_SPOKEN = frozenset(("says", "goes on", "according"))
_SLACK = 2
_FARTHEST = 20
_NEAREST = 8


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says a quotation (None where it is said without telling who), and how closely that is tied to it.

    `direct`: a verb of speech stands right beside the quotation. `near`: one stands in the same sentence, or
    the sentence gives somebody's word for a thing. `verb` is the token that attributes; `antecedent` is who
    speaks earlier in the sentence, whom a pronoun as subject may mean.
    """

    subject: Phrase | None
    closeness: Closeness
    verb: int | None = None
    antecedent: Phrase | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    """The quotation at token `at`: the last cue before it, the first after it, up to the next quotation."""

    at: int
    lead: Cue | None
    trail: Cue | None
    ending: str


def attribute(tokens: Sentence, endings: dict[int, str]) -> dict[int, Attribution]:
    """The attribution of each quotation of a sentence that has one, by its number.

    `endings` gives the last character of each quotation, which tells whether the sentence goes on after it.
    """
    cues = find_cues(tokens)
    places = [at for at, token in enumerate(tokens) if token.kind == "quote"]
    found: dict[int, Attribution] = {}
    previous: Attribution | None = None
    for number, at in enumerate(places):
        first = places[number - 1] if number else -1
        last = places[number + 1] if number + 1 < len(places) else len(tokens)
        after = bisect_left(cues, at, key=_place_of)
        place = _Place(
            at,
            cues[after - 1] if after and cues[after - 1].at > first else None,
            next(
                (cue for cue in islice(cues, after, after + 2) if cue.at < last and cue.kind != "claim"), None
            ),
            endings[tokens[at].quote],
        )
        attribution = _choose(tokens, place, previous)
        if attribution is not None:
            attribution = replace(attribution, antecedent=_antecedent(tokens, cues, attribution))
            found[tokens[at].quote] = previous = attribution
    return found


def _place_of(cue: Cue) -> int:
    return cue.at


def _antecedent(tokens: Sentence, cues: Sequence[Cue], attribution: Attribution) -> Phrase | None:
    """Who speaks before the pronoun that is the subject: of "Brown said … what she called", Brown."""
    subject = attribution.subject
    if subject is None or not _is_pronoun(tokens, subject):
        return None
    last = bisect_left(cues, subject.first, key=_place_of)
    earlier = cues[max(0, last - _NEAREST) : last]
    speaking = (cue.subject for cue in reversed(earlier) if cue.subject and cue.subject.last <= subject.first)
    named = next((phrase for phrase in speaking if not _is_pronoun(tokens, phrase)), None)
    if named is None and tokens[subject.first].low in NEUTRAL:
        named = main_subject(tokens, subject.first)
    return named


def _is_pronoun(tokens: Sentence, phrase: Phrase) -> bool:
    return phrase.last == phrase.first + 1 and tokens[phrase.first].low in SUBJECTS


def _choose(tokens: Sentence, place: _Place, previous: Attribution | None) -> Attribution | None:
    """The cue before the quotation or the one after it, whichever is tied to it more closely."""
    at, lead, trail = place.at, place.lead, place.trail
    signed = _signed(tokens, at)
    closeness: Closeness = "near"
    if trail is not None and _answers(tokens, place, trail):
        cue, closeness = trail, "direct"
    elif lead is not None and _leads(tokens, lead, at):
        cue, closeness = lead, "direct" if lead.kind in _SPOKEN else "near"
    elif trail is not None and _trails(tokens, place, trail):
        cue, closeness = trail, "direct"
    elif signed is not None:
        return Attribution(signed, "direct")
    elif lead is not None:
        cue = lead
    elif previous is not None:
        return Attribution(previous.subject, "near", previous.verb)
    elif trail is not None:
        cue = trail
    else:
        return None
    return _by(tokens, place, cue, previous, closeness)


def _by(
    tokens: Sentence, place: _Place, cue: Cue, previous: Attribution | None, closeness: Closeness
) -> Attribution:
    subject = cue.subject
    if subject is None and previous is not None:
        subject = previous.subject
    if subject is None:
        subject = main_subject(tokens, cue.at) or _of_opening_participle(tokens, place, cue)
    return Attribution(subject, closeness, cue.at)


def _of_opening_participle(tokens: Sentence, place: _Place, cue: Cue) -> Phrase | None:
    """The subject of the main clause behind "Calling it “a gift,”", which is also that of the participle."""
    if cue.at > _SLACK or not tokens[cue.at].low.endswith("ing"):
        return None
    pause = place.at
    if place.ending != ",":
        reach = range(place.at + 1, min(len(tokens), place.at + _FARTHEST))
        pause = next((at for at in reach if tokens[at].text == ","), len(tokens))
    subject = phrase_starting(tokens, pause + 1)
    acts = subject is not None and subject.last < len(tokens) and tokens[subject.last].kind == "word"
    return subject if acts else None


def _leads(tokens: Sentence, cue: Cue, at: int) -> bool:
    """Whether nothing but a comma, a colon or "that" parts the cue's clause from the quotation after it."""
    before = tokens[at - 1]
    return cue.at == at - 1 or before.text in _PAUSES or before.low in ("that", "dat")


def _trails(tokens: Sentence, place: _Place, cue: Cue) -> bool:
    """Whether the quotation is at once followed by the cue: "said X", "X said", "according to X"."""
    if cue.kind not in _SPOKEN:
        return False
    after = place.at + 1
    paused = tokens[after].text in _PAUSES
    while after < len(tokens) and tokens[after].kind == "mark":
        after += 1
    if not (paused or place.ending in _UNFINISHED_ENDS or place.at == 0) or tokens[after].low in LINKS:
        return False
    begins = cue.at if cue.subject is None else min(cue.at, cue.subject.first)
    return begins <= after + _SLACK


def _answers(tokens: Sentence, place: _Place, cue: Cue) -> bool:
    """Whether a cue with a subject of its own follows words that end in a comma: "…,” X said".

    It then outweighs one before the quotation, unless that one stands right beside it.
    """
    if place.ending != "," or cue.subject is None or not _trails(tokens, place, cue):
        return False
    beside = place.lead is not None and place.lead.at >= place.at - _SLACK
    return not beside and tokens[place.at + 1].low not in BREAKS


def _signed(tokens: Sentence, at: int) -> Phrase | None:
    """The name in “…” — Name, or in Name: “…”."""
    after = at + 1
    if after + 1 < len(tokens) and tokens[after].text in _DASHES:
        phrase = phrase_starting(tokens, after + 1)
        if phrase is not None and all(token.kind == "mark" for token in tokens[phrase.last :]):
            return phrase
    if at >= 2 and tokens[at - 1].text == ":":
        phrase = phrase_ending(tokens, at - 2)
        if phrase is not None and phrase.first == 0:
            return phrase
    return None
