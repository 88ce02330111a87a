"""Articles written for tests, and their quotations in a shape that is short to compare."""

from bot.archive import Archive
from bot.archive.reading import build_archive
from bot.archive.source import SourceFile
from bot.facts.names import Names
from bot.facts.quotes import find_quotations
from bot.facts.values import Quotation


def archive_of(*texts: str) -> Archive:
    """An archive of articles `0.txt`, `1.txt` and so on."""
    return build_archive(SourceFile(f"{n}.txt", text.encode()) for n, text in enumerate(texts))


def quotations_of(archive: Archive) -> tuple[Quotation, ...]:
    """The quotations of an archive."""
    return find_quotations(archive, Names(archive))


def quotations(*texts: str) -> tuple[Quotation, ...]:
    """The quotations of these articles."""
    return quotations_of(archive_of(*texts))


def parts(text: str) -> list[tuple[str, ...]]:
    """The words of each quotation of one article, a tuple a quotation."""
    archive = archive_of(text)
    return [tuple(archive.text(part) for part in found.parts) for found in quotations_of(archive)]


def speakers(text: str) -> list[tuple[str, str | None]]:
    """For each quotation of one article the speaker's kind, and their name or the words that stand for it."""
    archive = archive_of(text)
    return [
        (
            found.speaker.kind,
            found.speaker.name or (archive.text(words) if (words := found.speaker.words) else None),
        )
        for found in quotations_of(archive)
    ]


def sources(text: str) -> list[tuple[str | None, str | None]]:
    """For each quotation of one article its outlet and its medium."""
    return [(found.outlet, found.medium) for found in quotations(text)]
