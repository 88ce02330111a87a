"""A message -> the statements in it that can be looked up."""

import re
from itertools import accumulate

import discord

from bot.archive.orthography import Orthography
from bot.archive.sentences import split_sentences
from bot.cards.addressed import with_names
from bot.cards.escaping import escape, one_line, units
from bot.search.tokens import tokenize
from bot.search.wordlists import question_language, stop_words

LONGEST_CLAIM = 200
"""The `units` that a claim takes at most once it is escaped: a longer one is cut after a word."""

FEWEST_WORDS = 2
"""Words with content: "thank you all" has fewer, and so has "she said so"."""

_CODE = re.compile(r"```.*?(?:```|\Z)|`[^`\n]+`", re.DOTALL)
_LINK = re.compile(
    r"\[(?P<words>[^\[\]\n]+)\]\(<?https?:[^)\s]*\)|(?:(?<!\s)\s+)?<?https?://[^\s>]*[^\s>.,;:!?)]>?"
)
_LINE_START = re.compile(r"(?m:^)[ \t]*(?:(?:>{1,3}|#{1,3}|-#|[-*+]|\d{1,2}[.)])[ \t]+)+")
_EMPHASIS = re.compile(r"\*+|_{2,}|~~|\|\||(?<!\w)_|_(?!\w)")
_ASKS = re.compile(r"[?？؟]\W*\Z")
_ELLIPSIS = "…"


def text_of(message: discord.Message) -> str:
    """What `message` says, or what was said in the message that it passes on."""
    forwarded = "\n".join(snapshot.content for snapshot in message.message_snapshots)
    return with_names(message, message.content or forwarded)


def claims_in(text: str) -> list[str]:
    """The statements of `text`, in order, each once: no questions, greetings, links or code, and no markup.

    Lines that quote somebody else count like any other.
    """
    bare = _LINK.sub(lambda found: found["words"] or "", _CODE.sub("\n", text))
    bare = _EMPHASIS.sub("", _LINE_START.sub("", bare))
    habits = Orthography.learn(bare)
    sentences = (
        one_line(line[start:end])
        for line in bare.splitlines()
        for start, end in split_sentences(line, 0, len(line), habits)
    )
    return list(dict.fromkeys(_cut(each) for each in sentences if _states_something(each)))


def content_words(claim: str) -> set[str]:
    """The folded words of `claim` that carry content."""
    words = [token.word for token in tokenize(claim)]
    return set(words) - stop_words(question_language(words))


def _states_something(sentence: str) -> bool:
    return not _ASKS.search(sentence) and len(content_words(sentence)) >= FEWEST_WORDS


def _cut(sentence: str) -> str:
    """The sentence, or as many of its first words as fit; of a word that is longer, its first letters."""
    if units(escape(sentence)) <= LONGEST_CLAIM:
        return sentence
    sizes = accumulate(units(escape(character)) for character in sentence)
    room = LONGEST_CLAIM - len(_ELLIPSIS) - 1  # one for the stop of a number, which is escaped at the start
    letters = sentence[: sum(size <= room for size in sizes)]
    words = letters.rpartition(" ")[0]
    return (words or letters) + _ELLIPSIS
