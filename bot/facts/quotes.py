"""Quotes (being built)."""

from collections.abc import Mapping

from bot.archive import Archive
from bot.facts.values import *


def find_quotations(archive: Archive) -> tuple[Quotation, ...]:
    return ()
