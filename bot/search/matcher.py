"""The one fuzzy matcher for names and words: commands and their autocomplete both use it."""

from collections.abc import Sequence


def suggest(typed: str, choices: Sequence[str], limit: int = 25) -> list[str]:
    """The choices that `typed` may mean, best first; all of them, in their own order, when it is blank."""
    return [choice for choice in choices if typed.casefold() in choice.casefold()][:limit]
