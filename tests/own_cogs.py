"""Which of the files in `cogs/` are not the project's, but somebody's own."""

from bot.config.settings import HOME

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

_FOLDER = HOME / "cogs"
_FOUND = [*_FOLDER.glob("*.py"), *(package.parent for package in _FOLDER.glob("*/__init__.py"))]

OWN_COGS = sorted({path.stem for path in _FOUND} - COGS)
