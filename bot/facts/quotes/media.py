"""By what medium the quoted words came: told in an interview, posted, filed in court."""

import re

from bot.facts.values import Medium

_MEDIA: tuple[tuple[Medium, str], ...] = (
    (
        "court document",
        r"(?:court|legal) (?:documents?|filings?|papers?|records?)|filings?|lawsuit|petition|affidavit|"
        r"complaint|documents?|indictment|rechtbankstukken|documenten|aanklacht|dagvaarding",
    ),
    (
        "post",
        r"instagram|twitter|tweet(?:s|ed)?|facebook|tiktok|threads|snapchat|bluesky|mastodon|weibo|linkedin|tumblr|"
        r"reddit|(?-i:post(?:ed|s|te|ten)?)|caption(?:ed|s)?|hashtag|social media|sociale media|truth social",
    ),
    ("email", r"e-?mail(?:ed|s)?|mailtje"),
    ("letter", r"letter|(?:de|een|haar|zijn|open) brief"),
    ("statement", r"statement|(?:press|news) release|verklaring|persbericht"),
    ("podcast", r"podcast"),
    ("song", r"lyrics?|concert|sang|song|songtekst|zong"),
    ("book", r"memoir|autobiography|book|memoires|boek"),
    ("press conference", r"(?:press|news) conference|persconferentie|briefing"),
    ("speech", r"speech|rally|keynote|sermon|toespraak"),
    ("television", r"television|tv|season|episode|televisie|seizoen|aflevering|talk ?show"),
    ("interview", r"interview(?:ed|s)?|vraaggesprek"),
)
_PATTERNS = tuple((medium, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for medium, words in _MEDIA)


def medium_named(text: str) -> Medium | None:
    """The medium that `text`, the words around a quotation, names; None when it names none."""
    return next((medium for medium, pattern in _PATTERNS if pattern.search(text)), None)
