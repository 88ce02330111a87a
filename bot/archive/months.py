"""Names of months, weekdays and languages, as the languages of the news print them."""

from collections.abc import Iterator
from functools import cache

from babel import Locale

# The languages whose articles are described in full; others are read and searched all the same.
LANGUAGES = ("en", "nl", "de", "fr", "es", "it", "pt")
_ALSO_PRINTED = {"sept": 9}


@cache
def month_numbers() -> dict[str, int]:
    """Case-folded month name, whole or abbreviated without its full stop -> 1..12, in all of `LANGUAGES`.

    The names are those of the Unicode CLDR, as Babel ships them.
    """
    names = dict(_ALSO_PRINTED)
    for language in LANGUAGES:
        for width in ("wide", "abbreviated"):
            for number, name in Locale.parse(language).months["format"][width].items():
                names.setdefault(name.casefold().rstrip("."), number)
    return names


@cache
def language_codes() -> dict[str, str]:
    """Case-folded name of a language, in any of `LANGUAGES` -> its ISO 639-1 code: "dutch", "nederlands"."""
    return {
        name.casefold(): code
        for language in LANGUAGES
        for code, name in Locale.parse(language).languages.items()
        if len(code) == 2
    }


@cache
def month_abbreviations() -> frozenset[str]:
    """The case-folded month names that are printed with a full stop because they are cut short."""
    whole = {
        name.casefold()
        for language in LANGUAGES
        for name in Locale.parse(language).months["format"]["wide"].values()
    }
    return frozenset(month_numbers().keys() - whole)


@cache
def weekday_names() -> frozenset[str]:
    """Every case-folded weekday name, whole or abbreviated without its full stop, in all of `LANGUAGES`."""
    return frozenset(_weekdays())


def _weekdays() -> Iterator[str]:
    for language in LANGUAGES:
        for width in ("wide", "abbreviated"):
            for name in Locale.parse(language).days["format"][width].values():
                yield name.casefold().rstrip(".")
