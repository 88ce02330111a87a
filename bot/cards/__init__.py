"""Answers as Discord shows them: layouts made from spans, with buttons that carry their own state."""
