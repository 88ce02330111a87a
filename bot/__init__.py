"""Receipts: answers about a folder of news articles, each with the passage that says so."""

__version__ = "0.1.0"
