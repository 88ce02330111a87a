"""Question packs: a folder of articles, questions about them, and the passages that answer."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.archive import Archive, Span
from bot.archive.reading import SourceFile, build_archive

PUBLIC = Path(__file__).parents[1] / "../shared/public/retrieval"

_WORD = re.compile(r"\w+")
_ENOUGH = 0.6  # share of the gold evidence's words that a passage must hold in one run


@dataclass(frozen=True, slots=True)
class Gold:
    """A passage that answers: its file and its words."""

    file: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question; without `gold` no article answers it."""

    id: str
    text: str
    kind: str
    gold: tuple[Gold, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """Articles with questions about them."""

    name: str
    archive: Archive
    questions: tuple[Question, ...]


def load_pack(folder: Path) -> Pack:
    """The pack in `folder`: `articles/*.txt` and `questions.jsonl`.

    Raises:
        OSError: a file is missing or cannot be read.
    """
    sources = [
        SourceFile(path.name, path.read_bytes()) for path in sorted((folder / "articles").glob("*.txt"))
    ]
    lines = (folder / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    return Pack(folder.name, build_archive(sources), tuple(_question(line) for line in lines if line.strip()))


def public_packs() -> list[Pack]:
    """The packs of the public folder, none where it is absent."""
    return [load_pack(path.parent) for path in sorted(PUBLIC.glob("*/questions.jsonl"))]


def first_hit(archive: Archive, spans: Sequence[Span], gold: Iterable[Gold]) -> int | None:
    """The place (from 0) of the first of `spans` that is one of the gold passages."""
    wanted = [(item.file, _words(item.evidence)) for item in gold]
    for at, span in enumerate(spans):
        words = _words(archive.text(span))
        if any(
            span.file == file and _run(evidence, words) >= _ENOUGH * len(evidence)
            for file, evidence in wanted
        ):
            return at
    return None


def _question(line: str) -> Question:
    item = json.loads(line)
    gold = tuple(Gold(one["file"], one["evidence"]) for one in item["gold"])
    return Question(item["id"], item["question"], item["kind"], gold if item["answerable"] else ())


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _run(first: Sequence[str], second: Sequence[str]) -> int:
    """The length of the longest run of words that both have."""
    longest, before = 0, [0] * (len(second) + 1)
    for word in first:
        now = [0] * (len(second) + 1)
        for at, other in enumerate(second):
            if word == other:
                now[at + 1] = before[at] + 1
        longest, before = max(longest, *now), now
    return longest
