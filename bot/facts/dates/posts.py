"""Words quoted from a dated post or speech: "today" in them is the day on which they were written or said."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.archive import Article, Interval, Passage
from bot.facts.dates.grammar import Found
from bot.facts.dates.readings import CalendarDay, Weekday

_MARK = re.compile(r'["“”„«»]')
_OPENS = re.compile(r'[^"“„«.!?]{0,60}["“„«]')
# '... today," she posted on Instagram on' July 22
_SAID_AFTER = re.compile(
    r'[^"“”„«»]{0,400}["”»][,.]?(?: \w+){0,4}? (?:wrote|posted|tweeted|said|says|told'
    r"|schreef|postte|zei|twitterde)(?: (?:[A-Z]\w+|reporters|she|he|zij|ze|hij))?"
    r"(?: (?:in|on|via|to|op) (?:an? |the |een )?\w+)?,?(?: (?:on|op))? \Z"
)


@dataclass(slots=True)
class Quoting:
    """Whether the place reached in the article is quoted, and when those words were written, if told."""

    article: Article
    quoted: bool = False
    written: Interval | None = None
    _paragraph: int = 0
    _cursor: int = 0

    def enter(self, passage: Passage, place: int) -> None:
        """Keep count of the quotation marks up to `place`; every paragraph starts unquoted."""
        if passage.paragraph != self._paragraph:
            self._paragraph, self.written, self.quoted = passage.paragraph, None, False
            self._cursor = self.article.paragraphs[passage.paragraph - 1].start
        for mark in _MARK.finditer(self.article.raw, self._cursor, place):
            self.quoted = not self.quoted if mark.group() == '"' else mark.group() in "“„«"
        self._cursor = max(self._cursor, place)

    def remember(self, day: Interval, end: int, passage: Passage) -> None:
        """Take the day whose expression ends at `end` for that of a quotation that opens soon after it."""
        if day.days == 1 and not self.quoted and _OPENS.match(self.article.raw, end, passage.span.end):
            self.written = day

    def said_on(self, found: Found, later: Sequence[Found]) -> Found | None:
        """What dates the quotation around `found` after its end: '"... today," she said on May 3'."""
        following = next((one for one in later if isinstance(one.reading, CalendarDay | Weekday)), None)
        if self.quoted and following and _SAID_AFTER.match(self.article.raw[found.end : following.start]):
            return following
        return None
