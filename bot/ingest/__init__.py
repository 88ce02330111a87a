"""Folders of articles kept up to date: what is read again, what is remembered, and what changes mean."""
