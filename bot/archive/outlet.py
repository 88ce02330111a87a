"""The outlet that an article says it is from, by how it speaks of itself."""

import re

_NAME = (
    r"(?:(?:The|De|Het|Le|La|El) )?[A-Z0-9][\w&.’'-]{0,30}!?(?: (?:of |the )?[A-Z0-9][\w&.’'-]{0,30}!?){0,3}"
)
_SUPERFLUOUS = re.compile(r"(?:'s|’s|['’])$")
_PERSONAL = frozenset("he she they we it who police officials lawyers hij zij ze wij we politie".split())
# An article asks for comment in its own name: "Example News has reached out to ...", "to Example News' request".
_REQUESTS = (
    re.compile(
        rf"(?P<name>{_NAME}) (?:has |have )?(?:also )?(?:reached out|contacted) (?:to )?.{{0,80}}?(?:\bfor comment\b|\breps?\b|\brepresentatives?\b|\bspokes\w+)"
    ),
    re.compile(rf"\b(?:to|answer) (?P<name>{_NAME}) requests? for comment"),
    re.compile(rf"(?P<name>{_NAME}) heeft (?:.{{0,80}}? )?om (?:een )?(?:reactie|commentaar) gevraagd"),
)
# An agency signs its dateline: "LONDON (Agency) - ", "(Agency) - ".
_DATELINE = re.compile(
    rf"(?:[A-Z][\w.’' -]{{1,40}}(?:, [A-Z][\w. ]{{1,30}})? )?\((?P<name>{_NAME})\) ?_?(?:[-–—]{{1,2}}|_)[ \w“\"‘]"
)


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
