"""The facts of an archive of which a few articles have changed, without reading the others again."""

from bot.facts.changing.change import Change

__all__ = ["Change"]
