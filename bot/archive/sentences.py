"""Text -> sentences: the one splitter that everything shares."""

import re
from collections.abc import Iterator

from bot.archive.months import month_numbers
from bot.archive.orthography import Orthography
from bot.archive.words import COMPOUND

MAX_SENTENCE = 2_000
"""The most characters of a sentence; a longer one is cut at white space, so that it can still be cited."""

_LOOK_BACK = 40
# It starts with one character of a set and not with a choice, as such a pattern is found five times as fast.
_END = re.compile(
    r"(?P<stop>[.!?…。！？｡।؟۔](?:(?<=[.!?…])[.!?…]*|[。！？｡।؟۔]*))(?P<close>[\"'”’»›)\]}」』）】]*)(?P<space>\s*)"
)
_NEXT_WORD = re.compile(r"[\"'“”„‘’‚`«‹(\[{¿¡–—-]{0,6}\s?([^\W_]*)")
_LAST_WORD = re.compile(rf"{COMPOUND.pattern}\Z")
_LIST_NUMBER = re.compile(r"[(\[]?(?:\d{1,3}|[ivxIVX]{1,4})\Z")
_NO_START = ".!?…,;:"
_FULL_WIDTH = "。！？｡।؟۔"


def split_sentences(text: str, start: int, end: int, habits: Orthography) -> Iterator[tuple[int, int]]:
    """The sentences between `start` and `end`, as offsets, without the white space around them.

    A sentence ends at `.`, `!`, `?`, an ellipsis or their counterparts in other scripts; closing quotation
    marks and brackets stay with it. It does not end before a small letter, within an abbreviation, an initial
    or a name with a mark ("E! News"), or after a list number. Every character that is not white space is in
    exactly one sentence.
    """
    since = _skip_space(text, start, end)
    for match in _END.finditer(text, since, end):
        if match.end() < end and _ends_sentence(text, since, match, end, habits):
            closed = match.end("close")
            if closed - since > MAX_SENTENCE:
                yield from _bounded(text, since, closed)
            else:
                yield since, closed
            since = match.end()
    if since < end:
        yield from _bounded(text, since, end)


def _ends_sentence(text: str, since: int, match: re.Match[str], end: int, habits: Orthography) -> bool:
    """Whether a sentence that began at `since` ends at `match`, as judged by the words on either side."""
    stop, close, space = match.groups()
    if stop[0] in _FULL_WIDTH:
        return True
    if not space or text[match.end()] in _NO_START:
        return False
    following = _NEXT_WORD.match(text, match.end(), min(end, match.end() + _LOOK_BACK))
    word = following[1] if following else ""
    if word[:1].islower():
        return False
    if len(stop) > 1 or close or stop not in ".!":
        return True
    previous = _last_word(text[max(since, match.start() - _LOOK_BACK) : match.start()])
    if stop == "!":
        return not _is_shouted_name(previous, word, habits)
    is_number = _LIST_NUMBER.fullmatch(text, since, match.start()) or _is_ordinal(previous, word)
    return not is_number and not _is_shortened(previous, word, habits)


def _last_word(text: str) -> str:
    """The word that ends where `text` does, with the marks inside it; empty when it ends with no word."""
    if not text or text[-1].isspace():
        return ""
    last = text.rsplit(None, 1)[-1]
    if last.isalnum():  # nearly always; a search would try every word before it
        return last
    found = _LAST_WORD.search(last)
    return found[0] if found else ""


def _is_shouted_name(previous: str, word: str, habits: Orthography) -> bool:
    """Whether the exclamation mark belongs to a name: a single letter ("E! News"), or one shown so."""
    return (len(previous) == 1 or previous in habits.shouted) and not habits.starts_sentences(word)


def _is_shortened(previous: str, word: str, habits: Orthography) -> bool:
    """Whether the full stop marks `previous` as an abbreviation and the sentence goes on with `word`."""
    if habits.is_title(previous) or habits.counts(previous, word):
        return bool(word)
    return habits.is_abbreviation(previous) and not habits.starts_sentences(word)


def _is_ordinal(previous: str, word: str) -> bool:
    """Whether it is a day of the month with a full stop, as in German: "am 5. Mai"."""
    return previous.isdigit() and len(previous) <= 2 and word.casefold() in month_numbers()


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > MAX_SENTENCE:
        cut = text.rfind(" ", start + 1, start + MAX_SENTENCE)
        cut = start + MAX_SENTENCE if cut < 0 else cut
        yield start, _trim_end(text, start, cut)
        start = _skip_space(text, cut, end)
    if end > start:
        yield start, _trim_end(text, start, end)


def _skip_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _trim_end(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
