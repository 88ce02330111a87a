"""Every sentence that people see, one catalogue file a language; adding a language is adding a file."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import yaml
from babel.core import Locale
from babel.lists import format_list

CATALOGUES = Path(__file__).parent
DEFAULT = "en"


class Texts:
    """The texts of one language, by key."""

    def __init__(self, language: str, entries: Mapping[str, str | Mapping[str, str]]) -> None:
        self.language = language
        self.entries = entries
        self._locale = Locale.parse(language)

    def __call__(self, key: str, /, **values: object) -> str:
        """The text `key` with `values` filled in; one with plural forms takes the form that `count` asks for.

        Raises:
            KeyError: the catalogue has no such text, or a value that the text names is missing.
        """
        entry = self.entries[key]
        if not isinstance(entry, str):
            form = self._locale.plural_form(int(str(values["count"])))
            entry = entry.get(form, entry["other"])
        return entry.format(**values)

    def joined(self, items: Sequence[str]) -> str:
        """The items as the language lists them: "a, b and c"."""
        return format_list(items, locale=self._locale)


@cache
def texts_for(locale: str = DEFAULT) -> Texts:
    """The catalogue for a Discord locale ("en-GB", "nl"): its language's, or English where there is none."""
    language = locale.partition("-")[0]
    path = CATALOGUES / f"{language}.yaml"
    if not path.is_file():
        return texts_for(DEFAULT)
    return Texts(language, yaml.safe_load(path.read_text(encoding="utf-8")))
