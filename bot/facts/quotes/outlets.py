"""Which newspapers, magazines and broadcasters the articles say they heard something from."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bot.archive import Archive, Article, Span
from bot.archive.vocabulary import vocabulary
from bot.archive.words import WORD
from bot.facts.looking import lower_case, places_of
from bot.facts.names import Names
from bot.facts.person_words import CALENDAR
from bot.facts.quotes.known_outlets import WELL_KNOWN

Evidence = Literal["sure", "weak"]

_CAPITALISED = r"[^\W\d_a-zß-öø-ÿ][\w&]*(?:!(?=\s[^\W\d_a-zß-öø-ÿ]))?(?:\.(?:com|net|org|nl|tv))?"
_NAME = re.compile(rf"{_CAPITALISED}(?:\s(?:(?:of|the|van)\s)?{_CAPITALISED}){{0,4}}")
_NAME_AT_END = re.compile(rf"{_NAME.pattern}\Z")
_NAME_REACH = 60

_TRIGGER = re.compile(
    r"(?P<sure>\b(?:obtained|reviewed|viewed|verkregen|ingezien)\s(?:by|door)\s|\((?:[Vv]ia|h/t)\s)"
    r"|(?P<told>\b(?:told|tells|tell|telling|exclusively\sto|(?:explained|confirmed|revealed|dished|statement|spoke|"
    r"spoken|speaking|speaks|talked|talking)\s(?:exclusively\s)?(?:to|with)|interview\s(?:with|for|in|to|met|aan)|"
    r"(?P<dutch>aan|tegen(?:over)?))\s)"
    r"|(?P<weak>\b(?:according\sto|volgens|per|aldus|meldt|meldde|berichtte?|first\sreported\sby)\s)"
    r"|(?P<reports>\s(?:reports?|reported|meldt|meldde|berichtte?)\s(?:that|dat)\b)",
    re.IGNORECASE,
)
# The words that triggers begin with, or have as their second character on.
_BEGINNINGS = sorted(
    vocabulary(
        "obtained reviewed viewed verkregen ingezien told tell exclusively explained confirmed revealed",
        "dished statement spoke speak talked talking interview aan tegen according volgens per aldus meld",
        "bericht first report via h/t",
    )
)
_ARTICLE = re.compile(r"(?:the|de|het)\s")
_DESCRIBED = re.compile(
    r"(?:the|de|het)\s(?:[\w-]+\s){0,3}?(?:magazine|newspaper|paper|outlet|publication|website|site|tabloid|"
    r"network|broadcaster|blad|krant|dagblad|zender|tijdschrift)\b"
)
_REPORTS_THAT = re.compile(r"\s(?:that|dat)\b")
_SOURCE_BEFORE = re.compile(
    r"\b(?:sources?|insiders?|tipster|eyewitness(?:es)?|informant|friend|pal|confidante?|bron(?:nen)?|"
    r"ingewijden?)\b[^.\n\"“”]*\Z",
    re.IGNORECASE,
)
_DUTCH_TELLING = re.compile(
    r"\b(?:vertel|zei|zegt|zeggen|verkla|laat|liet|meld|bevestig|onthul|beken)\w*[^.\n]*\Z", re.IGNORECASE
)
_REACH = 90

_MEDIA = re.compile(
    r"news|times|post|weekly|daily|journal|magazine|herald|tribune|gazette|press|tv|radio|network|guardian|"
    r"telegraph|mail|sun|mirror|today|show|podcast|chronicle|observer|insider|bulletin|dispatch|courier|examiner|standard|wire|"
    r"broadcasting|nieuws|krant|dagblad|omroep|weekblad|tijdschrift|journaal|com"
)
_MEDIA_COMPOUND = re.compile(r"\w+(?:krant|blad|courant|bode|nieuws|zeitung)")
_NOT_MEDIA = re.compile(
    r"\b(?:congress|parliament|senate|house|court|police|committee|council|board|commission|department|ministry|"
    r"government|party|university|states?|city|county|america|europe|mr|mrs|ms|dr|president|minister)\b",
    re.IGNORECASE,
)
_AGENCIES = frozenset(
    ("FBI", "CIA", "NSA", "NATO", "UN", "EU", "NASA", "WHO", "IMF", "USA", "UK", "US", "GOP")
)
_ACRONYM = re.compile(r"[A-Z]{3,4}")


@dataclass(frozen=True, slots=True)
class OutletMention:
    """A place (an offset into the file) that names an outlet as the receiver or teller of something."""

    at: int
    name: str


class Outlets:
    """Every outlet that the articles of an archive name, learned from how they are named.

    Sources without a name speak to outlets, and outlets obtain documents and report: who does so somewhere
    in the archive, and is not a person, is an outlet everywhere in it.
    """

    def __init__(self, archive: Archive, names: Names) -> None:
        self._names = names
        self._people = {article.file: _places(names, article) for article in archive.articles}
        seen = {article.file: list(self._seen(article)) for article in archive.articles}
        self._known = {
            mention.name.casefold()
            for found in seen.values()
            for evidence, mention in found
            if mention.name and evidence == "sure"
        }
        self._known |= {article.outlet.name.casefold() for article in archive.articles if article.outlet}
        self._mentions = {file: self._accepted(found) for file, found in seen.items()}

    def is_outlet(self, name: str) -> bool:
        """Whether `name` is known, or by its words looks like, the name of an outlet."""
        key = name.casefold()
        if key in self._known or key.removeprefix("the ") in self._known:
            return True
        if name in _AGENCIES or _NOT_MEDIA.search(name):
            return False
        words = WORD.findall(key)
        telling = any(
            _MEDIA.fullmatch(word) or _MEDIA_COMPOUND.fullmatch(word) for word in (*words[:1], *words[-1:])
        )
        return telling or _ACRONYM.fullmatch(name) is not None

    def stated(self, file: str, start: int, end: int) -> str | None:
        """The outlet that `file` names last between two offsets, or None."""
        mentions = self._mentions[file]
        last = bisect_left(mentions, end, key=lambda mention: mention.at) - 1
        return mentions[last].name if last >= 0 and mentions[last].at >= start else None

    def _accepted(self, found: list[tuple[Evidence, OutletMention]]) -> list[OutletMention]:
        """The mentions that are of outlets; one without a name ("told the magazine") means the one before."""
        accepted: list[OutletMention] = []
        for evidence, mention in found:
            if not mention.name:
                if accepted:
                    accepted.append(OutletMention(mention.at, accepted[-1].name))
            elif evidence == "sure" or self.is_outlet(mention.name) or mention.name.casefold() in WELL_KNOWN:
                accepted.append(mention)
        return accepted

    def _seen(self, article: Article) -> Iterator[tuple[Evidence, OutletMention]]:
        for paragraph in article.paragraphs:
            for trigger in _triggers(article.raw, paragraph):
                yield from self._named(article, trigger, paragraph)

    def _named(
        self, article: Article, trigger: re.Match[str], paragraph: Span
    ) -> Iterator[tuple[Evidence, OutletMention]]:
        raw = article.raw
        if trigger["reports"]:
            before = _NAME_AT_END.search(
                raw[max(paragraph.start, trigger.start() - _NAME_REACH) : trigger.start()]
            )
            if before and self._may_be_outlet(article.file, trigger.start() - 1, before.group()):
                yield "sure", OutletMention(trigger.start() - len(before.group()), before.group())
            return
        article_word = _ARTICLE.match(raw, trigger.end(), paragraph.end)
        found = _NAME.match(raw, article_word.end() if article_word else trigger.end(), paragraph.end)
        if found is None:
            if _DESCRIBED.match(raw, trigger.end(), paragraph.end):
                yield "weak", OutletMention(trigger.end(), "")
            return
        name = _without_day(found.group())
        if name and self._may_be_outlet(article.file, found.start(), name):
            yield self._evidence(raw, trigger, found, paragraph), OutletMention(found.start(), name)

    def _evidence(self, raw: str, trigger: re.Match[str], found: re.Match[str], paragraph: Span) -> Evidence:
        if trigger["sure"] or (trigger["weak"] and _REPORTS_THAT.match(raw, found.end(), paragraph.end)):
            return "sure"
        if trigger["told"] and found.group().startswith(("The ", "De ", "Het ")):
            return "sure"  # a capital article within a sentence is part of a name, as papers have it
        before = raw[max(paragraph.start, trigger.start() - _REACH) : trigger.start()]
        told = trigger["told"] and (not trigger["dutch"] or _DUTCH_TELLING.search(before))
        return "sure" if told and _SOURCE_BEFORE.search(before) else "weak"

    def _may_be_outlet(self, file: str, at: int, name: str) -> bool:
        """Whether `name`, at `at` of `file`, is neither a person's nor an institution's."""
        starts, ends = self._people[file]
        number = bisect_right(starts, at) - 1
        if number >= 0 and at < ends[number]:
            return False
        return name not in _AGENCIES and _NOT_MEDIA.search(name) is None


def _triggers(raw: str, paragraph: Span) -> Iterator[re.Match[str]]:
    start = reached = paragraph.start
    text = lower_case(raw[start : paragraph.end])
    for place, _ in places_of(_BEGINNINGS, text):
        for at in (start + place - 1, start + place):
            trigger = _TRIGGER.match(raw, at, paragraph.end) if at >= reached else None
            if trigger:
                yield trigger
                reached = trigger.end()


def _without_day(name: str) -> str:
    """The name without the day after it: "told CNN Tuesday"."""
    words = name.split()
    while words and words[-1].lower() in CALENDAR:
        words.pop()
    return name[: name.rindex(words[-1]) + len(words[-1])] if words else ""


def _places(names: Names, article: Article) -> tuple[list[int], list[int]]:
    """Where the article names people: where those places start, and where they end."""
    mentions = names.mentions(article.file)
    return [mention.span.start for mention in mentions], [mention.span.end for mention in mentions]
