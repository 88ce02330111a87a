"""Whose words each quotation of a sentence is, as that sentence says."""

from bisect import bisect_left
from dataclasses import dataclass
from typing import Literal

from bot.facts.quotes.cues import Cue, find_cues
from bot.facts.quotes.sentences import Sentence
from bot.facts.quotes.subjects import Phrase, main_subject, phrase_ending, phrase_starting
from bot.facts.quotes.words import LINKS

Closeness = Literal["direct", "near", "loose"]

_DASHES = frozenset("-–—―")
_PAUSES = _DASHES | {",", ":"}
_UNFINISHED_ENDS = frozenset(",?!…-–—")
_SPOKEN = frozenset(("says", "goes on", "according"))
_SLACK = 2


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says it (None when it is said without telling who) and how closely the words are tied to the quotation.

    `direct`: a verb of speech stands right beside the quotation; `near`: one stands in the sentence, or the
    sentence gives somebody's word for a thing; `loose`: only the sentence's subject is known. `verb` is the token of
    the cue.
    """

    subject: Phrase | None
    closeness: Closeness
    verb: int | None = None


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
        lead = cues[after - 1] if after and cues[after - 1].at > first else None
        trail = cues[after] if after < len(cues) and cues[after].at < last else None
        attribution = _choose(tokens, at, lead, trail, previous, endings.get(tokens[at].quote, ""))
        if attribution is not None:
            found[tokens[at].quote] = previous = attribution
    return found


def _place_of(cue: Cue) -> int:
    return cue.at


def _choose(
    tokens: Sentence, at: int, lead: Cue | None, trail: Cue | None, previous: Attribution | None, ending: str
) -> Attribution | None:
    """The cue before the quotation or the one after it, whichever is tied to it more closely."""
    if lead is not None and _leads(tokens, lead, at):
        return _by(tokens, lead, previous, "direct" if lead.kind in _SPOKEN else "near")
    if trail is not None and _trails(tokens, at, trail, ending):
        return _by(tokens, trail, previous, "direct")
    signed = _signed(tokens, at)
    if signed is not None:
        return Attribution(signed, "direct")
    if lead is not None:
        return _by(tokens, lead, previous, "near")
    if previous is not None and previous.closeness != "loose":
        return Attribution(previous.subject, "near", previous.verb)
    if trail is not None:
        return _by(tokens, trail, previous, "near")
    subject = main_subject(tokens, at)
    return Attribution(subject, "loose") if subject is not None else None


def _by(tokens: Sentence, cue: Cue, previous: Attribution | None, closeness: Closeness) -> Attribution:
    subject = cue.subject
    if subject is None and previous is not None:
        subject = previous.subject
    if subject is None:
        subject = main_subject(tokens, cue.at)
    return Attribution(subject, closeness, cue.at)


def _leads(tokens: Sentence, cue: Cue, at: int) -> bool:
    """Whether nothing but a comma, a colon or "that" parts the cue's clause from the quotation after it."""
    before = tokens[at - 1]
    return cue.at == at - 1 or before.text in _PAUSES or before.low in ("that", "dat")


def _trails(tokens: Sentence, at: int, cue: Cue, ending: str) -> bool:
    """Whether the quotation is at once followed by the cue: '…,” said X', '…,” X said', '…,” according to X'."""
    if cue.kind not in _SPOKEN:
        return False
    after = at + 1
    paused = tokens[after].text in _PAUSES
    while after < len(tokens) and tokens[after].kind == "mark":
        after += 1
    if not (paused or ending in _UNFINISHED_ENDS or at == 0) or tokens[after].low in LINKS:
        return False
    begins = cue.at if cue.subject is None else min(cue.at, cue.subject.first)
    return begins <= after + _SLACK


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
