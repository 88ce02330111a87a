"""What the words for a speaker are: a name with or without a role, people told by what they are, a source."""

import re

from bot.archive.words import COMPOUND
from bot.facts.person_words import ORGANISATION, PARTICLES, POSSESSIVE, TITLES, is_role, means_people
from bot.facts.quotes.words import ANONYMOUS, DETERMINERS, PREPOSITIONS

_FULL = 2
_INDEFINITE = frozenset(("a", "an", "one", "another", "een"))
_PLURAL = frozenset(("men", "women", "people", "children", "mensen"))


def is_source(text: str) -> bool:
    """Whether `text` names somebody only as a source ("the insider")."""
    return any(low in ANONYMOUS for low in _head(text))


def is_somebody(text: str) -> bool:
    """Whether `text` names people by what they are ("the insider", "Keller's lawyer")."""
    head = _head(text)
    return bool(head) and (means_people(head[-1]) or any(low in ANONYMOUS for low in head))


def means_several(text: str) -> bool:
    """Whether `text` describes more than one: "his editors", "two women"."""
    head = _head(text)
    return bool(head) and (head[-1] in _PLURAL or (head[-1].endswith("s") and not head[-1].endswith("ss")))


def _head(text: str) -> list[str]:
    return head_of_words([word.lower() for word in COMPOUND.findall(text)])


def holds_name(tokens: list[str], head: list[str]) -> bool:
    """Whether the words hold the speaker's own proper name, unlike "a Labour spokesman" or "Voters"."""
    proper = [token for token in tokens if not token.islower() and token.lower() not in DETERMINERS]
    if not proper:
        return False
    if not any(token in proper for token in tokens[: len(head)]):
        return False
    last = tokens[len(head) - 1]
    if last.islower() and (head[0] in _INDEFINITE | POSSESSIVE or means_people(head[-1])):
        return False
    return len(tokens) > 1 or not is_role(head[0].removesuffix("s"))


def proper_part(text: str, tokens: list[re.Match[str]]) -> str:
    """The name in `text` without the role or title before it and the place after it.

    "diver Nils Aker" and "Nils Aker of the harbour" are Nils Aker, but the Bank of Norway keeps its name.
    """
    head = len(head_of_words([token.group().lower() for token in tokens]))
    if head < len(tokens) and _is_personal([token.group() for token in tokens[:head]]):
        tokens, text = tokens[:head], text[: tokens[head - 1].end()]
    first = len(tokens)
    while first and _is_in_name(tokens, first - 1):
        first -= 1
        if first and _is_parted(text, tokens[first - 1], tokens[first]):
            break
    leading = [at for at in range(first, len(tokens) - 1) if _only_leads(tokens[at].group())]
    titled = [at for at in leading if at == first or len(tokens) - at > _FULL]
    if titled:
        first = titled[-1] + 1
    if first in {0, len(tokens)}:
        return text
    before = tokens[first - 1].group().lower()
    if before in PREPOSITIONS or before in DETERMINERS:
        return text
    if len(tokens) - first < 2 and before not in TITLES and not is_owner(tokens[first - 1]):
        return text
    if head < first and means_people(before) and tokens[head - 1].group().islower():
        return text  # "a friend of singer Ann Lee"
    return text[tokens[first].start() :]


def _is_parted(text: str, before: re.Match[str], word: re.Match[str]) -> bool:
    """Whether the name begins at `word`: "Ohio's Ann Lee", "the mayor of Leeds, Ann Lee"."""
    body = word.group().lower() in ORGANISATION
    return "," in text[before.end() : word.start()] or (is_owner(before) and not body)


def is_owner(token: re.Match[str]) -> bool:
    """Whether a word is a possessive: "Keller's"."""
    return token.group().endswith(("'s", "’s"))


def _is_personal(words: list[str]) -> bool:
    """Whether the last two words are capitalised and no word is of a body's name."""
    if len(words) < 2 or any(word.islower() for word in words[-2:]):
        return False
    lows = [word.lower() for word in words]
    return lows[0] not in DETERMINERS and ORGANISATION.isdisjoint(lows)


def _is_in_name(tokens: list[re.Match[str]], at: int) -> bool:
    word = tokens[at].group()
    return not word.islower() or (word in PARTICLES and at + 1 < len(tokens))


def _only_leads(word: str) -> bool:
    """Whether a word before a name is no part of it: a role, a title, a small word."""
    return word.islower() or word.lower() in TITLES or means_people(word.lower())


def head_of_words(lows: list[str]) -> list[str]:
    """The words before the first preposition: "a source" of "a source close to the couple"."""
    cut = next(
        (at for at, low in enumerate(lows) if at and (low in PREPOSITIONS or low == "familiar")), len(lows)
    )
    return lows[:cut]
