"""What is too much for one article, whatever its size: files made to keep the bot busy, or data."""

from bot.archive.source import UnusableFileError

MOST_LINES = 200_000
"""Each takes up to a fifth of a millisecond; a very long book has 70,000."""
MOST_SENTENCES = 400_000
"""By the marks that may end one, abbreviations included; a very long book has 60,000 of them."""

_LINE_ENDS = "\n\r"
_SENTENCE_ENDS = ".!?…。！？"


def check_extent(text: str) -> None:
    """Raise before any work is done on a text that would take minutes.

    Raises:
        UnusableFileError: it has too many lines or sentences.
    """
    if len(text) <= min(MOST_LINES, MOST_SENTENCES):
        return
    if max(map(text.count, _LINE_ENDS)) > MOST_LINES:
        raise UnusableFileError(f"it has more than {MOST_LINES:,} lines, which no article has")
    if sum(map(text.count, _SENTENCE_ENDS)) > MOST_SENTENCES:
        raise UnusableFileError(f"it has more than {MOST_SENTENCES:,} sentences, which no article has")
