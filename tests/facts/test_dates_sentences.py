"""Sentences written for this project, with the days that a careful reader gives to each date expression."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.facts.written import dated

_HERE = Path(__file__).parent


def _sentences(language: str) -> list[Any]:
    lines = yaml.safe_load((_HERE / f"dates_{language}.yaml").read_text(encoding="utf-8"))
    return [pytest.param(language, line, id=line["text"][:40]) for line in lines]


@pytest.mark.parametrize(("language", "line"), [*_sentences("en"), *_sentences("nl")])
def test_sentence(language: str, line: dict[str, Any]) -> None:
    found = dated(line["text"], str(line.get("published", "2024-06-12")), language)
    expected = [(str(words), days and str(days)) for words, days in line["dates"]]

    assert [(_known_by(text, expected), days) for text, days in found] == expected


def _known_by(text: str, expected: list[tuple[str, str | None]]) -> str:
    """The expected words that the text found says more or less of: "late 19th century", "19th century"."""
    return next((words for words, _ in expected if words in text or text in words), text)
