"""A folder of articles that changes, the library that follows it, and what is stored of it."""

import hashlib
import random
import threading
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from bot.archive.reading import build_archive
from bot.ingest import watching
from bot.ingest.keeper import Keeper
from bot.ingest.making import Making
from bot.ingest.shelf import KeptShelf
from bot.library import Library
from bot.store.archives import ArchiveStore
from bot.store.facts import packed_facts
from bot.store.folder import read_folder
from bot.store.snapshots import Key as ArchiveKey
from bot.store.snapshots import Snapshot
from tests.crash.ledger import State, Telling
from tests.crash.scene import Scene

NAME = "news"
SNAPSHOT = ("snapshot",)
TOWNS = ("Alton", "Bergum", "Corvo", "Dunmore", "Elst", "Farsund", "Gdansk", "Harlow", "Imst", "Jever")


class Following(Scene):
    """A bot whose articles come and go while it works them out and stores them."""

    longest = 4.0

    def __init__(self, data: Path) -> None:
        super().__init__(data)
        self.folder = data / "articles"
        self.folder.mkdir()
        self._sacks = 100
        self._unfinished: tuple[Path, str] | None = None
        self._write("Alton")

    def work(self, tell: Telling, chance: random.Random) -> None:
        watching._SECONDS_OF_QUIET = 0.0  # else it is hardly ever killed in it
        store = ToldStore(self.data, tell)
        keeper = Keeper(NAME, self.folder, Making(), store)
        tell.ready()
        keeper.open()
        keeper.save()
        KeptShelf([keeper], store).follow()
        threading.Event().wait()

    def meanwhile(self, chance: random.Random) -> None:
        self.afterwards()
        town = chance.choice(TOWNS)
        file, other = self._file(town), self._file(chance.choice(TOWNS))
        match chance.randrange(6):
            case 0 if file.exists() and len(list(self.folder.iterdir())) > 1:
                file.unlink()
            case 1 if file.exists():  # a copy, which stays after the next change to the first
                other.write_text(file.read_text())
            case 2:
                text = self._text(town)
                file.write_text(text[:60])
                self._unfinished = file, text
            case _:
                self._write(town)

    def afterwards(self) -> None:
        """What was written in halves gets its other half."""
        if self._unfinished:
            file, text = self._unfinished
            file.write_text(text)
            self._unfinished = None

    def found(self) -> State:
        snapshot = ArchiveStore(self.data).load(self._key)
        return {} if snapshot is None else {SNAPSHOT: _print_of(snapshot)}

    def wrong(self) -> Sequence[str]:
        """Where a bot that starts now knows or answers other than one that never stored anything."""
        keeper = Keeper(NAME, self.folder, Making(), ArchiveStore(self.data))
        library, fresh = keeper.open(), self._fresh()
        complaints = [] if keeper.save() else ["it cannot be stored"]
        complaints += [what for what in ("articles", "facts") if _known(library)[what] != _known(fresh)[what]]
        complaints += [f"{one.file}: {one.reason}" for one in library.archive.skipped if complaints]
        again = Keeper(NAME, self.folder, Making(), ArchiveStore(self.data)).open()
        for town in TOWNS:
            counts = self._counts(town)
            for each in (library, again):
                said = _answer(each, town)
                if said != _answer(fresh, town) or (
                    town in said and not any(f" {one} " in said for one in counts)
                ):
                    complaints.append(f"{town}: {said!r} in place of {counts}")
        self.ledger.confirmed = self.found()
        return complaints

    @cached_property
    def _key(self) -> ArchiveKey:
        return ArchiveKey(NAME, str(self.folder.resolve()), Making().made)

    def _fresh(self) -> Library:
        contents = read_folder(self.folder)
        return Making().fresh(build_archive(contents.sources, contents.skipped))

    def _file(self, town: str) -> Path:
        return self.folder / f"{town}.txt"

    def _write(self, town: str) -> None:
        self._file(town).write_text(self._text(town))

    def _text(self, town: str) -> str:
        self._sacks += 1
        return (
            f"The mill in {town}\n\n"
            f"The mill in {town} holds {self._sacks} sacks of flour, the miller said on 4 May 2021.\n\n"
            f'"Nobody counts them in {town} but me," Anna Brand, 47, told the Valley Times.\n'
        )

    def _counts(self, town: str) -> set[str]:
        """How many sacks the files that are there say the town has: its own, and copies of what it was."""
        texts = [file.read_text() for file in self.folder.iterdir()]
        beginning = f"The mill in {town} holds "
        return {text.partition(beginning)[2].partition(" ")[0] for text in texts if beginning in text}


class ToldStore(ArchiveStore):
    """One that says when it stores and when it has."""

    def __init__(self, folder: Path, tell: Telling) -> None:
        super().__init__(folder)
        self._tell = tell

    def save(self, key: ArchiveKey, snapshot: Snapshot) -> bool:
        self._tell.begin((SNAPSHOT, _print_of(snapshot)))
        done = super().save(key, snapshot)
        if done:
            self._tell.end()
        return done


def _print_of(snapshot: Snapshot) -> str:
    digests = sorted((name, known.digest.hex()) for name, known in snapshot.files.items())
    articles = sorted((article.file, article.digest) for article in snapshot.articles)
    return hashlib.sha256(repr((digests, articles)).encode()).hexdigest()[:12]


def _known(library: Library) -> dict[str, object]:
    facts = {name: list(pieces) for name, pieces in packed_facts(library.facts).items()}
    return {
        "articles": [(each.file, each.raw, each.also) for each in library.archive.articles],
        "facts": facts,
    }


def _answer(library: Library, town: str) -> str:
    answer = library.search.ask(f"how many sacks of flour does the mill in {town} hold")
    found = [library.archive.text(each.passage.span) for each in answer.citations[:1] if answer.found]
    return "".join(found)
