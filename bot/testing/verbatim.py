"""The promise that no card may break: what is shown as a file's words stands in it, outside of clutter."""

from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz, process

from bot.archive import Archive, Span
from bot.testing.showing import Quoted, quoted

SHOWN_AT_MOST = 200


def verbatim_problems(texts: Iterable[str], archive: Archive) -> list[str]:
    """A sentence for each quote block in `texts` that is no slice of the file named under it, or clutter."""
    return [problem for block in quoted(texts) for problem in _problems(block, archive)]


def stands_in(archive: Archive, file: str, words: str) -> bool:
    """Whether `words` are a slice of `file` at a place that no clutter touches.

    Raises:
        KeyError: the archive has no such file.
    """
    clutter = archive.article(file).clutter
    return any(not any(map(place.overlaps, clutter)) for place in _places(archive, file, words))


def nearest(file: str, files: Iterable[str]) -> str | None:
    """That of `files` which `file` may be a slip for."""
    found = process.extractOne(file, list(files), scorer=fuzz.ratio)
    return found[0] if found else None


def _problems(block: Quoted, archive: Archive) -> Iterator[str]:
    words, file = _short(block.words), block.file
    if not block.words:
        yield "an empty quote block"
    elif file is None:
        yield (
            f"no file is named under the quotation “{words}”: `cards.add_receipts` and `cards.cited` write "
            "the line with the file (`-# file.txt · …`) under each"
        )
    elif file not in archive.files:
        like = nearest(file, archive.files)
        yield f"“{file}”, named under a quotation, is none of the articles" + (
            f" (like {like})" if like else ""
        )
    elif not _places(archive, file, block.words):
        yield f"“{words}” does not stand in {file}; the nearest there is “{_nearest_words(archive, block)}”"
    elif not stands_in(archive, file, block.words):
        yield f"“{words}” stands in {file} only among what is marked as clutter, which is never cited"


def _places(archive: Archive, file: str, words: str) -> list[Span]:
    raw, found = archive.article(file).raw, []
    start = raw.find(words)
    while start >= 0:
        found.append(Span(file, start, start + len(words)))
        start = raw.find(words, start + 1)
    return found


def _nearest_words(archive: Archive, block: Quoted) -> str:
    raw = archive.article(block.file or "").raw
    found = fuzz.partial_ratio_alignment(block.words, raw)
    return _short(raw[found.dest_start : found.dest_end]) if found else ""


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= SHOWN_AT_MOST else f"{line[:SHOWN_AT_MOST]}…"
