"""Turns texts into vectors, so that the search finds what is said in other words, or in another language."""

from bot.embedding.archive import embed_archive
from bot.embedding.opening import open_embedder

__all__ = ["embed_archive", "open_embedder"]
