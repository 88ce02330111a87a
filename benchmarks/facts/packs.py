"""The public packs for facts, and the scorer that lies beside them."""

import importlib.util
import json
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from bot.archive import Archive
from bot.archive.reading import SourceFile, build_archive
from bot.cli.records import Record, article_records, date_records, quote_records
from bot.facts import Facts
from bot.library import Library
from bot.search import Search

PUBLIC = Path(__file__).parents[2] / "../shared/public"

Scores = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class FactPack:
    """Articles with facts marked by hand; `task` is what the scorer calls them."""

    name: str
    task: str
    folder: Path

    def sources(self) -> list[SourceFile]:
        """The articles as read from the disk."""
        return [SourceFile(one.name, one.read_bytes()) for one in sorted(self.folder.glob("articles/*.txt"))]

    def score(self, found: Sequence[Record]) -> Scores:
        """What the scorer says of these records, in percent."""
        with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
            json.dump(found, file)
            file.flush()
            gold = self.folder if self.task == "clutter" else self.folder / "gold.jsonl"
            result, _ = getattr(_scorer(), self.task)(str(gold), file.name)
        return _FIGURES[self.task](result)

    def record(self, archive: Archive) -> list[Record]:
        """What this project finds, as the scorer reads it."""
        facts = Facts.of(archive)
        return _RECORDS[self.task](Library(archive, facts, Search(archive, facts)))


PACKS = (
    FactPack("dates, MEANTIME", "dates", PUBLIC / "dates/meantime"),
    FactPack("dates, TimeBank and AQUAINT", "dates", PUBLIC / "dates/timebank-aquaint"),
    FactPack("quotations, PolNeAR", "quotes", PUBLIC / "quotes/polnear-dev"),
    FactPack("clutter", "clutter", PUBLIC / "clutter/aeb-a"),
)


def packs_here() -> list[FactPack]:
    """Those whose articles lie beside this checkout."""
    return [pack for pack in PACKS if (pack.folder / "articles").is_dir()]


def archive_of(pack: FactPack) -> Archive:
    """The pack's articles, read anew: rules that are switched off are so for reading, too."""
    return build_archive(pack.sources())


@cache
def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_packs", PUBLIC / "score_packs.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(PUBLIC / "score_packs.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _dates(result: Any) -> Scores:
    return {"value F1": result["all"]["value"]["F1"], "datable": result["datable"]["value"]["F1"]}


def _quotes(result: Any) -> Scores:
    return {
        "end-to-end F1": result["end_to_end"]["F1"],
        "precision": result["precision_5"],
        "recall": result["recall_5"],
        "speaker": result["speaker_accuracy"],
    }


def _clutter(result: Any) -> Scores:
    return {"F1": result["line"]["F1"], "content words lost": result["content_words_lost"]}


_FIGURES: Mapping[str, Callable[[Any], Scores]] = {"dates": _dates, "quotes": _quotes, "clutter": _clutter}
_RECORDS: Mapping[str, Callable[[Library], list[Record]]] = {
    "dates": date_records,
    "quotes": quote_records,
    "clutter": article_records,
}
