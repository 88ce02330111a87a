"""Bytes of a file -> Article."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.archive.archive import Archive, SkippedFile
from bot.archive.article import Article, Passage
from bot.archive.span import Span


class UnusableFileError(Exception):
    """The file cannot be used as an article; the message says why in one sentence for the operator."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as it came from the folder: its name, relative and with forward slashes, and its bytes."""

    name: str
    data: bytes


def read_article(source: SourceFile) -> Article:
    """Decode one file and mark what it holds.

    Raises:
        UnusableFileError: nothing in the file can be cited.
    """
    raw = source.data.decode("utf-8", "replace")
    if not raw.strip():
        raise UnusableFileError("it is empty")
    paragraphs, passages = [], []
    for line in re.finditer(r"[^\r\n]*\S[^\r\n]*", raw):
        paragraphs.append(Span(source.name, line.start(), line.end()))
        cuts = [m.end() for m in re.finditer(r'[.!?]["”’]?\s+(?=["“A-Z])', line.group())]
        sentences = [
            Span(source.name, line.start() + a, line.start() + b)
            for a, b in zip([0, *cuts], [*cuts, len(line.group())], strict=True)
        ]
        passages += [Passage(s, paragraphs[-1], len(paragraphs)) for s in sentences]
    digest = hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest()
    language = "nl" if len(re.findall(r"\b(?:het|een|van|de|en)\b", raw)) > 40 else "en"
    return Article(source.name, raw, digest, language, None, None, None, (), tuple(paragraphs), tuple(passages))


def build_archive(sources: Iterable[SourceFile], skipped: Iterable[SkippedFile] = ()) -> Archive:
    """Read every file; one that cannot be used is listed in `skipped` with its reason, and the rest works."""
    articles, left_out = [], list(skipped)
    for source in sources:
        try:
            articles.append(read_article(source))
        except UnusableFileError as reason:
            left_out.append(SkippedFile(source.name, str(reason)))
    return Archive(articles, left_out)
