"""Text -> tokens: the words and numbers that a search compares, each with its place in the text."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

# Scripts that put no space between words (Thai to Khmer, kana, Han): pairs of letters stand for words.
_UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_APOSTROPHES = "'’ʼ＇"
_TOKEN = re.compile(
    rf"(?P<unspaced>[{_UNSPACED}]+)"
    r"|(?P<number>\d+(?:[.,]\d+)*)"
    rf"|(?P<elision>[^\W\d_]{{1,2}})(?=[{_APOSTROPHES}][^\W\d_]{{2}})"
    rf"|(?P<word>[^\W\d_{_UNSPACED}](?:[^\W_{_UNSPACED}]|[{_APOSTROPHES}](?=[^\W\d_{_UNSPACED}]))*)"
)
_APOSTROPHE = re.compile(rf"[{_APOSTROPHES}]")
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_HYPHENS = "-‐‑"
_AROUND = f'.,;:!?()[]"“”‘{_APOSTROPHES}{_HYPHENS}–—…'  # what may stand around a word and is none of it
_PIECE = re.compile(r"\S+")
_SHORT_PIECE = 64  # characters of a piece that is worth remembering: longer ones do not come back
_LONGEST = 40  # letters of a word that are compared: longer runs are keys, hashes and noise
_MOST_JOINED = 4  # parts of a hyphenated word: "mother-in-law" is one, a chain of ten is not


class Token(NamedTuple):
    """A word at `start`..`end` of the text it was cut from; `word` is its folded form.

    A hyphenated word ("bi-polar") gives its parts and then, over all of it, the word without its hyphens
    ("bipolar"), which is `joined`.
    """

    word: str
    start: int
    end: int
    joined: bool = False


def fold(text: str) -> str:
    """`text` without case, accents and compatibility forms: "Zoë" and "ZOE" are both "zoe"."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def tokenize(text: str) -> list[Token]:
    """The tokens of any text, in reading order and in linear time."""
    return [
        Token(token.word, piece.start() + token.start, piece.start() + token.end, token.joined)
        for piece in _PIECE.finditer(text)
        for token in tokens_of(piece.group())
    ]


def words_in(text: str) -> list[str]:
    """The words of the tokens of `text`: as `tokenize` has them, but faster where all are plain."""
    if text.isascii() and text.replace(" ", "").isalpha():
        return [piece[:_LONGEST] for piece in text.lower().split()]
    return [token.word for piece in text.split() for token in tokens_of(piece)]


def tokens_of(piece: str) -> tuple[Token, ...]:
    """The tokens of a piece of text without blanks, by their place in the piece.

    No token reaches over a blank, so those of a text are those of `text.split()`, one piece after the other.
    """
    return _remembered(piece) if len(piece) <= _SHORT_PIECE else _cut(piece)


def _cut(piece: str) -> tuple[Token, ...]:
    word = piece.strip(_AROUND)
    if word.isascii() and word.isalpha():  # nearly all pieces, and ten times as fast
        start = piece.index(word)
        return (Token(word.lower()[:_LONGEST], start, start + len(word)),)
    tokens: list[Token] = []
    chain: list[Token] = []
    for token in _tokens(piece):
        if chain and not _hyphen_between(piece, chain[-1], token):
            tokens += _joined(chain)
            chain = []
        tokens.append(token)
        chain.append(token)
    return (*tokens, *_joined(chain))


# Most of what passages are made of, in some 5 MB.
_remembered = lru_cache(maxsize=10_000)(_cut)


def is_number(word: str) -> bool:
    """Whether a token's word is a number: those are never corrected and never guessed."""
    return word[:1].isdecimal()


def _tokens(text: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        raw, start = match.group(), match.start()
        if match.lastgroup == "number":
            digits = re.sub(r"\D", "", raw) if _GROUPED.fullmatch(raw) else raw
            yield Token(fold(digits)[:_LONGEST], start, match.end())
        elif match.lastgroup == "unspaced":
            yield from _pairs(raw, start)
        else:
            yield from _word(raw, start)


def _pairs(raw: str, start: int) -> Iterator[Token]:
    for at in range(max(1, len(raw) - 1)):
        pair = raw[at : at + 2]
        yield Token(fold(pair) or pair, start + at, start + at + len(pair))


def _word(raw: str, start: int) -> Iterator[Token]:
    """One word: a possessive loses its "'s", a contraction is closed up ("don't" is "dont")."""
    if len(raw) > 2 and raw[-1] in "sS" and raw[-2] in _APOSTROPHES:
        raw = raw[:-2]
    if word := fold(_APOSTROPHE.sub("", raw)):
        yield Token(word[:_LONGEST], start, start + len(raw))


def _hyphen_between(text: str, left: Token, right: Token) -> bool:
    return right.start == left.end + 1 and text[left.end] in _HYPHENS


def _joined(chain: list[Token]) -> list[Token]:
    if not 2 <= len(chain) <= _MOST_JOINED or is_number(chain[0].word):
        return []
    word = "".join(token.word for token in chain)
    return [Token(word[:_LONGEST], chain[0].start, chain[-1].end, joined=True)]
