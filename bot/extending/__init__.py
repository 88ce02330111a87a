"""Cogs: found, loaded, watched and reloaded, so that a bad one harms neither the bot nor the others."""
