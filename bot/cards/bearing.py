"""What the articles have on one claim, in words that judge nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.cards.escaping import escape_line
from bot.cards.naming import short_name
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
    """Look `claim` up. A passage bears on it when it is about most of its words, or puts a part otherwise."""
    answer = library.search.ask(claim)
    known = len(answer.missing) * 2 < len(answer.wanted)
    bears = bool(answer.citations) and (bool(answer.contradictions) or (answer.found and known))
    near = known and bool(answer.citations) and answer.confidence >= NEAR
    if not bears and not near:
        return Bearing(_lines(say("check.nothing"), _named("ask.missing", answer.missing, say)))
    said = say("check.bears" if bears else "check.nothing")
    closest = "" if bears else say("ask.closest")
    above = _lines(
        said,
        *said_otherwise(library, answer, say),
        _named("ask.missing", answer.missing, say),
        _named("ask.apart", answer.apart, say),
        closest,
    )
    return Bearing(above, answer.citations[0], _also(library, answer, say) if bears else "")


def _lines(*lines: str) -> str:
    return "\n".join(f"-# {line}" for line in lines if line)


def _named(key: str, words: Sequence[str], say: Texts) -> str:
    return say(key, words=say.joined(quoted(words[:_NAMED], say))) if words else ""


def _also(library: Library, answer: Answer, say: Texts) -> str:
    names = (short_name(library.archive, one.passage.span.file) for one in answer.corroborating)
    files = [escape_line(name, 60) for name in dict.fromkeys(names)][:_NAMED]
    return f"-# {say('ask.same', files=say.joined(files))}" if files else ""
