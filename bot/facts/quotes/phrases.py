"""Noun phrases of a sentence that can name somebody, found without a parser."""

import re
from dataclasses import dataclass

from bot.facts.person_words import (
    CALENDAR,
    PARTICLES,
    ROLES,
    STARTERS,
    is_role,
    means_people,
)
from bot.facts.quotes.sentences import Sentence, Token
from bot.facts.quotes.words import (
    ANONYMOUS,
    BEING,
    BREAKS,
    DETERMINERS,
    HELPING,
    NUMBERS,
    PREPOSITIONS,
    RELATIVES,
    SAYING,
    SOURCE_TAIL,
    SUBJECTS,
    TIME_WORDS,
)

_LONGEST = 20
_NOT_IN_A_NAME = BREAKS | BEING | HELPING | TIME_WORDS
_NOT_LAST = _NOT_IN_A_NAME | (DETERMINERS - NUMBERS)
POSSESSIVE_ENDING = re.compile(r"(?:['’]s|(?<=[sxz])['’])\Z")
_NOT_AT_END = PREPOSITIONS | DETERMINERS - NUMBERS
_VERBS = frozenset(("says", "said", "told", "tells", "asked", "wrote", "zei", "zegt", "zeiden", "vertelde"))
_ONE = frozenset(("a", "an", "one", "een"))
_PAST = frozenset(("gave", "took", "made", "came", "saw", "got", "went", "left", "led", "kept", "lost"))
_JOINING = frozenset(("of", "for", "van", "voor", "namens"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """The tokens `first` up to, not including, `last` of a sentence, as `start` to `end` of the text."""

    first: int
    last: int
    start: int
    end: int


def phrase_ending(tokens: Sentence, at: int) -> Phrase | None:
    """The noun phrase whose last token is `at`, or None when those tokens are not one."""
    if at < 0 or tokens[at].kind not in ("word", "aside"):
        return None
    if tokens[at].low in SUBJECTS:
        return phrase_of(tokens, at, at + 1)
    if tokens[at].kind == "word" and not tokens[at].capital and tokens[at].low in _NOT_LAST:
        return None
    return None if POSSESSIVE_ENDING.search(tokens[at].text) else possessor(tokens, at)


def possessor(tokens: Sentence, at: int) -> Phrase | None:
    """The noun phrase whose last token is `at`, which may be a possessive: "the mayor's"."""
    first = at
    while first > max(0, at - _LONGEST) and _joins_left(tokens, first - 1, first):
        first -= 1
    return _noun_phrase(tokens, _without_lead(tokens, first, at), at + 1)


def phrase_starting(tokens: Sentence, at: int) -> Phrase | None:
    """The noun phrase whose first token is `at`, or None when those tokens do not begin one."""
    if at >= len(tokens) or tokens[at].kind != "word":
        return None
    if tokens[at].low in SUBJECTS:
        return phrase_of(tokens, at, at + 1)
    last, named, tail = at, False, False
    while last < min(len(tokens), at + _LONGEST):
        token = tokens[last]
        if token.kind == "word":
            after_link = last == at or tokens[last - 1].low in PREPOSITIONS
            tail = tail or (last > at and token.low in SOURCE_TAIL and _is_anonymous(tokens[last - 1]))
            if not _continues(tokens, last, after_link=after_link, named=named and not tail, tail=tail):
                break
            named = named or (token.capital and not _only_opens(tokens, last))
        elif not _stays_in_name(tokens, last):
            break
        last += 1
        ending = POSSESSIVE_ENDING.search(token.text)
        if ending and token.low[: ending.start()] in SUBJECTS:
            break  # "he's"
        named = named and not ending  # "Brown's lawyer": what Brown owns is yet to come
    while last > at and (tokens[last - 1].low in _NOT_AT_END or tokens[last - 1].kind == "mark"):
        last -= 1
    return _noun_phrase(tokens, at, last)


def _only_opens(tokens: Sentence, at: int) -> bool:
    """Whether the capital at `at` is no name's: a determiner, or "Head coach Ann Lee"."""
    if tokens[at].low in DETERMINERS:
        return True
    return at == 0 and len(tokens) > 1 and not tokens[1].capital and is_role(tokens[1].low)


def _is_particle(tokens: Sentence, at: int) -> bool:
    """Whether the word `at` is a small word inside a name: "Karin de Wit", "Jan van den Berg"."""
    if tokens[at].low not in PARTICLES or tokens[at].capital:
        return False
    before = tokens[at - 1] if at else None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    linked = before is not None and (before.capital or before.low in PARTICLES)
    return linked and after is not None and (after.capital or after.low in PARTICLES)


def _is_anonymous(token: Token) -> bool:
    return token.low in ANONYMOUS


def _joins_left(tokens: Sentence, at: int, first: int) -> bool:
    """Whether the token `at` belongs to the noun phrase that begins at `first` so far."""
    token, following = tokens[at], tokens[first]
    if token.kind == "aside":
        return True
    if token.kind == "mark":
        return at > 0 and _stays_in_name(tokens, at)
    if token.kind == "quote" or token.low in SUBJECTS or token.low in _VERBS or _is_past(tokens, at):
        return False
    if _is_particle(tokens, at) or _is_particle(tokens, first):
        return True
    initial = following.capital and first + 1 < len(tokens) and tokens[first + 1].text == "."
    if following.low in DETERMINERS and token.low not in PREPOSITIONS | DETERMINERS and not initial:
        return False
    may_join = token.low not in _NOT_IN_A_NAME or token.low in PREPOSITIONS or (token.capital and at > 0)
    return may_join and token.low not in TIME_WORDS


def _is_past(tokens: Sentence, at: int) -> bool:
    """Whether the word `at` must be a verb: "Brown lauded Cole", "turned to the mayor"."""
    token = tokens[at]
    if token.capital or "-" in token.text or not token.low.endswith("ed"):
        return False
    return tokens[at + 1].low in PREPOSITIONS or (at > 0 and tokens[at - 1].capital)


def _without_lead(tokens: Sentence, first: int, at: int) -> int:
    """Where the phrase begins once words that only lead up to it are left out ("In Ohio the mayor")."""
    floor = first
    while first < at and tokens[first].kind != "word":
        first += 1
    if first < at and tokens[first].low in PREPOSITIONS:
        if tokens[at].capital:
            first = at
            while first > floor and tokens[first - 1].capital and tokens[first - 1].low not in PREPOSITIONS:
                first -= 1
        else:
            determined = [i for i in range(first, at) if tokens[i].low in DETERMINERS]
            first = determined[-1] if determined else first + 1
    while first < at and tokens[first].low in STARTERS and tokens[first].low not in DETERMINERS:
        first += 1
    return first


def _is_proper(tokens: Sentence, at: int) -> bool:
    """Whether the capital of the word `at` is that of a name, not of a sentence's first word."""
    if tokens[at].low not in STARTERS:
        return True
    initial = len(tokens[at].text) == 1 and at + 1 < len(tokens) and tokens[at + 1].text == "."
    return initial or (at > 0 and tokens[at - 1].kind == "word")


def _continues(tokens: Sentence, at: int, *, after_link: bool, named: bool, tail: bool) -> bool:
    """Whether the word `at` goes on with a phrase that began before it."""
    token = tokens[at]
    low = token.low
    if token.capital and _is_proper(tokens, at):
        return low not in CALENDAR
    if named and (_is_particle(tokens, at) or _leads_to_role(tokens, at)):
        return True
    if low in _JOINING or low in DETERMINERS:
        return after_link == (low in DETERMINERS)
    if tail:
        return low not in BREAKS
    if low in PREPOSITIONS or low in _NOT_IN_A_NAME or low in RELATIVES or low in _VERBS:
        return False
    return not named and not _is_participle(tokens, at) and not _tells(tokens, at)


def _leads_to_role(tokens: Sentence, at: int) -> bool:
    """Whether the name before the word `at` only describes: "a Sun spokesman", "a Brown campaign aide"."""
    if not tokens[at - 1].capital:
        return means_people(tokens[at].low) and tokens[at - 1].low not in PREPOSITIONS
    if means_people(tokens[at].low):
        return True
    if tokens[at].low in SAYING | PREPOSITIONS | DETERMINERS | _NOT_IN_A_NAME:
        return False
    one = at > 1 and tokens[at - 2].low in _ONE  # "a Spanish version"
    return one or (at + 1 < len(tokens) and means_people(tokens[at + 1].low))


def _tells(tokens: Sentence, at: int) -> bool:
    """Whether the word `at` is the verb behind a noun: "the spot concludes", but not "the state senator"."""
    before = tokens[at - 1] if at else None
    after_noun = before is not None and not before.capital and before.low not in DETERMINERS | PREPOSITIONS
    low = tokens[at].low
    return after_noun and (low in _PAST or (low in SAYING and low.endswith(("s", "ed"))))


def _is_participle(tokens: Sentence, at: int) -> bool:
    """Whether the word `at` follows its noun, as in "documents obtained", and is no part of the name."""
    before = tokens[at - 1].low if at else ""
    return tokens[at].low.endswith("ed") and before not in DETERMINERS and not before.endswith("ly")


def _stays_in_name(tokens: Sentence, at: int) -> bool:
    """Whether the mark or aside `at` stands inside a name: "Rep. Cole", "E! News", "Cole (R-Utah)"."""
    token = tokens[at]
    if at == 0 or not tokens[at - 1].capital:
        return False
    if token.kind == "aside":
        return True
    names_on = at + 1 < len(tokens) and tokens[at + 1].capital
    return names_on and ((token.text in ".!" and len(tokens[at - 1].text) <= 5) or token.text == "&")


def _noun_phrase(tokens: Sentence, first: int, last: int) -> Phrase | None:
    """The tokens as a phrase if they can name somebody: a name, a determined noun, a bare plural or role."""
    words = [token for token in tokens[first:last] if token.kind == "word"]
    if not words or all(word.low in DETERMINERS for word in words):
        return None
    linked = next((i for i, word in enumerate(words) if i and word.low in PREPOSITIONS), len(words))
    head = words[linked - 1].low
    named = any(word.capital and word.low not in STARTERS for word in words)
    bare = head.endswith("s") or head in ANONYMOUS or head in ROLES or head in ("police", "politie")
    if named or words[0].low in DETERMINERS or bare:
        return phrase_of(tokens, first, last)
    return None


def phrase_of(tokens: Sentence, first: int, last: int) -> Phrase:
    """The tokens as a phrase, without an aside or a possessive ending at its end."""
    while last - 1 > first and tokens[last - 1].kind == "aside":
        last -= 1
    ending = POSSESSIVE_ENDING.search(tokens[last - 1].text)
    end = tokens[last - 1].end - (len(ending.group()) if ending else 0)
    return Phrase(first, last, tokens[first].start, end)
