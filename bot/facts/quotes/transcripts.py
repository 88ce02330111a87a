"""Transcripts between quotation marks: turns that begin with who speaks, as in "KELLER: We are late"."""

import re

from bot.archive import Article, Span
from bot.facts.quotes.marks import Stretch

_LABEL = re.compile(r"([A-Z][A-Z'’.-]+(?: [A-Z][A-Z'’.-]+){0,3}):\s+")
_NOISE = re.compile(r"[(\[][^()\[\]\n]{0,80}[)\]]")
_OPENED = re.compile(r"[\"“„«]")
_CLOSED = re.compile(r"[\"”»]\Z")
_FEWEST = 2


class Transcript:
    """The labels of an article's turns; it has some only where two people or more speak in turns."""

    def __init__(self, article: Article) -> None:
        self._raw = article.raw
        self._file = article.file
        labels = (_LABEL.match(self._raw, at.end()) for at in _OPENED.finditer(self._raw))
        self._labels = {label[1] for label in labels if label}
        if len(self._labels) < _FEWEST:
            self._labels = set()

    def label(self, stretch: Stretch) -> Span | None:
        """The words that say whose turn a stretch is; None for a stretch that is no turn's beginning."""
        found = _LABEL.match(self._raw, stretch.start, stretch.end) if self._labels else None
        if found is None or found[1] not in self._labels:
            return None
        return Span(self._file, found.start(1), found.end(1))

    def words(self, stretch: Stretch) -> Span:
        """The words of a stretch without its label."""
        found = _LABEL.match(self._raw, stretch.start, stretch.end) if self.label(stretch) else None
        return Span(self._file, found.end() if found else stretch.start, stretch.end)

    def turn(self, paragraph: Span) -> Stretch | None:
        """The whole paragraph if it is a turn, whatever marks stand in it."""
        opened = _OPENED.match(self._raw, paragraph.start)
        label = _LABEL.match(self._raw, opened.end()) if opened and self._labels else None
        if opened is None or label is None or label[1] not in self._labels:
            return None
        closing = _CLOSED.search(self._raw, label.end(), paragraph.end)
        if closing:
            return Stretch(paragraph.start, opened.end(), closing.start(), closing.end())
        return Stretch(paragraph.start, opened.end(), paragraph.end, paragraph.end, complete=False)

    def is_noise(self, stretch: Stretch) -> bool:
        """Whether a stretch of a transcript only says what is heard: "(CROSSTALK)"."""
        return bool(self._labels) and _NOISE.fullmatch(self._raw, stretch.start, stretch.end) is not None
