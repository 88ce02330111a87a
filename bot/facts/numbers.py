"""English and Dutch number words up to ninety-nine."""

from itertools import product

_ONES_EN = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_ONES_NL = (
    "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien "
    "zeventien achttien negentien"
)
_TENS_EN = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_TENS_NL = ["twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"]


def _number_words() -> dict[str, int]:
    numbers: dict[str, int] = {}
    for ones in (_ONES_EN, _ONES_NL):
        numbers |= {word: value for value, word in enumerate(ones.split(), 1)}
    english, dutch = _ONES_EN.split()[:9], _ONES_NL.split()[:9]
    for value, (ten_en, ten_nl) in enumerate(zip(_TENS_EN, _TENS_NL, strict=True), 2):
        numbers |= {ten_en: 10 * value, ten_nl: 10 * value}
        for (one, word), hyphen in product(enumerate(english, 1), "- "):
            numbers[f"{ten_en}{hyphen}{word}"] = 10 * value + one
        for one, word in enumerate(dutch, 1):
            link = "ën" if word.endswith("e") else "en"
            numbers[f"{word}{link}{ten_nl}"] = 10 * value + one
    return numbers


NUMBER_WORDS = _number_words()
