"""The head of an answer: the question, what became of it, and how it was read."""

from collections.abc import Iterator, Sequence

from bot.cards.escaping import escape, escape_line, escape_name, units
from bot.cards.source import LONGEST_NAME
from bot.library import Library
from bot.search import Answer, Means
from bot.texts import Texts

SURE = 0.8
"""The confidence from which the card says "answer" and not "likely answer"."""

LONGEST_ECHO = 300
"""How much of the question the card repeats; what asks it again needs all of it."""

LONGEST_ECHOED = 1200
"""The same as it is written on the card, where some characters take several."""

LONGEST_HEAD = 2000

ECHO = "-# "
"""How the first line of the card begins, which repeats the question."""

_NAMED = 6
"""Words that are named as looked for."""


def head(
    library: Library, answer: Answer, verdict: str, say: Texts, file: str | None = None, *, best: bool = True
) -> str:
    """The lines above the passages; `file` is the only one that was asked.

    Where the `best` passage follows, they say which words are not in it, if that is why it is not sure.
    """
    echo = answer.question if len(answer.question) <= LONGEST_ECHO else f"{answer.question[:LONGEST_ECHO]}…"
    asked = escape_line(echo, LONGEST_ECHOED)
    text = f"{ECHO}{asked}\n### {verdict}" if asked else f"### {verdict}"
    only = [say("ask.only", file=escape_name(file)[:LONGEST_NAME])] if file is not None else []
    for line in (*only, *_read_as(library, answer, say, best=best)):
        if units(text) + units(line) + len("\n-# ") <= LONGEST_HEAD:
            text += f"\n-# {line}"
    return text


def can_ask_again(answer: Answer) -> bool:
    """Whether the card repeats the whole question, so that it can be asked again from there."""
    whole = escape(answer.question)
    return len(answer.question) <= LONGEST_ECHO and units(whole) <= LONGEST_ECHOED


def is_sure(library: Library, answer: Answer) -> bool:
    """Whether the passage is shown as the answer without a hedge: never where a word is missing from it.

    A word that no article has may still be meant, in another language too, where meanings are compared.
    """
    lacking = answer.apart or (answer.missing and library.search.means is Means.WORDS)
    return answer.found and answer.confidence >= SURE and not lacking


def verdict_of(library: Library, answer: Answer, say: Texts) -> str:
    """What became of the question, in a few words."""
    if answer.found:
        return say("ask.sure" if is_sure(library, answer) else "ask.likely")
    if not answer.wanted and not answer.citations:
        return say("ask.wordless")
    return say("ask.otherwise" if answer.contradictions else "ask.not_found")


def _read_as(library: Library, answer: Answer, say: Texts, *, best: bool) -> Iterator[str]:
    corrected = [
        say("ask.read_as", typed=escape_line(one.typed, 40), read_as=escape_line(one.read_as, 40))
        for one in answer.corrections[:2]
    ]
    if corrected:
        yield " · ".join(corrected)
    yield from _looked_for(answer, say)
    apart = say.joined(quoted(answer.apart[:3], say))
    if apart and best and (not answer.found or answer.confidence >= SURE):
        yield say("ask.apart", words=apart)
    yield from said_otherwise(library, answer, say)


def said_otherwise(library: Library, answer: Answer, say: Texts) -> Iterator[str]:
    """What the question takes for granted and the passage puts otherwise, in the passage's own words."""
    for one in answer.contradictions[:2]:
        says = escape_line(library.archive.text(one.says), 80)
        yield say("ask.contradicted", typed=escape_line(one.typed, 40), says=says)


def _looked_for(answer: Answer, say: Texts) -> Iterator[str]:
    """What was looked for where nothing was found, and what no article has."""
    missing = say.joined(quoted(answer.missing[:_NAMED], say))
    held = [word for word in answer.wanted if word not in answer.missing]
    words = say.joined(quoted(held[:_NAMED], say))
    if answer.found or answer.contradictions or not answer.wanted:
        if missing:
            yield say("ask.missing", words=missing)
    elif not held:
        yield say("ask.looked_in_vain", words=missing, count=len(answer.missing))
    elif missing:
        yield f"{say('ask.looked_for', words=words)}; {say('ask.missing', words=missing)}"
    else:
        yield say("ask.looked_for", words=words)


def quoted(words: Sequence[str], say: Texts) -> list[str]:
    """The words of a question as they stand in a sentence about it."""
    return [say("ask.quoted", word=escape_line(word, 40)) for word in words]
