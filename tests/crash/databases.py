"""What is worked out and can be made again: a file of vectors, and one that a newer version changes."""

import hashlib
import random
from contextlib import closing
from threading import Event

import numpy as np

from bot.search.embedder import Embedding
from bot.store.archives import FILE
from bot.store.database import open_database
from bot.store.snapshots import STEPS
from bot.store.vectors import VectorCache
from tests.crash.ledger import State, Telling
from tests.crash.scene import Scene

ROWS = 3000
DIMENSIONS = 64  # a SHA-512 has as many bytes
MOST_TEXTS = 60
LATER = (
    *STEPS,
    ("CREATE TABLE crowd (id INTEGER PRIMARY KEY, data BLOB NOT NULL)",),
    (
        f"""
        WITH RECURSIVE counted (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < {ROWS})
        INSERT INTO crowd SELECT n, zeroblob(500) FROM counted
        """,
    ),
    ("UPDATE crowd SET data = zeroblob(900)",),
    (
        "CREATE TABLE wider (id INTEGER PRIMARY KEY, data BLOB NOT NULL, more TEXT NOT NULL)",
        "INSERT INTO wider SELECT id, data, 'more' FROM crowd",
        "DROP TABLE crowd",
        "ALTER TABLE wider RENAME TO crowd",
    ),
)
"""As a later version may have them: long enough to be interrupted."""


class Changing(Scene):
    """A first start of a version whose archives are stored otherwise."""

    longest = 1.0

    def prepare(self, chance: random.Random) -> None:
        for file in self.data.glob(f"{FILE}*"):
            file.unlink()
        open_database(self.data / FILE, LATER[: chance.randrange(len(LATER))]).close()
        self.ledger.confirmed = {("rows",): ROWS}

    def work(self, tell: Telling, chance: random.Random) -> None:
        tell.ready()
        tell.begin()
        open_database(self.data / FILE, LATER).close()
        tell.end()
        Event().wait()

    def found(self) -> State:
        """Whatever the process had come to, the rest is done now."""
        with closing(open_database(self.data / FILE, LATER)) as connection:
            count = "SELECT count(*) FROM crowd WHERE length(data) = 900 AND more = 'more'"
            return {("rows",): connection.execute(count).fetchone()[0]}


class Vectors(Scene):
    """Vectors of passages are kept, and those of others removed."""

    def work(self, tell: Telling, chance: random.Random) -> None:
        cache = VectorCache.open(self.data, "made up", DIMENSIONS)
        tell.ready()
        while True:
            there = [str(key[0]) for key in self.ledger.confirmed]
            while len(there) < MOST_TEXTS:
                new = [f"text {chance.randrange(10**9)}" for _ in range(chance.randint(1, 20))]
                tell.begin(*(((text,), True) for text in new))
                cache.add(new, map(embedding, new))
                tell.end()
                there += new
            kept = chance.sample(there, MOST_TEXTS // 2)
            tell.begin(*(((text,), None) for text in there if text not in kept))
            cache.forget_all_but(kept)
            tell.end()
            self.ledger.confirmed = {(text,): True for text in kept}

    def found(self) -> State:
        cache = VectorCache.open(self.data, "made up", DIMENSIONS)
        texts = [str(key[0]) for key in self.ledger.known()]
        missing = set(cache.missing(texts))
        there = [text for text in texts if text not in missing]
        vectors = cache.load(there).matrix
        cache.close()
        return {
            (text,): bool(np.allclose(vector, embedding(text).vector, atol=1e-3))
            for text, vector in zip(there, vectors, strict=True)
        }


def embedding(text: str) -> Embedding:
    """One that the text tells."""
    bytes_ = np.frombuffer(hashlib.sha512(text.encode()).digest(), np.uint8).astype(np.float32)
    vector = bytes_ / np.linalg.norm(bytes_)
    return Embedding(vector, np.stack([vector] * 3))
