"""Published (being built)."""

from collections.abc import Mapping

from bot.archive import Archive
from bot.facts.values import *


def date_articles(archive: Archive) -> dict[str, Published]:
    return {a.file: Published(None, "unknown") for a in archive.articles}
