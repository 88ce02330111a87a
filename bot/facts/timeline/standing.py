"""Whether what a sentence tells of a day has happened, is planned, or is said not to have happened."""

import re

from bot.archive import Article, Interval, Passage
from bot.facts.dates.tense import Tense
from bot.facts.values import Standing, Timex

# In characters before the date.
_REACH = 90
_UNDONE = re.compile(
    r"\b(?:(?:has|have|had|did|does|do|was|were)(?: not\b|n['’]t\b)|never\b"
    r"|no (?:\w+ ){1,2}(?:has|have|had|was|were)\b|niet\b|nooit\b|geen \w+)",
    re.IGNORECASE,
)
# Behind one of these, or in another clause, the date is of something else: "has not been seen since May".
_ELSEWHERE = re.compile(
    r"[,;:.!?—]|\b(?:and|en|because|but|although|since|for|after|following|until|about|who|which|that|omdat|maar|hoewel"
    r"|sinds|voor|na|wegens|tot|over|die|dat)\b",
    re.IGNORECASE,
)


def standing_of(
    article: Article, passage: Passage, timex: Timex, today: Interval | None, tense: Tense
) -> Standing:
    """How things stand with what `passage` dates by the expression `timex`.

    `today` is the article's own day, `tense` the passage's. What is over by then is told, unless denied.
    """
    place, interval = timex.span, timex.interval
    if _is_denied(article.raw, max(passage.span.start, place.start - _REACH), place.start):
        return "denied"
    if today is not None and interval is not None and interval.last < today.first:
        return "told"
    later = today is not None and interval is not None and interval.first > today.last
    return "planned" if later or tense.looks_ahead(place.start, place.end) else "told"


def _is_denied(text: str, start: int, end: int) -> bool:
    undone = None
    for match in _UNDONE.finditer(text, start, end):
        undone = match
    return undone is not None and not _ELSEWHERE.search(text, undone.end(), end)
