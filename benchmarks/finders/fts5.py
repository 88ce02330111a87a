"""SQLite's full-text search (FTS5), as https://www.sqlite.org/fts5.html describes it."""

import sqlite3
import weakref
from collections.abc import Callable, Iterable

from benchmarks.finders.finder import MOST, Found, Passages, words
from bot.archive import Archive


class FTS5:
    """A table in memory, ranked by FTS5's own bm25; a passage needs only one of the question's terms."""

    def __init__(self, archive: Archive, tokenizer: str, terms: Callable[[str], Iterable[str]]) -> None:
        self._passages = Passages(archive)
        self._terms = terms
        self._table = sqlite3.connect(":memory:")
        weakref.finalize(self, self._table.close)
        self._table.execute(f"CREATE VIRTUAL TABLE passages USING fts5(text, tokenize='{tokenizer}')")
        self._table.executemany(
            "INSERT INTO passages(rowid, text) VALUES (?, ?)", enumerate(self._passages.texts)
        )

    @classmethod
    def porter(cls, archive: Archive) -> "FTS5":
        """Words by their Porter stems."""
        return cls(archive, "porter unicode61", words)

    @classmethod
    def trigram(cls, archive: Archive) -> "FTS5":
        """Every three letters in a row: a misspelt word still shares most of them with the right one."""
        return cls(archive, "trigram", trigrams)

    def find(self, question: str) -> Found:
        """The passages with the best rank."""
        terms = dict.fromkeys(self._terms(question))
        if not terms:
            return Found([], 0.0)
        # Within double quotes FTS5 takes everything literally, and a word holds no quotation mark.
        query = " OR ".join(f'"{term}"' for term in terms)
        rows = self._table.execute(
            "SELECT rowid, -rank FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT ?", (query, MOST)
        )
        return self._passages.ranked(rows.fetchall())


def trigrams(text: str) -> list[str]:
    """Every three characters in a row within each word of `text`."""
    return [word[at : at + 3] for word in words(text) for at in range(len(word) - 2)]
