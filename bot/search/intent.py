"""What sort of thing a question asks for (a date, an age, somebody's words), read from its question words."""

import re
from enum import Enum


class Intent(Enum):
    """What a passage should hold to be an answer."""

    DATE = "date"
    AGE = "age"
    NUMBER = "number"
    PLACE = "place"
    SPEECH = "speech"


_SPEAK = (
    r"sa(?:y|ys|id)|tells?|told|claim(?:s|ed)?|wr[io]te|writes|post(?:ed)?|tweet(?:ed)?|call(?:ed)?|admit(?:s|ted)?"
    r"|zei|zegt|zeggen|vertelt|vertelde|vertellen|beweert|beweerde|schreef|schrijft"
)
_PLACES = r"place|city|town|country|state|street|restaurant|venue|plaats|stad|land|dorp|straat"
_DATES = r"year|date|day|month|jaar|datum|dag|maand"
# In the order in which they are tried; each looks at the folded words with single blanks between them.
_SIGNS = {
    Intent.AGE: r"how old|hoe oud|(?:what|which|welke) (?:age|leeftijd)|(?:ages?|leeftijd) (?:of|is|are|van)",
    Intent.DATE: rf"when|whens|wanneer|(?:what|which|welke?|wat) (?:was the |is the )?(?:{_DATES})",
    Intent.NUMBER: r"how (?:many|much|long|often|far|big|tall)|hoe(?:veel| lang| vaak| ver| groot)",
    Intent.PLACE: rf"where|wheres|waar|(?:what|which|welke?) (?:{_PLACES})",
    Intent.SPEECH: rf"(?:who|wie|what|wat|how|hoe)(?: \S+){{0,4}} (?:{_SPEAK})",
}
_PATTERNS = {intent: re.compile(rf"(?:^| )(?:{signs})(?= |$)") for intent, signs in _SIGNS.items()}


def intent_of(words: list[str]) -> Intent | None:
    """The intent of a question, given its folded words; None when it may ask for anything."""
    line = " ".join(words[:64])
    return next((intent for intent, pattern in _PATTERNS.items() if pattern.search(line)), None)
