"""Names and descriptions of commands in every language that there is a catalogue for."""

from collections.abc import Mapping

import discord
from discord import app_commands

from bot.texts import DEFAULT, language_of, texts_for


class CatalogueTranslator(app_commands.Translator):
    """Gives Discord what `bot.cards.options.text` and a cog's own `Words` left in the strings."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        """The text in the language of `locale`; None where the English one will do."""
        del context
        if words := string.extras.get("words"):
            return _in(words, locale.value)
        key, language = string.extras.get("key"), language_of(locale.value)
        return texts_for(language)(key) if key and language not in {None, DEFAULT} else None


def _in(words: Mapping[str, str], locale: str) -> str | None:
    """The text in the language that Discord calls `locale`, unless that is English."""
    spoken = words.get(locale, words.get(locale.partition("-")[0]))
    return spoken if spoken != words[DEFAULT] else None
