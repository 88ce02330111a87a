"""Shared indexes for tests."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.archive.reading import SourceFile
from bot.search.embedder import Embedder
from bot.shared_index.opening import SharedIndex, SharedLibrary
from bot.shared_index.prepared import Prepared, Refused
from bot.shared_index.workers import Spread, locally
from bot.shared_index.writer import Writer, Written

THRESHOLD = 0.28


def sources(files: Mapping[str, str]) -> list[SourceFile]:
    return [SourceFile(name, text.encode()) for name, text in files.items()]


def write(
    uri: str, files: Mapping[str, str], embedder: Embedder | None = None, spread: Spread | None = None
) -> Written:
    """Bring the tables to hold these files."""
    writer = Writer(uri, embedder)
    try:
        return writer.write(sources(files), spread or locally(None, embedder), lambda one: one)
    finally:
        writer.close()


def read(uri: str, embedder: Embedder | None = None) -> SharedLibrary:
    """What is published there now."""
    return SharedIndex(uri, embedder, THRESHOLD).library()


class Counting:
    """Prepares like `locally`, and counts what it was given."""

    def __init__(self) -> None:
        self._spread = locally(None, None)
        self.files: list[str] = []

    def __call__(self, batches: Iterable[Sequence[SourceFile]]) -> Iterator[list[Prepared | Refused]]:
        for batch in batches:
            self.files += [source.name for source in batch]
            yield from self._spread([batch])
