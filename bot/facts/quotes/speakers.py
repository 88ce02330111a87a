"""From the words that name a speaker to who that is."""

import re

from bot.archive import Archive, Span
from bot.facts.names import Names
from bot.facts.person_words import POSSESSIVE, ROLES
from bot.facts.quotes.words import ANONYMOUS, DETERMINERS, DOCUMENTS, PREPOSITIONS, SUBJECTS
from bot.facts.values import Speaker

UNKNOWN = Speaker("unknown")

_WORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*")
_INDEFINITE = frozenset(("a", "an", "one", "another", "een"))
_PRONOUNS = SUBJECTS | POSSESSIVE


def identify(archive: Archive, names: Names, words: Span, before: Speaker | None) -> Speaker:
    """Who `words` are: a person, a document or an outlet by name, or somebody who is not named.

    A pronoun that no person is found for means `before`, the speaker of a quotation shortly before, if any.
    """
    text = archive.text(words)
    tokens = _WORD.findall(text)
    lows = [token.lower() for token in tokens]
    if lows and all(low in _PRONOUNS for low in lows):
        return _of_pronoun(names, words, before)
    head = _head(lows)
    if any(low in ANONYMOUS for low in head):
        return Speaker("anonymous", words=words)
    person = names.resolve(words)
    if person is not None:
        return Speaker("named", person, words)
    if head and head[-1] in DOCUMENTS:
        return Speaker("named", text, words)
    return Speaker("named", text, words) if _is_name(tokens, head) else Speaker("anonymous", words=words)


def is_source(text: str) -> bool:
    """Whether `text` names somebody only as a source ("the insider")."""
    return any(low in ANONYMOUS for low in _head([token.lower() for token in _WORD.findall(text)]))


def _is_name(tokens: list[str], head: list[str]) -> bool:
    """Whether the words hold the speaker's own proper name, unlike "a Labour spokesman" or "Voters"."""
    proper = [token for token in tokens if not token.islower() and token.lower() not in DETERMINERS]
    if not proper:
        return False
    if head[0] in _INDEFINITE and tokens[len(head) - 1].islower():
        return False
    return len(tokens) > 1 or head[0].removesuffix("s") not in ROLES


def _head(lows: list[str]) -> list[str]:
    """The words before the first preposition: "a source" of "a source close to the couple"."""
    cut = next(
        (at for at, low in enumerate(lows) if at and (low in PREPOSITIONS or low == "familiar")), len(lows)
    )
    return lows[:cut]


def _of_pronoun(names: Names, words: Span, before: Speaker | None) -> Speaker:
    person = names.resolve(words)
    if person is not None:
        return Speaker("named", person, words)
    if before is not None and before.kind != "unknown":
        return Speaker(before.kind, before.name, words)
    return Speaker("unknown", words=words)
