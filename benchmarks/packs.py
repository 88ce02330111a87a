"""Question packs: a folder of articles, questions about them, and the passages that answer."""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bot.archive import Archive, Span
from bot.archive.reading import SourceFile, build_archive

_HERE = Path(__file__).parents[1]
PUBLIC = _HERE / "../shared/public/retrieval"
PRACTICE = _HERE / "../shared/questions/dev.jsonl"  # questions about the articles in `seeds`
SEEDS = _HERE / "seeds"

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
    """Articles with questions about them.

    Evidence of at most `whole` words must stand in a passage in full: so short a piece of it says nothing.
    """

    name: str
    archive: Archive
    questions: tuple[Question, ...]
    whole: int = 0

    def first_hit(self, spans: Sequence[Span], gold: Iterable[Gold]) -> int | None:
        """The place (from 0) of the first of `spans` that is one of the gold passages."""
        return first_hit(self.archive, spans, gold, self.whole)

    def originals(self) -> list[Question]:
        """The questions without their misspelt copies, whose ids are those of the originals with a "t"."""
        ids = {question.id for question in self.questions}
        return [one for one in self.questions if not (one.id.endswith("t") and one.id[:-1] in ids)]


def load_pack(folder: Path) -> Pack:
    """The pack in `folder`: `articles/*.txt` and `questions.jsonl`.

    Raises:
        OSError: a file is missing or cannot be read.
    """
    return Pack(folder.name, _archive(folder / "articles"), _questions(folder / "questions.jsonl"))


def practice_pack() -> Pack:
    """The practice questions over the articles that come with the bot.

    Raises:
        OSError: the questions are not here.
    """
    return Pack("seeds", _archive(SEEDS), _questions(PRACTICE), whole=4)


def packs_here() -> dict[str, Callable[[], Pack]]:
    """How to read each pack that this machine has, by name; reading them takes seconds."""
    here: dict[str, Callable[[], Pack]] = {
        path.parent.name: partial(load_pack, path.parent) for path in sorted(PUBLIC.glob("*/questions.jsonl"))
    }
    return here | {"seeds": practice_pack} if PRACTICE.is_file() else here


def public_packs() -> list[Pack]:
    """The packs of the public folder, none where it is absent."""
    return [load_pack(path.parent) for path in sorted(PUBLIC.glob("*/questions.jsonl"))]


def first_hit(archive: Archive, spans: Sequence[Span], gold: Iterable[Gold], whole: int = 0) -> int | None:
    """The place (from 0) of the first of `spans` that holds most of a gold passage in one run of words."""
    wanted = [(item.file, _words(item.evidence)) for item in gold]
    for at, span in enumerate(spans):
        words = _words(archive.text(span))
        if any(
            span.file == file
            and _run(evidence, words) >= len(evidence) * (1 if len(evidence) <= whole else _ENOUGH)
            for file, evidence in wanted
        ):
            return at
    return None


def _archive(folder: Path) -> Archive:
    return build_archive(SourceFile(path.name, path.read_bytes()) for path in sorted(folder.glob("*.txt")))


def _questions(path: Path) -> tuple[Question, ...]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(_question(line) for line in lines if line.strip())


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
