"""Names and descriptions of commands in every language that there is a catalogue for."""

import discord
from discord import app_commands

from bot.texts import DEFAULT, language_of, texts_for


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
        key, language = string.extras.get("key"), language_of(locale.value)
        return texts_for(language)(key) if key and language not in {None, DEFAULT} else None
