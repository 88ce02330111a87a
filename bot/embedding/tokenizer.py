"""Cuts a text into the pieces of a unigram language model, as SentencePiece does.

Of all ways to cut a text it takes the most probable one, found by the Viterbi algorithm (Kudo, "Subword
Regularization", ACL 2018). A space is written as "▁" in front of each word, and a piece holds one only at its
start: the words of a text, and so two texts put together, are cut independently of each other.
"""

import unicodedata

import numpy as np
from numpy.typing import NDArray

from bot.embedding.packed import Vocabulary
from bot.search.postings import Floats, Ints

WORD_START = "▁"

_UNKNOWN_PENALTY = 10.0  # log-probability below the rarest piece, as SentencePiece sets it
_HASH_FACTOR = np.uint64(0x9E3779B97F4A7C15)  # 2^64 / golden ratio: odd, its bits well mixed

Hashes = NDArray[np.uint64]


class Tokenizer:
    """Cuts texts into pieces, given by their numbers.

    Pieces are looked up by a 64-bit hash of their characters, all substrings of a text at once: 5 MB of
    arrays for 250,000 pieces, where a dict takes 40 MB. That two strings share a hash is taken to never
    happen; the worst that could come of it is a token that does not fit.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._normalization = vocabulary.normalization
        self._unknown = vocabulary.unknown
        real = np.flatnonzero(vocabulary.scores < 0)
        hashes, lengths = _piece_hashes(vocabulary)
        order = real[np.argsort(hashes[real], kind="stable")]
        self._hashes: Hashes = hashes[order]
        self._pieces: Ints = order.astype(np.int32)
        self._scores: Floats = vocabulary.scores
        self._first_of_word = _first_of_word(vocabulary)
        self._longest = int(lengths[real].max())
        self._unknown_score = float(vocabulary.scores[real].min()) - _UNKNOWN_PENALTY

    def pieces(self, text: str, limit: int) -> list[int]:
        """The numbers of the first pieces of `text`, at most `limit`; the time is linear in its length."""
        characters = self._characters(text, limit * self._longest)
        starts, ends, pieces = self._matches(characters)
        scores = np.where(pieces == self._unknown, self._unknown_score, self._scores[pieces])
        return self._best(len(characters), starts, ends, pieces, scores)[:limit]

    def starts_word(self, piece: int) -> bool:
        """Whether `piece` is the first of a word."""
        return bool(self._first_of_word[piece])

    def _characters(self, text: str, limit: int) -> NDArray[np.uint32]:
        """The normalized text as code points: no more than so many pieces of the longest kind can hold."""
        words = text.translate(self._normalization).split()
        written = "".join(WORD_START + word for word in words)[:limit]
        composed = unicodedata.normalize("NFC", written)
        return np.frombuffer(composed.encode("utf-32-le", "surrogatepass"), np.uint32)

    def _matches(self, characters: NDArray[np.uint32]) -> tuple[Ints, Ints, Ints]:
        """Every piece in the text, by start and end; a character that is none counts as the unknown piece."""
        starts = np.arange(len(characters))
        reach = _ends_of_words(characters)
        hashes = np.zeros(len(characters), np.uint64)
        found = []
        for length in range(1, self._longest + 1):
            within = starts + length <= reach[starts]
            starts, hashes = starts[within], hashes[within]
            hashes = _extended(hashes, characters[starts + length - 1])
            known, pieces = self._look_up(hashes)
            if length == 1:
                found.append((starts, starts + 1, np.where(known, pieces, self._unknown)))
            else:
                found.append((starts[known], starts[known] + length, pieces[known]))
        first, last, pieces = (np.concatenate(part) for part in zip(*found, strict=True))
        order = np.argsort(first, kind="stable")
        return first[order], last[order], pieces[order]

    def _look_up(self, hashes: Hashes) -> tuple[NDArray[np.bool_], Ints]:
        at = np.minimum(np.searchsorted(self._hashes, hashes), len(self._hashes) - 1)
        return self._hashes[at] == hashes, self._pieces[at]

    def _best(self, size: int, starts: Ints, ends: Ints, pieces: Ints, scores: Floats) -> list[int]:
        """The most probable chain of matches from 0 to `size`; the matches are in order of their starts."""
        best = [0.0] + [-np.inf] * size
        chosen = [(0, 0)] * (size + 1)
        for start, end, piece, score in zip(
            starts.tolist(), ends.tolist(), pieces.tolist(), scores.tolist(), strict=True
        ):
            if best[start] + score > best[end]:
                best[end] = best[start] + score
                chosen[end] = start, piece
        return self._walk_back(size, chosen)

    def _walk_back(self, at: int, chosen: list[tuple[int, int]]) -> list[int]:
        """The pieces in order; unknown characters side by side are one unknown piece, as in SentencePiece."""
        pieces: list[int] = []
        while at > 0:
            at, piece = chosen[at]
            if piece != self._unknown or not pieces or pieces[-1] != self._unknown:
                pieces.append(piece)
        return pieces[::-1]


def _extended(hashes: Hashes, characters: NDArray[np.uint32]) -> Hashes:
    return hashes * _HASH_FACTOR + characters  # modulo 2^64


def _piece_hashes(vocabulary: Vocabulary) -> tuple[Hashes, Ints]:
    """The hash of each piece, and its length in characters."""
    characters = np.frombuffer(vocabulary.text.decode("utf-8").encode("utf-32-le"), np.uint32)
    leading = (np.frombuffer(vocabulary.text, np.uint8) & 0xC0) != 0x80  # the first byte of a character
    before = np.concatenate([[0], np.cumsum(leading)])
    starts = before[vocabulary.starts]
    lengths = np.diff(starts)
    hashes = np.zeros(len(lengths), np.uint64)
    for place in range(int(lengths.max())):
        longer = np.flatnonzero(lengths > place)
        hashes[longer] = _extended(hashes[longer], characters[starts[longer] + place])
    return hashes, lengths


def _first_of_word(vocabulary: Vocabulary) -> NDArray[np.bool_]:
    """For each piece, whether it begins with the mark of a word's start."""
    mark = np.frombuffer(WORD_START.encode(), np.uint8)
    text = np.frombuffer(vocabulary.text + bytes(len(mark)), np.uint8)
    starts = vocabulary.starts[:-1].astype(np.int64)
    marked = np.all([text[starts + place] == byte for place, byte in enumerate(mark)], axis=0)
    return np.asarray(marked & (np.diff(vocabulary.starts.astype(np.int64)) >= len(mark)))


def _ends_of_words(characters: NDArray[np.uint32]) -> Ints:
    """For each character the place where the next word starts, or the text ends."""
    places = np.append(np.flatnonzero(characters == ord(WORD_START)), len(characters))
    return places[np.searchsorted(places, np.arange(len(characters)), side="right")]
