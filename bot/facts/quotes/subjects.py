"""Who a verb is said of: the noun phrase before or after it, found without a parser."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.facts.person_words import (
    CALENDAR,
    KIN,
    ORGANISATION,
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
    LINKS,
    NUMBERS,
    PREPOSITIONS,
    RELATIVES,
    SAYING,
    SOURCE_TAIL,
    SUBJECTS,
    TIME_WORDS,
)

_LONGEST = 20
_FARTHEST = 45
_PAUSES = frozenset(",-–—―")
_NOT_IN_A_NAME = BREAKS | BEING | HELPING | TIME_WORDS
_NOT_LAST = _NOT_IN_A_NAME | (DETERMINERS - NUMBERS)
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=[sxz])['’])\Z")
_NOT_AT_END = PREPOSITIONS | DETERMINERS - NUMBERS
_VERBS = frozenset(("says", "said", "told", "tells", "asked", "wrote", "zei", "zegt", "zeiden", "vertelde"))
_ONE = frozenset(("a", "an", "one", "een"))
_PAST = frozenset(("gave", "took", "made", "came", "saw", "got", "went", "left", "led", "kept", "lost"))
_GROUPS = ORGANISATION | KIN | {"family", "familie", "camp", "staff", "label", "estate"}
_JOINING = frozenset(("of", "for", "van", "voor", "namens"))
_LEAD_IN = (STARTERS | LINKS) - DETERMINERS - SUBJECTS
_INDEFINITE = frozenset(("a", "an", "the", "een", "de", "het"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """The tokens `first` up to, not including, `last` of a sentence, as `start` to `end` of the text."""

    first: int
    last: int
    start: int
    end: int


def subject_before(tokens: Sentence, verb: int) -> Phrase | None:
    """The subject before the verb at `verb`, past adverbs, an apposition or a relative pronoun."""
    at = verb - 1
    while at >= 0 and _is_helping(tokens[at]):
        at -= 1
    if at < 0 or tokens[at].kind == "quote":
        return None
    if tokens[at].text in _PAUSES:
        return _before_apposition(tokens, at)
    if tokens[at].low in RELATIVES:
        at -= 1
        if at >= 0 and tokens[at].text in _PAUSES:
            at -= 1
    phrase = phrase_ending(tokens, at)
    return _named_before(tokens, phrase) or phrase if phrase is not None else None


def _named_before(tokens: Sentence, phrase: Phrase) -> Phrase | None:
    """The name that a description follows without a second comma: "Ann Lee, head of the school said"."""
    if phrase.first < 2 or tokens[phrase.first - 1].text != "," or tokens[phrase.first].capital:
        return None
    name = phrase_ending(tokens, phrase.first - 2)
    if name is None or name.last - name.first < 2 or not means_people(tokens[phrase.first].low):
        return None
    placed = name.first > 0 and tokens[name.first - 1].low in PREPOSITIONS
    return None if placed or not all(token.capital for token in tokens[name.first : name.last]) else name


def subject_after(tokens: Sentence, verb: int) -> Phrase | None:
    """The subject that stands after the verb at `verb`, as in "said the mayor"."""
    at = verb + 1
    while at < len(tokens) and _is_helping(tokens[at]):
        at += 1
    phrase = phrase_starting(tokens, at)
    return _with_name(tokens, phrase) if phrase is not None else None


def _with_name(tokens: Sentence, phrase: Phrase) -> Phrase:
    """The phrase with the name that a comma sets beside it: "the mayor, Joan Hill"."""
    words = tokens[phrase.first : phrase.last]
    linked = next((at for at, token in enumerate(words) if at and token.low in PREPOSITIONS), len(words))
    described = not words[linked - 1].capital or not any(token.capital for token in words[1:])
    if not described or phrase.last + 1 >= len(tokens) or tokens[phrase.last].text != ",":
        return phrase
    name = phrase_starting(tokens, phrase.last + 1)
    if name is None or not all(token.capital for token in tokens[name.first : name.last]):
        return phrase
    return _phrase(tokens, phrase.first, name.last)


def main_subject(tokens: Sentence, until: int) -> Phrase | None:
    """What seems to be the subject of the sentence, in its words before `until`."""
    at = 0
    for _ in range(5):
        if at >= until:
            return None
        first = tokens[at]
        opens_clause = first.low in PREPOSITIONS or first.low in BREAKS or first.low.endswith("ing")
        if opens_clause and first.low not in LINKS:
            at = _after_pause(tokens, at, until)
        elif first.low in _LEAD_IN or _is_helping(first) or first.kind != "word" or _opens_ly(tokens, at):
            at += 1
        else:
            phrase = phrase_starting(tokens, at)
            if phrase is not None:
                return _actor(tokens, phrase) if phrase.last <= until else None
            if at == 0:
                return None
            at = _after_pause(tokens, at, until)  # "On July 6, 2015, ..."
    return None


def _actor(tokens: Sentence, phrase: Phrase) -> Phrase:
    """Who acts where what somebody has or does is the subject: in "Brown's attempts failed", Brown."""
    words = range(phrase.first, phrase.last - 1)
    owner = next((at for at in words if _POSSESSIVE.search(tokens[at].text)), None)
    head = tokens[phrase.last - 1].low
    if owner is None or tokens[phrase.last - 1].capital or means_people(head) or head in _GROUPS:
        return phrase
    return _phrase(tokens, phrase.first, owner + 1)


def _opens_ly(tokens: Sentence, at: int) -> bool:
    """Whether the word `at` is an adverb with the capital of its sentence: "Particularly for the banks"."""
    if at or not tokens[0].low.endswith("ly") or len(tokens) < 2:
        return False
    return tokens[1].text == "," or tokens[1].low in PREPOSITIONS


def _after_pause(tokens: Sentence, at: int, until: int) -> int:
    """The place after the first comma from `at` on; `until` where there is none near."""
    return next((i for i in range(at, min(until, at + _FARTHEST)) if tokens[i].text == ","), until) + 1


def phrase_ending(tokens: Sentence, at: int) -> Phrase | None:
    """The noun phrase whose last token is `at`, or None when those tokens are not one."""
    if at < 0 or tokens[at].kind not in ("word", "aside"):
        return None
    if tokens[at].low in SUBJECTS:
        return _phrase(tokens, at, at + 1)
    if tokens[at].kind == "word" and not tokens[at].capital and tokens[at].low in _NOT_LAST:
        return None
    return None if _POSSESSIVE.search(tokens[at].text) else possessor(tokens, at)


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
        return _phrase(tokens, at, at + 1)
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
        ending = _POSSESSIVE.search(token.text)
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


def _is_helping(token: Token) -> bool:
    return token.low in HELPING or (token.low.endswith("ly") and token.kind == "word" and not token.capital)


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


def _before_apposition(tokens: Sentence, pause: int) -> Phrase | None:
    """The name before the commas in "Brown, 45, a baker from Leeds, said".

    The nearest name, but for one that opens the clause: "Ann Brown, of the Institute for Wind, Sun and Water,
    said". A description only where there is no name.
    """
    found = list(_between_pauses(tokens, pause))
    firsts = [tokens[phrase.first] for phrase in found]
    pairs = zip(found, firsts, strict=True)
    names = [phrase for phrase, first in pairs if first.capital and first.low not in _INDEFINITE]
    if names and _opens_as_name(tokens, names[-1]):
        return names[-1]
    return next(iter(names or found), None)


def _between_pauses(tokens: Sentence, pause: int) -> Iterator[Phrase]:
    """Each noun phrase that ends at a pause of the clause before the one at `pause`, the last first."""
    for at in range(pause - 1, max(-1, pause - _FARTHEST), -1):
        token = tokens[at]
        if token.kind == "quote" or token.text in ":;":
            return
        phrase = phrase_ending(tokens, at - 1) if token.text in _PAUSES else None
        before = tokens[phrase.first - 1].low if phrase is not None and phrase.first else ""
        if phrase is not None and before not in PREPOSITIONS and before not in BREAKS - LINKS:
            yield _with_name(tokens, phrase)


def _opens_as_name(tokens: Sentence, phrase: Phrase) -> bool:
    """Whether the phrase begins its clause and is a name of two words or more."""
    opens = phrase.first == 0 or tokens[phrase.first - 1].kind == "quote"
    words = tokens[phrase.first : phrase.last]
    return opens and len(words) > 1 and all(word.capital and word.low not in TIME_WORDS for word in words)


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
        return _phrase(tokens, first, last)
    return None


def _phrase(tokens: Sentence, first: int, last: int) -> Phrase:
    """The tokens as a phrase, without an aside or a possessive ending at its end."""
    while last - 1 > first and tokens[last - 1].kind == "aside":
        last -= 1
    ending = _POSSESSIVE.search(tokens[last - 1].text)
    end = tokens[last - 1].end - (len(ending.group()) if ending else 0)
    return Phrase(first, last, tokens[first].start, end)
