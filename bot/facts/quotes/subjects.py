"""Who a verb is said of: the noun phrase before or after it."""

from collections.abc import Iterator

from bot.facts.person_words import (
    ARTICLES,
    KIN,
    ORGANISATION,
    STARTERS,
    means_people,
)
from bot.facts.quotes.phrases import (
    POSSESSIVE_ENDING,
    Phrase,
    phrase_ending,
    phrase_of,
    phrase_starting,
)
from bot.facts.quotes.sentences import Sentence, Token
from bot.facts.quotes.words import (
    BREAKS,
    DETERMINERS,
    HELPING,
    LINKS,
    PREPOSITIONS,
    RELATIVES,
    SUBJECTS,
    TIME_WORDS,
)

_FARTHEST = 45
_BEFORE_NOUNS = frozenset(("during", "after", "before", "since", "until", "following", "as", "than"))
_PAUSES = frozenset(",-–—―")
_GROUPS = ORGANISATION | KIN | {"family", "familie", "camp", "staff", "label", "estate"}
_LEAD_IN = (STARTERS | LINKS) - DETERMINERS - SUBJECTS


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
    return phrase_of(tokens, phrase.first, name.last)


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
    owner = next((at for at in words if POSSESSIVE_ENDING.search(tokens[at].text)), None)
    head = tokens[phrase.last - 1].low
    if owner is None or tokens[phrase.last - 1].capital or means_people(head) or head in _GROUPS:
        return phrase
    return phrase_of(tokens, phrase.first, owner + 1)


def _opens_ly(tokens: Sentence, at: int) -> bool:
    """Whether the word `at` is an adverb with the capital of its sentence: "Particularly for the banks"."""
    if at or not tokens[0].low.endswith("ly") or len(tokens) < 2:
        return False
    return tokens[1].text == "," or tokens[1].low in PREPOSITIONS


def _after_pause(tokens: Sentence, at: int, until: int) -> int:
    """The place after the first comma from `at` on; `until` where there is none near."""
    return next((i for i in range(at, min(until, at + _FARTHEST)) if tokens[i].text == ","), until) + 1


def _is_helping(token: Token) -> bool:
    return token.low in HELPING or (token.low.endswith("ly") and token.kind == "word" and not token.capital)


def _before_apposition(tokens: Sentence, pause: int) -> Phrase | None:
    """The name before the commas in "Brown, 45, a baker from Leeds, said".

    The nearest name, but for one that opens the clause: "Ann Brown, of the Institute for Wind, Sun and Water,
    said". A description only where there is no name.
    """
    found = list(_between_pauses(tokens, pause))
    names = [each for each in found if tokens[each.first].capital and tokens[each.first].low not in ARTICLES]
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
        if phrase is not None and before not in PREPOSITIONS | _BEFORE_NOUNS:
            yield _with_name(tokens, phrase)


def _opens_as_name(tokens: Sentence, phrase: Phrase) -> bool:
    """Whether the phrase begins its clause and is a name of two words or more."""
    opens = phrase.first == 0 or tokens[phrase.first - 1].kind == "quote"
    words = tokens[phrase.first : phrase.last]
    return opens and len(words) > 1 and all(word.capital and word.low not in TIME_WORDS for word in words)
