"""Every sentence that people see, one catalogue file a language; adding a language is adding a file."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import yaml
from babel.core import Locale
from babel.lists import format_list
from babel.numbers import format_decimal

CATALOGUES = Path(__file__).parent
DEFAULT = "en"


class Texts:
    """The texts of one language, by key.

    `language` is what the file is called: an ISO 639-1 code, or a locale of Discord where a language has
    several ("zh-TW"). `locale` is how it writes dates, numbers and lists.
    """

    def __init__(self, language: str, entries: Mapping[str, str | Mapping[str, str]]) -> None:
        self.language = language
        self.entries = entries
        self.locale = Locale.parse(language, sep="-")

    def __call__(self, key: str, /, **values: object) -> str:
        """The text `key` with `values` filled in, whole numbers as the language writes them.

        A text with plural forms takes the form that `count` asks for.

        Raises:
            KeyError: the catalogue has no such text, or a value that the text names is missing.
        """
        entry = self.entries[key]
        if not isinstance(entry, str):
            form = self.locale.plural_form(int(str(values["count"])))
            entry = entry.get(form, entry["other"])
        return entry.format(**{name: self._written(value) for name, value in values.items()})

    def joined(self, items: Sequence[str]) -> str:
        """The items as the language lists them: "a, b and c"."""
        return format_list(items, locale=self.locale)

    def _written(self, value: object) -> object:
        if isinstance(value, int) and value >= 1000:
            return format_decimal(value, locale=self.locale)
        return value


@cache
def languages() -> tuple[str, ...]:
    """The languages that there are catalogues for, as their files are called; English first."""
    found = sorted(path.stem for path in CATALOGUES.glob("*.yaml"))
    return (DEFAULT, *(language for language in found if language != DEFAULT))


def language_of(locale: str) -> str | None:
    """The language that `locale` ("en-GB", "nl") asks for; None when there is no catalogue for it."""
    return next((one for one in (locale, locale.partition("-")[0]) if one in languages()), None)


def texts_for(*locales: str | None) -> Texts:
    """The catalogue for the first of `locales` that there is one for, else English."""
    spoken = (language_of(locale) for locale in locales if locale)
    return _catalogue(next(filter(None, spoken), DEFAULT))


@cache
def _catalogue(language: str) -> Texts:
    return Texts(language, yaml.safe_load((CATALOGUES / f"{language}.yaml").read_text(encoding="utf-8")))
