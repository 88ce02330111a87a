"""The outlet that an article says it is from, by how it speaks of itself."""

import re

from bot.archive.dateline import NAME, Dateline
from bot.archive.line import split_lines

_SUPERFLUOUS = re.compile(r"(?:'s|’s|['’])$")
_PERSONAL = frozenset(
    [
        "he",
        "she",
        "they",
        "we",
        "it",
        "who",
        "police",
        "officials",
        "lawyers",
        "hij",
        "zij",
        "ze",
        "wij",
        "we",
        "politie",
    ]
)
# An article asks for comment in its own name: "Example News has reached out to their reps".
_ASKED = r"(?:\bfor comment\b|\breps?\b|\brepresentatives?\b|\bspokes\w+)"
_REQUESTS = (
    re.compile(rf"(?P<name>{NAME}) (?:ha(?:s|ve) )?(?:also )?(?:reached out|contacted) .{{0,80}}?{_ASKED}"),
    re.compile(rf"\b(?:to|answer) (?P<name>{NAME}) requests? for comment"),
    re.compile(rf"(?P<name>{NAME}) heeft (?:.{{0,80}}? )?om (?:een )?(?:reactie|commentaar) gevraagd"),
)
# Trying every capital as the start of a name takes long; each request has one of these words, and few
# paragraphs do.
_OF_REQUEST = ("reached out", "contacted", "for comment", "gevraagd")
_LOOK = 4_000  # characters of a paragraph


# What newspapers and magazines are called; alone on a line above the text it is who publishes. Not "News", as
# sections are called ("Health News").
_MASTHEAD = re.compile(
    r"(?:(?:The|De|Het) )?(?:[A-Z][\w’'-]* ){0,3}(?:Times|Post|Herald|Courier|Tribune"
    r"|Gazette|Journal|Chronicle|Telegraph|Guardian|Observer|Examiner|Press|Daily|Weekly|Magazine|Mail"
    r"|Standard|Dispatch|Bulletin|Mirror|Courant|Dagblad|Nieuwsblad|Weekblad|Omroep|Krant"
    r"|Volkskrant)"
)


def find_masthead(text: str, clutter: list[tuple[int, int]], until: int) -> tuple[str, int, int] | None:
    """The outlet that a line of its own names above the text, which starts at `until`; none of several."""
    found: dict[str, tuple[int, int]] = {}
    for start, end in clutter:
        for line in split_lines(text, start, min(end, until)):
            if " " in line.head and _MASTHEAD.fullmatch(line.head):
                found[line.head] = (line.start, line.end)
    if len(found) != 1:
        return None
    ((name, (first, last)),) = found.items()
    return name, first, last


def find_outlet(
    text: str, paragraphs: list[tuple[int, int]], dateline: Dateline | None
) -> tuple[str, int, int] | None:
    """The outlet's name and where the article shows it; None when it does not, or names two.

    An agency signs its dateline. Outlets that are merely quoted ("told Example Weekly") are not the article's
    own.
    """
    if dateline is not None and dateline.agency is not None:
        start, end = dateline.agency
        return text[start:end], start, end
    if not any(words in text for words in _OF_REQUEST):
        return None
    found: dict[str, tuple[int, int]] = {}
    for start, end in paragraphs:
        stop = min(end, start + _LOOK)
        if not any(text.find(words, start, stop) >= 0 for words in _OF_REQUEST):
            continue
        for pattern in _REQUESTS:
            for match in pattern.finditer(text, start, stop):
                name = _SUPERFLUOUS.sub("", match["name"])
                if name.casefold() not in _PERSONAL and name[:1].isupper():
                    found.setdefault(name, (match.start(), match.end()))
    if len(found) != 1:
        return None
    ((name, (first, last)),) = found.items()
    return name, first, last
