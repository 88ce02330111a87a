"""What a word is: the patterns that everything shares which reads words."""

import re

WORD = re.compile(r"[^\W_]+")
"""Letters and figures in a row."""

# Plain letters are tried first: their set is looked up faster, and most words are made of nothing else.
LETTERS = re.compile(r"[a-zA-Z]+[^\W\d_]*|[^\W\d_]+")
"""Letters in a row."""

LONG_WORD = re.compile(r"[^\W\d_]{3,}")
"""Three letters or more: what is left of most texts without their small words."""

COMPOUND = re.compile(r"(?:[a-zA-Z0-9]+[^\W_]*|[^\W_]+)(?:[-'’.&][^\W_]+)*")
"""A word with the marks inside it: "father-in-law", "didn't", "U.S", "AT&T"."""
