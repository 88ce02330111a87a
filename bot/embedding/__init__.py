"""Turns texts into vectors, so that the search finds what is said in other words, or in another language."""
