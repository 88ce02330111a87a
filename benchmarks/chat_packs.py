"""Questions as people type them in a chat, written for this project, as packs of a few articles each.

`chat/folders.json` names the articles of each pack: stories invented for this project (`chat/stories`), or
articles of the public sets, which are not part of it: a pack with articles that are not here is left out.
`chat/<pack>.jsonl` has the questions; the passages that answer are kept as file, start and end, in characters
of the file as it is read.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.packs import PUBLIC, Gold, Pack, Question
from bot.archive import Archive
from bot.archive.reading import SourceFile, build_archive

CHAT = Path(__file__).parent / "chat"


def chat_packs() -> list[Pack]:
    """The packs whose articles are all here, in the order of their names.

    Raises:
        OSError: the list of the packs, or their questions, cannot be read.
    """
    folders: Mapping[str, list[str]] = json.loads((CHAT / "folders.json").read_text(encoding="utf-8"))
    here = {name: found for name, paths in sorted(folders.items()) if (found := _found(paths))}
    return [_pack(name, paths) for name, paths in here.items()]


def _found(paths: Sequence[str]) -> list[Path]:
    """Where the articles stand; none when one is missing."""
    places = [CHAT / path if path.startswith("stories/") else PUBLIC.parent / path for path in paths]
    return places if all(place.is_file() for place in places) else []


def _pack(name: str, paths: Sequence[Path]) -> Pack:
    archive = build_archive(SourceFile(path.name, path.read_bytes()) for path in paths)
    lines = (CHAT / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return Pack(name, archive, tuple(_question(archive, json.loads(line)) for line in lines))


def _question(archive: Archive, item: dict[str, object]) -> Question:
    match item:
        case {"id": str(id_), "question": str(text), "kind": str(kind), "gold": list(places)}:
            gold = tuple(Gold(file, archive.article(file).raw[start:end]) for file, start, end in places)
            return Question(id_, text, kind, gold)
    raise ValueError(f"not a question: {item}")
