"""What a folder of articles holds, read once: later looks read only what is not as it was."""

import hashlib
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from bot.archive import Archive, Article, SkippedFile
from bot.archive.reading import SourceFile, UnusableFileError, read_article
from bot.store.folder import read_file
from bot.store.listing import FileState, LeftOutError, Listing
from bot.store.snapshots import KnownFile

Read = Callable[[str, int], bytes]

CHANGED = "it changed while it was read"
TICK = 20_000_000
"""Nanoseconds. File systems count time in steps of up to 10 ms: two changes in one leave the same state."""
UNCERTAIN = -1


@dataclass(frozen=True, slots=True)
class Contents:
    """Every file of a folder by name, and the articles among them by the name that they are cited by.

    `skipped` says why others were not even read. Files of the same bytes are one article.
    """

    files: Mapping[str, KnownFile] = field(default_factory=dict)
    skipped: Mapping[str, str] = field(default_factory=dict)
    articles: Mapping[str, Article] = field(default_factory=dict)

    def archive(self) -> Archive:
        """All of it as one value."""
        unusable = {name: known.unusable for name, known in self.files.items() if known.unusable is not None}
        left_out = {**self.skipped, **unusable}
        return Archive(self.articles.values(), [SkippedFile(*each) for each in left_out.items()])

    def is_like(self, before: "Contents") -> bool:
        """Whether it makes the same archive."""
        return (
            self.articles == before.articles
            and self.skipped == before.skipped
            and _reasons(self) == _reasons(before)
        )

    def is_told_by(self, before: "Contents") -> bool:
        """Whether `before` says of each file what this does, but for states that were uncertain then."""
        return self.files.keys() == before.files.keys() and all(
            known == (then := before.files[name])
            or (then.state.changed == UNCERTAIN and known.digest == then.digest)
            for name, known in self.files.items()
        )

    def changed(self, before: "Contents") -> frozenset[str]:
        """The articles that came, went, or have another text than before; other names are no change."""
        return frozenset(
            file
            for file in self.articles.keys() | before.articles.keys()
            if self.articles.get(file) is not before.articles.get(file)
            and _digest(self, file) != _digest(before, file)
        )


def unread(before: Contents, listing: Listing) -> list[str]:
    """The files that have to be read: new ones, and those that are not in the state in which they were."""
    return [
        name
        for name, found in listing.files.items()
        if (known := before.files.get(name)) is None
        or (known.state is not found.state and known.state != found.state)
    ]


def same(before: Contents, listing: Listing) -> bool:
    """Whether nothing has come, gone or changed."""
    return (
        before.files.keys() == listing.files.keys()
        and before.skipped == listing.skipped
        and not unread(before, listing)
    )


def take_up(
    before: Contents,
    listing: Listing,
    max_bytes: int,
    *,
    advance: Callable[[str], object] = lambda _name: None,
    read: Read = read_file,
) -> Contents:
    """What the folder holds now. Only articles that are new, or not as before, are worked out.

    `advance` is called with the name of each file that is done. A file that cannot be read is skipped.
    """
    now = time.time_ns()
    reading = _Reading(before, listing, max_bytes, read)
    articles: dict[str, Article] = {}
    unusable: dict[str, str] = {}
    for names in _by_content(reading.digests):
        still = list(names)
        try:
            article = reading.article(still)
        except UnusableFileError as reason:
            unusable |= dict.fromkeys(still, str(reason))
        else:
            articles[still[0]] = _named(article, still)
        for name in names:
            advance(name)
    unusable |= reading.failed
    files = {
        name: KnownFile(_certain(found.state, now), reading.digests.get(name, b""), unusable.get(name))
        for name, found in listing.files.items()
    }
    return Contents(files, listing.skipped, articles)


def _certain(state: FileState, now: int) -> FileState:
    """The state; one that no file is in when a change just after `now` might not show in it."""
    return replace(state, changed=UNCERTAIN) if abs(now - state.changed) < TICK else state


def _reasons(contents: Contents) -> dict[str, str | None]:
    return {name: known.unusable for name, known in contents.files.items()}


def _named(article: Article, names: list[str]) -> Article:
    """The article with its other names; itself when it has them."""
    also = tuple(names[1:])
    return article if article.also == also else replace(article, also=also)


class _Reading:
    """Reads what is new or not as it was; `digests` are of all that can be read, `failed` says why not."""

    def __init__(self, before: Contents, listing: Listing, max_bytes: int, read: Read) -> None:
        self._before, self._listing, self._max_bytes, self._read = before, listing, max_bytes, read
        self._data: dict[bytes, bytes] = {}
        self.digests = {name: known.digest for name, known in before.files.items() if known.digest}
        self.digests = {name: digest for name, digest in self.digests.items() if name in listing.files}
        self.failed = {
            name: known.unusable
            for name, known in before.files.items()
            if name in listing.files and not known.digest and known.unusable
        }
        for name in unread(before, listing):
            self._look_into(name)

    def article(self, names: list[str]) -> Article:
        """The article in files of the same bytes, from which those are taken that have changed since.

        Raises:
            UnusableFileError: it holds none, or no file is left.
        """
        name, digest = names[0], self.digests[names[0]]
        known = self._before.files.get(name)
        if known is not None and known.digest == digest:
            if known.unusable is not None:
                raise UnusableFileError(known.unusable)
            if name in self._before.articles:
                return self._before.articles[name]
        while digest not in self._data:  # so far it was cited by another name
            self._look_into(names[0])
            if self.digests.get(names[0]) != digest:
                changed = names.pop(0)
                self.digests.pop(changed, None)  # else it would stay unusable as long as it is the same
                self.failed[changed] = CHANGED
            if not names:
                raise UnusableFileError(CHANGED)
        return read_article(SourceFile(names[0], self._data.pop(digest)))

    def _look_into(self, name: str) -> None:
        self.digests.pop(name, None)
        self.failed.pop(name, None)
        try:
            data = self._read(self._listing.files[name].path, self._max_bytes)
        except LeftOutError as reason:
            self.failed[name] = str(reason)
        else:
            self.digests[name] = digest = hashlib.sha256(data).digest()
            self._data[digest] = data


def _by_content(digests: Mapping[str, bytes]) -> list[list[str]]:
    """The names of all files, those of the same bytes together, in order."""
    found: dict[bytes, list[str]] = {}
    for name in sorted(digests):
        found.setdefault(digests[name], []).append(name)
    return list(found.values())


def _digest(contents: Contents, file: str) -> bytes | None:
    return contents.files[file].digest if file in contents.articles else None
