"""Which stretches of a paragraph stand between quotation marks, whatever marks its writer used."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

_MARK = re.compile(r"[\"“”„‟«»‹›＂]+|''|``|['‘’‚‛]")
_OPENING = frozenset("“„‟«‹`")
_CLOSING = frozenset("”»›")
_BRACKETS = frozenset("([{")
_DASHES = frozenset("-–—―/")
_PUNCTUATION = frozenset(".,:;!?)]}")
_PAUSES = frozenset(",:")
_STOPS = frozenset(".!?…")
_SPACES = 4
_SINGLE = frozenset("'‘’‚‛")

# "'s avonds", "'t is", "'n beetje", "'em", "'cause", "'90s": an apostrophe for what was left out.
_CLITIC = re.compile(r".(?:[stnkm]|em|til|tis|twas|cause|bout|round|\d\d(?:e?r?s)?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words between quotation marks: the words are `start` to `end`, with their marks `opened` to `closed`.

    `complete` is False when no mark closes it; it then runs to the end of the text.
    """

    opened: int
    start: int
    end: int
    closed: int
    complete: bool = True


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    single: bool
    may_open: bool
    may_close: bool

    @property
    def only_opens(self) -> bool:
        return self.may_open and not self.may_close


def find_stretches(text: str, start: int, end: int) -> list[Stretch]:
    """The outermost stretches between quotation marks in `text[start:end]`, in reading order and disjoint.

    Marks inside a stretch (a quotation that quotes) belong to it. A mark doubled by mistake counts once. An
    opening mark that nothing closes makes a stretch when it is the last one, or when the next one opens a
    further paragraph of the same quotation. Takes linear time.
    """
    pairing = _Pairing(
        text, start, [_read_mark(text, start, end, found) for found in _MARK.finditer(text, start, end)]
    )
    return [stretch for stretch in pairing.stretches(end) if stretch.start < stretch.end]


def opens_with_mark(text: str, start: int, end: int) -> bool:
    """Whether the first character of `text[start:end]` that is not a space opens a quotation."""
    first = re.compile(r"\s*").match(text, start, end)
    found = _MARK.match(text, first.end() if first else start, end)
    return found is not None and _read_mark(text, start, end, found).may_open


def _read_mark(text: str, start: int, end: int, found: re.Match[str]) -> _Mark:
    """What the mark can do, judged by its shape and by the characters on either side."""
    shape = found.group()
    before = text[found.start() - 1] if found.start() > start else " "
    after = text[found.end()] if found.end() < end else " "
    stands_free = before.isspace() or before in _BRACKETS or before in _DASHES
    opens = not after.isspace() and after not in _PUNCTUATION
    closes = not before.isspace() and before not in _BRACKETS
    if before == "=" or after == ">":  # of an attribute in markup
        return _Mark(found.start(), found.end(), shape in _SINGLE, may_open=False, may_close=False)
    single = shape in _SINGLE
    if single:
        opens = opens and (stands_free or _MARK.match(before) is not None)
        opens = opens and not _CLITIC.match(text, found.start(), end)
        closes = closes and not after.isalnum() and shape != "‘"
    elif shape[0] in _OPENING:
        closes = closes and not (opens and stands_free)
    elif shape[0] in _CLOSING:
        opens = opens and before.isspace()
    return _Mark(found.start(), found.end(), single, opens, closes)


