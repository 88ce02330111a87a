"""Which of the files in `cogs/` are not the project's, but somebody's own."""

from bot.config.settings import HOME, cogs_in

COGS = frozenset(
    {
        "about",
        "archive",
        "ask",
        "check",
        "cogs",
        "compare",
        "kids",
        "mentions",
        "privacy",
        "quote",
        "read",
        "settings",
        "sources",
        "timeline",
        "who",
    }
)
"""The project's."""

OWN_COGS = sorted(set(cogs_in(HOME / "cogs")) - COGS)
