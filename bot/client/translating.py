"""Names and descriptions of commands in every language that there is a catalogue for."""

import discord
from discord import app_commands

from bot.texts import DEFAULT, languages, texts_for


class CatalogueTranslator(app_commands.Translator):
    """Gives Discord the texts whose keys `bot.cards.options.text` left in the strings."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        """The text in the language of `locale`; None where the English one will do."""
        del context
        key = string.extras.get("key")
        language = locale.value.partition("-")[0]
        if key is None or language == DEFAULT or language not in languages():
            return None
        return texts_for(language)(key)
