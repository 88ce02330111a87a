"""Short articles in English and Dutch, with what a careful reader marks in them (cases_*.yaml)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.archive import Archive
from bot.facts.values import Quotation
from tests.facts.quotes.quoted import archive_of, quotations_of

_LANGUAGES = ("english", "dutch")


def _cases() -> Iterator[Any]:
    for language in _LANGUAGES:
        text = (Path(__file__).parent / f"cases_{language}.yaml").read_text(encoding="utf-8")
        for case in yaml.safe_load(text):
            yield pytest.param(case, id=f"{language}: {case['case']}")


def _described(archive: Archive, found: Quotation, wanted: dict[str, Any], keys: list[str]) -> dict[str, Any]:
    """A quotation in the words of the case; only what the case speaks of."""
    speaker = found.speaker
    words = archive.text(speaker.words) if speaker.words else None
    told: dict[str, Any] = {"parts": [archive.text(part) for part in found.parts]}
    if speaker.name is not None:
        told["by"] = speaker.name
    elif speaker.kind == "anonymous" and "open" not in wanted:
        told["anonymous"] = words
    else:
        told["open"] = words
    told |= {"outlet": found.outlet, "medium": found.medium, "shown": words}
    told["same"] = sorted(keys.index(key) for key in found.same_as)
    always = {"parts", "by", "anonymous", "open", "same"}
    return {key: value for key, value in told.items() if key in always or key in wanted}


@pytest.mark.parametrize("case", list(_cases()))
def test_a_careful_reader_marks_the_same(case: dict[str, Any]) -> None:
    archive = archive_of(*case["articles"])
    found = quotations_of(archive)
    keys = [each.key for each in found]
    wanted = [{"same": [], **each} for each in case["quotations"]]
    padded = wanted + [{}] * (len(found) - len(wanted))
    assert [
        _described(archive, each, want, keys) for each, want in zip(found, padded, strict=False)
    ] == wanted
