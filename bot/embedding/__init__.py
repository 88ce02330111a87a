"""Turns texts into vectors, so that the search finds what is said in other words, or in another language."""

from bot.embedding.opening import ArticleEmbedding, open_embedder

__all__ = ["ArticleEmbedding", "open_embedder"]
