"""Which of the files in `cogs/` are not the project's, but somebody's own."""

from bot.config.settings import HOME
from bot.extending.finding import CogFolder

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

OWN_COGS = sorted({*CogFolder.of(HOME / "cogs").names} - COGS)