class _Pairing:
    """Pairs the marks of one text, read in order."""

    def __init__(self, text: str, start: int, marks: Sequence[_Mark]) -> None:
        self._text, self._start, self._marks = text, start, marks
        self._doubles = [mark for mark in marks if not mark.single]
        self._singles = _SingleMarks(text, [mark for mark in marks if mark.single], self._doubles)
        self._found: list[Stretch] = []
        self._opener: _Mark | None = None
        self._depth = 0

    def stretches(self, end: int) -> list[Stretch]:
        """Every stretch; one that nothing closes runs to `end`."""
        rank = done = 0
        for mark in self._marks:
            rank += not mark.single
            if mark.start < done:
                continue
            if not mark.single:
                self._read_double(mark, rank)
            elif self._opener is None:
                done = self._read_single(mark)
        if self._opener is not None:
            self._found.append(self._unclosed(self._opener, end))
        return self._found

    def _read_single(self, mark: _Mark) -> int:
        """Pair a single mark outside double ones at once; gives where the text is read up to."""
        closer = self._singles.closer(mark)
        if closer is None:
            return 0
        self._found.append(Stretch(mark.start, mark.end, closer.start, closer.end))
        return closer.end

    def _read_double(self, mark: _Mark, rank: int) -> None:
        if self._opener is None:
            if mark.may_open:
                self._opener, self._depth = mark, 1
        elif not mark.only_opens:
            self._close(self._opener, mark)
        elif self._is_nested(rank):
            self._depth += 1
        else:  # the mark before was never closed, and starting afresh loses least
            if self._depth == 1 and self._begins_paragraph(self._opener, mark):
                self._found.append(self._unclosed(self._opener, mark.start))
            self._opener, self._depth = mark, 1

    def _begins_paragraph(self, opener: _Mark, mark: _Mark) -> bool:
        """Whether the quotation was in paragraphs, each with its opening mark, before they were run together.

        It then begins a sentence or follows a pause, and a sentence is over where the next mark opens.
        """
        return self._before(opener) in _PAUSES | _STOPS and self._before(mark) in _STOPS

    def _before(self, mark: _Mark) -> str:
        """The last character before a mark that is not a space; a stop where the text begins."""
        return self._text[max(self._start, mark.start - _SPACES) : mark.start].rstrip()[-1:] or "."

    def _unclosed(self, opener: _Mark, end: int) -> Stretch:
        last = opener.end + len(self._text[opener.end : end].rstrip())
        return Stretch(opener.start, opener.end, last, last, complete=False)

    def _close(self, opener: _Mark, mark: _Mark) -> None:
        closing = min(self._depth, mark.end - mark.start)
        self._depth -= closing
        if self._depth == 0:
            self._found.append(Stretch(opener.start, opener.end, mark.start + closing - 1, mark.end))
            self._opener = None

    def _is_nested(self, rank: int) -> bool:
        """Whether the two double marks after number `rank` both close: it then opens an inner one."""
        following = self._doubles[rank : rank + 2]
        if following and following[0].end - following[0].start > 1 and following[0].may_close:
            return True
        return len(following) == 2 and not any(mark.only_opens for mark in following)


class _SingleMarks:
    """Finds the mark that closes a single one without being fooled by apostrophes."""

    def __init__(self, text: str, singles: Sequence[_Mark], doubles: Sequence[_Mark]) -> None:
        self._doubles = [mark.start for mark in doubles]
        closers = [mark for mark in singles if mark.may_close]
        self._sure = [mark for mark in closers if not _may_be_possessive(text, mark)]
        self._closers = closers
        self._sure_at = [mark.start for mark in self._sure]
        self._closers_at = [mark.start for mark in closers]

    def closer(self, opener: _Mark) -> _Mark | None:
        """The mark that closes `opener`, or None when it is an apostrophe."""
        if not opener.may_open:
            return None
        for marks, places in ((self._sure, self._sure_at), (self._closers, self._closers_at)):
            at = bisect_left(places, opener.end)
            if at < len(marks) and self._balanced(opener.end, places[at]):
                return marks[at]
        return None

    def _balanced(self, start: int, end: int) -> bool:
        return (bisect_left(self._doubles, end) - bisect_left(self._doubles, start)) % 2 == 0


def _may_be_possessive(text: str, mark: _Mark) -> bool:
    """Whether the letter before often has an apostrophe and the sentence goes on: "the boys' car"."""
    goes_on = text[mark.end : mark.end + 2].strip()
    return text[mark.start - 1] in "sSxzn" and text[mark.end : mark.end + 1] == " " and goes_on.islower()
