"""A question in, the passages that answer it out, or an honest no."""

from bot.search.answer import Answer, Citation, Correction
from bot.search.features import Means
from bot.search.matcher import Matcher, closest, nearest, suggest
from bot.search.search import Search

__all__ = [
    "Answer",
    "Citation",
    "Correction",
    "Matcher",
    "Means",
    "Search",
    "closest",
    "nearest",
    "suggest",
]
