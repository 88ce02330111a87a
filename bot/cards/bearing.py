"""What the articles have on one claim, in words that judge nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.cards.escaping import escape_file
from bot.cards.naming import short_name
from bot.cards.source import DOT
from bot.cards.verdicts import quoted, said_otherwise
from bot.library import Library
from bot.search import Answer, Citation
from bot.texts import Texts

NEAR = 0.1
"""The confidence from which a passage that does not bear on a claim is shown as the closest one."""

_NAMED = 3
"""Words and files that are named at most."""


@dataclass(frozen=True, slots=True)
class Bearing:
    """The passage that bears on a claim, or comes near; `above` and `below` are the lines around it."""

    above: str
    citation: Citation | None = None
    below: str = ""


def bearing_on(library: Library, claim: str, say: Texts) -> Bearing:
    """Look `claim` up. A passage bears on it when it is about most of its words, or puts a part otherwise.

    One that is about half of them is the closest: what is missing may be what the articles say otherwise.
    """
    answer = library.search.ask(claim)
    known, unknown = len(answer.wanted) - len(answer.missing), len(answer.missing)
    bears = bool(answer.contradictions) or (answer.found and known > unknown)
    near = bears or (answer.confidence >= NEAR and known >= unknown)
    verdict = say("check.bears") if bears else say("ask.not_found")
    missing = _named("ask.missing", answer.missing, say)
    if not near or not answer.citations:
        return Bearing(_line(verdict, missing))
    otherwise = said_otherwise(library, answer, say)
    above = _line(verdict, *otherwise, missing, _named("ask.apart", answer.apart, say))
    if bears:
        return Bearing(above, answer.citations[0], _also(library, answer, say))
    return Bearing(f"{above}\n{_line(say('ask.closest'))}", answer.citations[0])


def _line(*remarks: str) -> str:
    return f"-# {DOT.join(filter(None, remarks))}"


def _named(key: str, words: Sequence[str], say: Texts) -> str:
    return say(key, words=say.joined(quoted(words[:_NAMED], say))) if words else ""


def _also(library: Library, answer: Answer, say: Texts) -> str:
    names = (short_name(library.archive, one.passage.span.file) for one in answer.corroborating)
    files = [escape_file(name, 60) for name in dict.fromkeys(names)][:_NAMED]
    return _line(say("ask.same", files=say.joined(files))) if files else ""
