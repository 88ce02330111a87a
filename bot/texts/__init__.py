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
    """The texts of one language, by key."""

    def __init__(self, language: str, entries: Mapping[str, str | Mapping[str, str]]) -> None:
        self.language = language
        self.entries = entries
        self._locale = Locale.parse(language)

    def __call__(self, key: str, /, **values: object) -> str:
        """The text `key` with `values` filled in, whole numbers as the language writes them.

        A text with plural forms takes the form that `count` asks for.

        Raises:
            KeyError: the catalogue has no such text, or a value that the text names is missing.
        """
        entry = self.entries[key]
        if not isinstance(entry, str):
            form = self._locale.plural_form(int(str(values["count"])))
            entry = entry.get(form, entry["other"])
        return entry.format(**{name: self._written(value) for name, value in values.items()})

    def joined(self, items: Sequence[str]) -> str:
        """The items as the language lists them: "a, b and c"."""
        return format_list(items, locale=self._locale)

    def _written(self, value: object) -> object:
        if isinstance(value, int) and value >= 1000:
            return format_decimal(value, locale=self._locale)
        return value


@cache
def languages() -> tuple[str, ...]:
    """The languages that there are catalogues for, by their ISO 639-1 codes; English first."""
    found = sorted(path.stem for path in CATALOGUES.glob("*.yaml"))
    return (DEFAULT, *(language for language in found if language != DEFAULT))


def texts_for(*locales: str | None) -> Texts:
    """The catalogue for the first of `locales` ("en-GB", "nl") that there is one for, else English."""
    spoken = (locale.partition("-")[0] for locale in locales if locale)
    return _catalogue(next((language for language in spoken if language in languages()), DEFAULT))


@cache
def _catalogue(language: str) -> Texts:
    return Texts(language, yaml.safe_load((CATALOGUES / f"{language}.yaml").read_text(encoding="utf-8")))
