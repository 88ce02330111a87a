"""The five seed articles against what `seeds.yaml` says of them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.archive import Archive
from bot.archive.reading import build_archive
from bot.archive.source import SourceFile
from bot.facts.values import Quotation
from tests.facts.quotes.quoted import quotations_of

SEEDS = Path(__file__).parents[3] / "seeds"
MARKED: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "seeds.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def archive() -> Archive:
    return build_archive(SourceFile(path.name, path.read_bytes()) for path in sorted(SEEDS.glob("*.txt")))


@pytest.fixture(scope="module")
def found(archive: Archive) -> tuple[Quotation, ...]:
    return quotations_of(archive)


def test_every_seed_is_marked(archive: Archive) -> None:
    assert sorted(MARKED) == [article.file for article in archive.articles]


@pytest.mark.parametrize("file", MARKED)
def test_exactly_the_marked_words_are_quotations(
    archive: Archive, found: tuple[Quotation, ...], file: str
) -> None:
    words = [[archive.text(part) for part in quotation.parts] for quotation in _of(found, file)]
    assert words == [row["parts"] for row in MARKED[file]["quotations"]]


@pytest.mark.parametrize("file", MARKED)
def test_every_quotation_has_its_speaker(archive: Archive, found: tuple[Quotation, ...], file: str) -> None:
    speakers = [
        (quotation.speaker.kind, quotation.speaker.name or (archive.text(words) if words else None))
        for quotation in _of(found, file)
        for words in [quotation.speaker.words]
    ]
    assert speakers == [(row["kind"], row["speaker"]) for row in MARKED[file]["quotations"]]


@pytest.mark.parametrize("file", MARKED)
def test_every_quotation_has_its_outlet_and_medium(found: tuple[Quotation, ...], file: str) -> None:
    sources = [(quotation.outlet, quotation.medium) for quotation in _of(found, file)]
    assert sources == [(row["outlet"], row["medium"]) for row in MARKED[file]["quotations"]]


@pytest.mark.parametrize("file", MARKED)
def test_the_same_words_are_found_in_other_files(found: tuple[Quotation, ...], file: str) -> None:
    files = {quotation.key: quotation.parts[0].file for quotation in found}
    others = [sorted({files[key] for key in quotation.same_as}) for quotation in _of(found, file)]
    assert others == [row.get("also in", []) for row in MARKED[file]["quotations"]]


@pytest.mark.parametrize("file", MARKED)
def test_titles_and_terms_are_no_quotations(
    archive: Archive, found: tuple[Quotation, ...], file: str
) -> None:
    words = {archive.text(part) for quotation in _of(found, file) for part in quotation.parts}
    assert words.isdisjoint(MARKED[file]["not quotations"])


def _of(found: tuple[Quotation, ...], file: str) -> Iterator[Quotation]:
    return (quotation for quotation in found if quotation.parts[0].file == file)
