"""What sort of thing a question asks for (a date, an age, somebody's words), read from its question words."""

import re
from collections.abc import Sequence
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
_PATTERNS = {intent: re.compile(rf"(?:^| )(?P<asking>{signs})(?= |$)") for intent, signs in _SIGNS.items()}
_SPEAKING = re.compile(rf"(?:{_SPEAK})")
_MOST_WORDS = 64  # words of a question in which its intent is looked for


def intent_of(words: Sequence[str]) -> tuple[Intent | None, frozenset[str]]:
    """The intent of a question, given its folded words, and the words that only say so ("what", "year").

    No intent when it may ask for anything.
    """
    line = " ".join(words[:_MOST_WORDS])
    for intent, pattern in _PATTERNS.items():
        if match := pattern.search(line):
            asking = match["asking"].split()
            if intent is Intent.SPEECH:  # between its question word and its verb stands who spoke
                asking = [word for word in asking if _SPEAKING.fullmatch(word)]
            return intent, frozenset(asking)
    return None, frozenset()
