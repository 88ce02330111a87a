"""The outlet that an article says it is from, by how it speaks of itself."""

import re

_NAME_WORD = r"[A-Z0-9][\w&.’'-]{0,30}!?"
_NAME = rf"(?:(?:The|De|Het|Le|La|El) )?{_NAME_WORD}(?: (?:of |the )?{_NAME_WORD}){{0,3}}"
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
    re.compile(rf"(?P<name>{_NAME}) (?:ha(?:s|ve) )?(?:also )?(?:reached out|contacted) .{{0,80}}?{_ASKED}"),
    re.compile(rf"\b(?:to|answer) (?P<name>{_NAME}) requests? for comment"),
    re.compile(rf"(?P<name>{_NAME}) heeft (?:.{{0,80}}? )?om (?:een )?(?:reactie|commentaar) gevraagd"),
)
# An agency signs its dateline: "LONDON (Agency) - ", "(Agency) - ".
_PLACE = r"[A-Z][\w.’' -]{1,40}(?:, [A-Z][\w. ]{1,30})?"
_DATELINE = re.compile(rf"(?:{_PLACE} )?\((?P<name>{_NAME})\) ?(?:_|[-–—]{{1,2}})[ \w“\"‘]")


def find_outlet(text: str, paragraphs: list[tuple[int, int]]) -> tuple[str, int, int] | None:
    """The outlet's name and where the article shows it; None when it does not, or names two.

    Outlets that are merely quoted ("told Example Weekly") are not the article's own.
    """
    if dateline := _dateline(text, paragraphs):
        return dateline
    found: dict[str, tuple[int, int]] = {}
    for start, end in paragraphs:
        for pattern in _REQUESTS:
            for match in pattern.finditer(text, start, min(end, start + 4_000)):
                name = _SUPERFLUOUS.sub("", match["name"])
                if name.casefold() not in _PERSONAL and name[:1].isupper():
                    found.setdefault(name, (match.start(), match.end()))
    if len(found) != 1:
        return None
    ((name, (first, last)),) = found.items()
    return name, first, last


def _dateline(text: str, paragraphs: list[tuple[int, int]]) -> tuple[str, int, int] | None:
    for start, end in paragraphs[:4]:
        if match := _DATELINE.match(text, start, min(end, start + 150)):
            return match["name"], match.start("name"), match.end("name")
    return None
