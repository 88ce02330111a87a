"""Files as people have them -> article files as the archive reads them, made where they can do no harm."""

from bot.extracting.child import extract
from bot.extracting.queue import Extractions
from bot.extracting.values import Extracted, Reason, Refused, Request, Result, Understood

SUFFIXES = (".txt", ".md", ".html", ".htm", ".pdf")
"""The endings of the files that are taken."""

__all__ = [
    "SUFFIXES",
    "Extracted",
    "Extractions",
    "Reason",
    "Refused",
    "Request",
    "Result",
    "Understood",
    "extract",
]
