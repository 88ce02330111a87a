"""The texts of a cog of one's own, in the languages that it speaks."""

from collections.abc import Mapping

from discord.app_commands import locale_str

from bot.texts import DEFAULT, Texts

Entries = Mapping[str, str | Mapping[str, str]]
"""Texts by key. One with plural forms is a mapping of them, as in `bot/texts/en.yaml`."""


class Words:
    """Texts by key, first in English, then in other languages; English where another is not spoken."""

    def __init__(self, en: Entries, **others: Entries) -> None:
        """`others` by language as a catalogue is called ("nl"), with `_` for `-`.

        Raises:
            ValueError: a language has not the same keys as English.
        """
        self._spoken: dict[str, Texts] = {DEFAULT: Texts(DEFAULT, en)}
        for name, entries in others.items():
            language = name.replace("_", "-")
            if odd := entries.keys() ^ en.keys():
                raise ValueError(f"{language} and {DEFAULT} do not both have the texts {sorted(odd)}")
            self._spoken[language] = Texts(language, entries)

    def text(self, key: str) -> locale_str:
        """The text `key` as a name or description of a command or option: Discord gets it in each language.

        Raises:
            KeyError: there is no such text.
        """
        return locale_str(
            self._spoken[DEFAULT](key), words={name: texts(key) for name, texts in self._spoken.items()}
        )

    def of(self, say: Texts) -> Texts:
        """These texts in the language of `say`, which is that of a conversation."""
        return self._spoken.get(say.language, self._spoken[DEFAULT])
