"""Several processes on the same tables."""

import multiprocessing
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from multiprocessing.queues import Queue
from pathlib import Path

from bot.archive.reading import SourceFile
from bot.shared_index import writer
from bot.shared_index.prepared import Prepared, Refused, prepare
from tests.search.fake_embedder import FakeEmbedder
from tests.search.invented_articles import FILES
from tests.shared_index.made import Counting, read, write

QUESTION = "who built the lighthouse of Brenhaven"
NEWER = {"lighthouse.txt": "The lighthouse of Brenhaven was built by the mason Ines Duarte."}

spawn = multiprocessing.get_context("spawn")


def answers(uri: str, until: str, told: "Queue[list[str]]") -> None:
    """Asks again and again until an answer holds `until`, and tells every answer that there was."""
    library, found = read(uri, FakeEmbedder()), list[str]()
    while not found or until not in found[-1]:
        library = library.newer() or library
        passage = library.search.ask(QUESTION).citations[0].passage
        found.append(library.archive.text(passage.span))
    told.put(found)


def test_readers_see_the_old_edition_until_the_new_one_is_whole(uri: str, embedder: FakeEmbedder) -> None:
    write(uri, FILES, embedder)
    told: Queue[list[str]] = spawn.Queue()
    readers = [spawn.Process(target=answers, args=(uri, "Ines Duarte", told)) for _ in range(2)]
    for reader in readers:
        reader.start()
    held = read(uri, embedder)
    write(uri, NEWER | {"orchard.txt": FILES["orchard.txt"]}, embedder)
    for found in [told.get(timeout=120) for _ in readers]:
        assert all("Marta Lindqvist" in one or "Ines Duarte" in one for one in found)
    for reader in readers:
        reader.join()
        assert reader.exitcode == 0
    # Whoever has not looked since still has all of the edition that was there.
    cited = held.search.ask(QUESTION).citations[0].passage.span
    assert "Marta Lindqvist" in held.archive.text(cited)


class Slow(Counting):
    """Prepares one file after the other, and after some of them waits to be killed."""

    def __init__(self, reached: Path) -> None:
        super().__init__()
        self._reached = reached

    def __call__(self, batches: Iterable[Sequence[SourceFile]]) -> Iterator[list[Prepared | Refused]]:
        for at, source in enumerate(chain.from_iterable(batches)):
            if at == 3:
                self._reached.touch()
                time.sleep(600)
            yield prepare([source], None, None)


def write_slowly(uri: str, files: dict[str, str], reached: Path) -> None:
    writer.COMMIT = 1
    write(uri, files, None, Slow(reached))


def test_a_writer_that_was_killed_is_gone_on_from_by_the_next(uri: str, tmp_path: Path) -> None:
    reached = tmp_path / "reached"
    files = FILES | {"a.txt": "A tram ran to Dunmoor.", "b.txt": "Another tram ran to Ijsveld."}
    process = spawn.Process(target=write_slowly, args=(uri, files, reached))
    process.start()
    while not reached.exists():
        assert process.is_alive()
        time.sleep(0.05)
    process.kill()
    process.join()
    counting = Counting()
    write(uri, files, spread=counting)
    assert len(counting.files) == 2
    assert read(uri).archive.files == sorted(files)
