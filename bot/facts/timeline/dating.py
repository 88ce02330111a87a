"""Which date expressions of a sentence say when it happened, and which only belong to a name of something."""

import re

from bot.archive import Article, Passage
from bot.facts.values import Timex

_YEAR, _MONTH = 366, 31
# Stand before a year that dates what is told; others belong to a noun: "a 2014 study", "the 2012 election".
_PLACES_IN_TIME = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|to|through|throughout|during|before|after|around|circa|of|for|and|or"
    r"|between|as|when|while|once|toen|terwijl|back|early|late|mid|year|years|summer|winter|spring|autumn|fall|weekend"
    r"|sinds|tot|vanaf|tijdens|voor|na|rond|omstreeks|van|en|of|tussen|jaar|begin|eind|medio|zomer|najaar)"
    r"|[-–—(,;:.!?\"“”‘’]|\A)\W*\Z",
    re.IGNORECASE,
)
# "Better than in 2019", "compared with last year": what happened then is not what the sentence tells.
_COMPARES = re.compile(
    r"\b(?:than|compared (?:to|with)|versus|vs\.?|like|unlike|as(?= in)|dan|vergeleken met|zoals)"
    r"(?: (?:it was|they were|was|were|het|de|the))?(?: in)?\s+\Z",
    re.IGNORECASE,
)
_FOLLOWING = re.compile(r"['’]s?\s+\w|\s+[^\W\d_]|-[^\W\d_]")
_BEFORE = 30


def dating(article: Article, passage: Passage, timexes: list[Timex]) -> list[Timex]:
    """Those of a sentence's date expressions that date it to within a year.

    Days, months and holidays always do ("Friday's decision"); a longer time does when it stands as an
    adverbial, and not as part of a noun or in a comparison.
    """
    return [timex for timex in timexes if _dates(article, passage, timex)]


def undated(timexes: list[Timex]) -> list[Timex]:
    """Those that would date the sentence if only the article's own date, or the year, were known."""
    return [timex for timex in timexes if timex.interval is None and timex.datable]


def _dates(article: Article, passage: Passage, timex: Timex) -> bool:
    if timex.interval is None or timex.interval.days > _YEAR:
        return False
    if timex.interval.days <= _MONTH:
        return True
    start = max(passage.span.start, timex.span.start - _BEFORE)
    before, raw = article.raw[start : timex.span.start], article.raw
    if _COMPARES.search(before):
        return False
    following = _FOLLOWING.match(raw, timex.span.end, passage.span.end)
    if following is None:
        return True
    if following.group()[0] in "'’-":
        return False  # "this year's election", "a 2014-born striker"
    bare = raw[timex.span.start : timex.span.end].isdecimal()
    return not bare or _PLACES_IN_TIME.search(before) is not None
